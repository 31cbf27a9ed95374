"""Whom a mark invites to answer what."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.dossiers import queries as dossiers
from cchc.dossiers.models import Dossier
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency
from cchc.surveys.choices import EditionState
from cchc.surveys.models import Answered, Questionnaire
from cchc.surveys.queries.catalogue import Sheet, sheets_of
from cchc.surveys.rules.answering import is_open


@dataclass(frozen=True)
class Invitation:
    """What is asked about which procedure; nothing of whose dossier it is."""

    agency: Agency
    procedure: str
    sheets: tuple[Sheet, ...]


def invitation(mark: str, *, at: datetime) -> Invitation | None:
    """None for an unknown, used or expired mark, and while the agency asks nothing."""
    row = dossiers.rated_by(mark)
    if row is None or not is_open_for(row, at):
        return None
    sheets = tuple(sheets_of(row.agency))
    return Invitation(row.agency, row.version.name, sheets) if sheets else None


def is_open_for(row: Dossier, at: datetime) -> bool:
    """Whether the finished dossier has no answer yet and ended not too long ago."""
    days = organisation.integer_setting(row.agency, "surveys.link_days")
    assert row.finished_at is not None
    in_time = is_open(local_minute(row.finished_at).date(), local_minute(at).date(), days=days)
    return in_time and not Answered.objects.filter(dossier=row).exists()


def mark_by_pin(agency: Agency, tail: str, pin: str, *, at: datetime) -> str:
    """The mark of the slip with these digits and PIN, "" for a wrong pair."""
    days = organisation.integer_setting(agency, "surveys.link_days")
    return dossiers.mark_by_pin(agency, tail, pin, since=at - timedelta(days=days))


def asking_agencies() -> list[Agency]:
    """The agencies that ask something, by name."""
    asking = Agency.objects.filter(pk__in=_asking()).order_by("name")
    return list(asking)


def asking_agency(code: str) -> Agency | None:
    """The agency of that code when it asks something."""
    return Agency.objects.filter(pk__in=_asking(), code=code).first()


def asks(agency: Agency) -> bool:
    """Whether a questionnaire of the agency is in force. One query."""
    rows = Questionnaire.objects.filter(agency=agency, editions__state=EditionState.PUBLISHED)
    return rows.exists()


def public_agency(code: str) -> Agency | None:
    """The agency of that code when it has decided to be public."""
    return organisation.agencies_that_chose("portal.open", "open").filter(code=code).first()


def _asking() -> list[int]:
    published = Questionnaire.objects.filter(editions__state=EditionState.PUBLISHED)
    return list(published.values_list("agency", flat=True))
