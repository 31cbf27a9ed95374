"""Who opened which petition, for who may see the log of reads: codes alone, no sender."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from cchc.feedback.choices import SUBJECT, Kind, Reach
from cchc.feedback.models import Petition
from cchc.kernel import audit
from cchc.kernel.models import ReadNote
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


@dataclass(frozen=True)
class ReadLine:
    """One opening: when, by whom, of what."""

    at: datetime
    reader: str
    code: str
    screen: str


def reads(user: User, period: Period, *, today: date) -> QuerySet[ReadNote]:
    """The openings of the days of the period, the latest first. PermissionDenied without the right.

    Those of what the head alone may see are the head's to read; a denunciation of the head is in
    nobody's list.
    """
    organisation.require(user, Act.SEE_ACCESS_LOG, today=today)
    notes = audit.reads(
        agency=user.agency.code,
        kind=SUBJECT,
        since=_morning(period.first),
        before=_morning(period.last + timedelta(days=1)),
    )
    closed = Q(reach=Reach.NOBODY)
    if not organisation.may(user, Act.SEE_RESERVED_PETITIONS, today=today):
        closed |= Q(reach=Reach.LEADER) | Q(kind=Kind.DENUNCIATION)
    hidden = Petition.objects.filter(closed, agency=user.agency_id).values_list("pk", flat=True)
    return notes.exclude(subject_key__in=[str(pk) for pk in hidden])


def read_lines(notes: Iterable[ReadNote]) -> list[ReadLine]:
    """A page of openings in words; two queries."""
    page = list(notes)
    names = organisation.names_of(note.actor_key for note in page)
    keys = [int(note.subject_key) for note in page]
    codes = dict(Petition.objects.filter(pk__in=keys).values_list("pk", "code"))
    return [
        ReadLine(note.at, names[note.actor_key], codes[int(note.subject_key)], _opened(note))
        for note in page
    ]


def _opened(note: ReadNote) -> str:
    return "Ảnh kèm theo" if note.screen.startswith("ảnh") else "Nội dung, người gửi"


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=HANOI)
