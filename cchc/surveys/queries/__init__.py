"""Every read of this room."""

from cchc.surveys.queries.catalogue import (
    Sheet,
    asked_now,
    edition_for,
    questionnaire_for,
    questionnaires_of,
    sheets_of,
)
from cchc.surveys.queries.inviting import (
    Invitation,
    asking_agencies,
    asking_agency,
    invitation,
    mark_by_pin,
)

__all__ = [
    "Invitation",
    "Sheet",
    "asked_now",
    "asking_agencies",
    "asking_agency",
    "edition_for",
    "invitation",
    "mark_by_pin",
    "questionnaire_for",
    "questionnaires_of",
    "sheets_of",
]
