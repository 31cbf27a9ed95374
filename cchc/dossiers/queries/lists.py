"""Lists: one's queue, what is at risk today, late work, masked lists."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from cchc.dossiers.choices import ApologyState, State
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.chains import missing_links
from cchc.dossiers.queries.reach import overdue, visible_to
from cchc.dossiers.rules import clock
from cchc.dossiers.rules.clock import Alarm
from cchc.dossiers.rules.late_chain import Link
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

_ROW = ("version__procedure", "field", "unit", "officer", "applicant")
_OPEN = (
    State.REGISTERED,
    State.RECEIVED,
    State.PROCESSING,
    State.SUPPLEMENT,
    State.PAYMENT,
    State.WITHDRAWING,
)
_SOONEST = F("due_at").asc(nulls_last=True)
_AT_DESK = (*_OPEN, State.FINISHED)
TO_DO, FETCHED = "xu-ly", "cho-tra"
_AHEAD = timedelta(days=14)  # three working days lie within, Tết included


@dataclass(frozen=True)
class AtRisk:
    """An open dossier whose date is near or has passed."""

    dossier: Dossier
    alarm: Alarm


@dataclass(frozen=True)
class QueuePart:
    """Some of one's queue, and how many they are."""

    rows: QuerySet[Dossier]
    number: int


@dataclass(frozen=True)
class LateWork:
    """A late or extended dossier whose chain is incomplete, and what is missing."""

    dossier: Dossier
    missing: tuple[Link, ...]


@dataclass(frozen=True)
class MaskedRow:
    """A dossier as a supervisor sees it: nobody's name."""

    code: str
    field: str
    procedure: str
    state: str
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    outcome: str


def queue(user: User, *, at: datetime) -> QuerySet[Dossier]:
    """What waits for the person: open dossiers of the desk, or the present steps of one's own.

    Supplements that came online come first; results that only wait to be fetched last: nobody's
    time runs out there.
    """
    day = at.astimezone(HANOI).date()
    only_fetched = ExpressionWrapper(Q(state=State.FINISHED), BooleanField())
    rows = (
        visible_to(user, at=at)
        .select_related(*_ROW)
        .order_by(only_fetched.asc(), F("brought_at").asc(nulls_last=True), _SOONEST, "pk")
    )
    if Act.RECEIVE_DOSSIER in organisation.acts_of(user, day):
        return rows.filter(state__in=_AT_DESK)
    people = obligations.stands_in_for(user, day)
    units = {unit.pk for person in people for unit in organisation.units_of(person, day)}
    own = Q(officer__in=people) | Q(officer__isnull=True, unit__in=units)
    return rows.filter(own, state__in=_OPEN)


def queue_parts(user: User, *, at: datetime) -> dict[str, QueuePart]:
    """The queue, what is to be done apart from results that only wait to be fetched."""
    rows = queue(user, at=at)
    done = Q(state=State.FINISHED)
    parts = {TO_DO: rows.exclude(done), FETCHED: rows.filter(done)}
    return {name: QueuePart(part, part.count()) for name, part in parts.items()}


def at_risk(user: User, *, at: datetime) -> list[AtRisk]:
    """Today's risks among the dossiers that the person sees, the most pressing first."""
    return risks_of(visible_to(user, at=at), user.agency, at=at)


def risks_of(rows: QuerySet[Dossier], agency: Agency, *, at: datetime) -> list[AtRisk]:
    """The open ones among the agency's dossiers whose date is near or has passed."""
    calendar = organisation.working_calendar(agency)
    near = rows.filter(_near(at)).select_related(*_ROW).order_by(_SOONEST, "pk")
    found = [
        AtRisk(row, Alarm.LATE if row.late_from else clock.alarm(calendar, row.due_at, at))
        for row in near
    ]
    return [one for one in found if one.alarm is not Alarm.NONE]


def agencies_to_warn(at: datetime) -> list[Agency]:
    """The agencies that have an open dossier whose date is near or has passed."""
    found = Dossier.objects.filter(_near(at)).order_by().values("agency").distinct()
    return list(organisation.agencies().filter(pk__in=found))


def _near(at: datetime) -> Q:
    date = Q(due_at__lt=at + _AHEAD) | Q(late_from__isnull=False)
    return date & Q(received_at__isnull=False, finished_at__isnull=True)


def late_work(user: User, *, at: datetime) -> list[LateWork]:
    """Late or extended dossiers whose chain is incomplete, also those finished meanwhile."""
    owed = overdue(at) | Q(outcome="late") | Q(apologies__state=ApologyState.SIGNED)
    rows = visible_to(user, at=at).filter(owed, chain_complete_at__isnull=True).distinct()
    return [LateWork(row, missing_links(row)) for row in rows.select_related(*_ROW)]


def masked_list(user: User, *, today: date) -> QuerySet[Dossier]:
    """The agency's dossiers for who sees masked lists; show them by ``masked_row`` only."""
    organisation.require(user, Act.SEE_MASKED_DOSSIERS, today=today)
    rows = Dossier.objects.filter(agency=user.agency_id, received_at__isnull=False)
    return rows.select_related("version", "field").defer("content", "return_address")


def masked_row(row: Dossier) -> MaskedRow:
    """What a masked list shows of a dossier."""
    return MaskedRow(
        code=row.masked_code,
        field=row.field.name,
        procedure=row.version.name,
        state=State(row.state).label,
        received_at=row.received_at,
        due_at=row.due_at,
        finished_at=row.finished_at,
        outcome=row.get_outcome_display(),
    )
