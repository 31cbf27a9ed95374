"""Every read of this room."""

from cchc.dossiers.queries.acts import open_acts
from cchc.dossiers.queries.chains import missing_links
from cchc.dossiers.queries.lists import (
    AtRisk,
    LateWork,
    MaskedRow,
    PublicLate,
    agencies_to_warn,
    at_risk,
    late_work,
    masked_list,
    masked_row,
    public_late,
    queue,
)
from cchc.dossiers.queries.lookup import by_pin, by_token, dates_of, pin_of, with_code
from cchc.dossiers.queries.reach import (
    escalated,
    get_for,
    overdue,
    person_of,
    visible_to,
    with_code_for,
)

__all__ = [
    "AtRisk",
    "LateWork",
    "MaskedRow",
    "PublicLate",
    "agencies_to_warn",
    "at_risk",
    "by_pin",
    "by_token",
    "dates_of",
    "escalated",
    "get_for",
    "late_work",
    "masked_list",
    "masked_row",
    "missing_links",
    "open_acts",
    "overdue",
    "person_of",
    "pin_of",
    "public_late",
    "queue",
    "visible_to",
    "with_code",
    "with_code_for",
]
