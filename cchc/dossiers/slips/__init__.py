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
from cchc.dossiers.slips.register import workbook
from cchc.dossiers.slips.versions import FormCode, Version, version_on
from cchc.dossiers.slips.wording import symbol

__all__ = [
    "Apology",
    "Authorised",
    "Contact",
    "ControlSlip",
    "Desk",
    "Ended",
    "FormCode",
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
    "symbol",
    "version_on",
    "workbook",
]
