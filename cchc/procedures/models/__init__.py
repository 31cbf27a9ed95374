"""The catalogue: fields, procedures, their versions, and what a version lists."""

from cchc.procedures.models.bringing import CatalogueImport
from cchc.procedures.models.catalogue import Field, Procedure
from cchc.procedures.models.papers import Form, FormField, Paper
from cchc.procedures.models.version import LegalBasis, ProcedureVersion, Result, Step

__all__ = [
    "CatalogueImport",
    "Field",
    "Form",
    "FormField",
    "LegalBasis",
    "Paper",
    "Procedure",
    "ProcedureVersion",
    "Result",
    "Step",
]
