"""Who opened whose data, without the data: for the chair and the administrator."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet

from cchc.citizens import facts
from cchc.citizens.choices import Why
from cchc.citizens.models import Citizen
from cchc.citizens.rules import masking
from cchc.citizens.rules.masking import Eye
from cchc.kernel import audit
from cchc.kernel.models import ReadNote
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User


@dataclass(frozen=True)
class Asked:
    """Which days, both included; of one reader; of one citizen."""

    first: date
    last: date
    reader: User | None = None
    whom: int | None = None


@dataclass(frozen=True)
class ReadLine:
    """One opening: the citizen by initials and number in the book, the reason in words."""

    at: datetime
    reader: str
    citizen: int
    name: str
    why: str


@dataclass(frozen=True)
class Reader:
    """How often one person opened data in those days."""

    name: str
    count: int


def reads(user: User, asked: Asked, *, today: date) -> QuerySet[ReadNote]:
    """The openings in the agency, the latest first. PermissionDenied (403) without the right."""
    organisation.require(user, Act.SEE_ACCESS_LOG, today=today)
    return audit.reads(
        agency=user.agency.code,
        kind=facts.CITIZEN,
        since=_morning(asked.first),
        before=_morning(asked.last + timedelta(days=1)),
        actor=asked.reader.actor_key if asked.reader else "",
        key=str(asked.whom) if asked.whom else "",
    )


def read_lines(user: User, notes: Iterable[ReadNote]) -> list[ReadLine]:
    """A page of openings in words; two queries."""
    page = list(notes)
    readers = organisation.names_of(note.actor_key for note in page)
    rows = Citizen.objects.filter(agency=user.agency_id).only("agency", "kind", "name")
    people = rows.in_bulk([int(note.subject_key) for note in page])
    return [
        ReadLine(
            note.at,
            readers[note.actor_key],
            int(note.subject_key),
            _initials(people.get(int(note.subject_key))),
            Why(note.screen).label if note.screen in Why.values else note.screen,
        )
        for note in page
    ]


def readers(notes: QuerySet[ReadNote]) -> Sequence[Reader]:
    """Who opened how much, the most first; two queries."""
    counted = notes.order_by().values_list("actor_key").annotate(count=Count("pk"))
    found = sorted(counted, key=lambda row: (-row[1], row[0]))
    names = organisation.names_of(key for key, _ in found)
    return [Reader(names[key], count) for key, count in found]


def _initials(citizen: Citizen | None) -> str:
    return masking.name(citizen.name, citizen.kind, Eye.PUBLIC) if citizen else ""


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)
