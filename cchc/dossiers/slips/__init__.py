"""The forms of the one-stop shop, from facts to what the paper says: docs/rules/slips.md.

Values only: no Django, no database, no clock.
"""

from cchc.dossiers.slips.composing import compose
from cchc.dossiers.slips.facts import (
    Apology,
    Authorised,
    Contact,
    ControlSlip,
    Desk,
    Ended,
    Handing,
    IncidentLetter,
    LookUp,
    PaperLine,
    Person,
    Receipt,
    Refusal,
    Register,
    RegisterLine,
    SlipFacts,
    StopNotice,
    SupplementItem,
    SupplementRequest,
)
from cchc.dossiers.slips.form_ii06a import COLUMNS as II06A_COLUMNS
from cchc.dossiers.slips.form_ii06a import (
    FormII06a,
    days_of,
    form_ii06a,
    form_workbook,
    total_of,
)
from cchc.dossiers.slips.register import workbook
from cchc.dossiers.slips.versions import FormCode, Version, version_on
from cchc.dossiers.slips.wording import symbol

__all__ = [
    "II06A_COLUMNS",
    "Apology",
    "Authorised",
    "Contact",
    "ControlSlip",
    "Desk",
    "Ended",
    "FormCode",
    "FormII06a",
    "Handing",
    "IncidentLetter",
    "LookUp",
    "PaperLine",
    "Person",
    "Receipt",
    "Refusal",
    "Register",
    "RegisterLine",
    "SlipFacts",
    "StopNotice",
    "SupplementItem",
    "SupplementRequest",
    "Version",
    "compose",
    "days_of",
    "form_ii06a",
    "form_workbook",
    "symbol",
    "total_of",
    "version_on",
    "workbook",
]
