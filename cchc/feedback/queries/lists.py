"""Petitions in lists: what waits for whom, narrowed, with their deadlines; the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from cchc.feedback.choices import DutyKind, DutyState, Kind, State
from cchc.feedback.models import Duty, Petition
from cchc.feedback.queries.reach import in_lists
from cchc.feedback.rules.hints import hint
from cchc.kernel.periods import Period
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.web.components import Due

# The shelves of the list, in the order in which a petition passes them.
SHELVES: dict[str, tuple[State, ...]] = {
    "moi": (State.NEW, State.RECEIVED, State.CLASSIFIED),
    "cho-bo-sung": (State.ASKED,),
    "dang-xu-ly": (State.HANDLING,),
    "cho-duyet": (State.WAITING,),
    "cho-gui": (State.APPROVED,),
    "da-tra-loi": (State.ANSWERED,),
    "cong-khai": (State.PUBLISHED,),
    "khac": (State.REFUSED, State.FORWARDED, State.GUIDED, State.MERGED),
}
LATE = "qua-han"
_UNDER_WAY = (*SHELVES["moi"], State.HANDLING, State.WAITING, State.APPROVED)


@dataclass(frozen=True)
class Wanted:
    """To what the list is narrowed; "" for all."""

    shelf: str = ""
    kind: str = ""
    channel: str = ""
    unit: str = ""
    code: str = ""


@dataclass(frozen=True)
class Shown:
    """A petition in a list: the row, the deadline that is next, the class its words hint at."""

    row: Petition
    due: Due | None
    hinted: Kind | None


def listed(user: User, wanted: Wanted, *, today: date) -> QuerySet[Petition]:
    """The petitions that the person sees, as wanted, the latest first."""
    rows = in_lists(user, today=today).select_related("unit", "assignee", "agency")
    if wanted.shelf == LATE:
        rows = overdue(rows, today=today)
    elif wanted.shelf in SHELVES:
        rows = rows.filter(state__in=SHELVES[wanted.shelf])
    for name, value in (("kind", wanted.kind), ("channel", wanted.channel)):
        if value:
            rows = rows.filter(**{name: value})
    if wanted.unit.isdigit():
        rows = rows.filter(unit=int(wanted.unit))
    return rows.filter(code__icontains=wanted.code.strip()) if wanted.code.strip() else rows


def overdue(rows: QuerySet[Petition], *, today: date) -> QuerySet[Petition]:
    """Those with an open duty whose day has passed."""
    late = Duty.objects.filter(petition=OuterRef("pk"), state=DutyState.OPEN, due_on__lt=today)
    return rows.filter(Exists(late))


def shelf_counts(user: User, *, today: date) -> dict[str, int]:
    """How many stand on each shelf, and how many are late. Two queries and the person's posts."""
    rows = in_lists(user, today=today)
    told = dict(rows.order_by().values_list("state").annotate(number=Count("pk")))
    found = {name: sum(told.get(state, 0) for state in on_it) for name, on_it in SHELVES.items()}
    return {LATE: overdue(rows, today=today).count(), **found}


def shown(rows: Iterable[Petition], user: User, *, today: date) -> list[Shown]:
    """The rows with what is next; three queries whatever their number."""
    found = list(rows)
    open_duties: dict[int, Duty] = {}
    duties = Duty.objects.filter(petition__in=found, state=DutyState.OPEN).order_by("-due_on")
    for duty in duties:
        open_duties[duty.petition_id] = duty
    calendar = organisation.working_calendar(user.agency)
    return [
        Shown(
            row,
            due_of(open_duties.get(row.pk), calendar, today),
            hint(f"{row.title} {row.text}") if row.state == State.NEW else None,
        )
        for row in found
    ]


def due_of(duty: Duty | None, calendar: Calendar, today: date) -> Due | None:
    """A duty as the screens show it."""
    if duty is None:
        return None
    if duty.state == DutyState.DONE and duty.done_on:
        late = (duty.done_on - duty.due_on).days
        return Due.missed(duty.due_on, late) if late > 0 else Due.kept(duty.due_on)
    if duty.due_on < today:
        return Due.late(duty.due_on, (today - duty.due_on).days)
    return Due.left(duty.due_on, calendar.working_days_between(today, duty.due_on))


def filed_in(rows: QuerySet[Petition], period: Period) -> QuerySet[Petition]:
    """Those that came in within the period, by the days of Hà Nội."""
    first = datetime(period.first.year, period.first.month, period.first.day, tzinfo=HANOI)
    last = period.last + timedelta(days=1)
    end = datetime(last.year, last.month, last.day, tzinfo=HANOI)
    return rows.filter(filed_at__gte=first, filed_at__lt=end)


def register(user: User, period: Period, *, today: date) -> QuerySet[Petition]:
    """The book of the period, in the order of the numbers."""
    rows = filed_in(in_lists(user, today=today), period).order_by("year", "number")
    return rows.select_related("unit", "assignee").prefetch_related("duties", "answers")


def handle_by(row: Petition) -> date | None:
    """By which day the answer is owed; None before it is classified."""
    duties = row.duties.filter(kind=DutyKind.HANDLE).exclude(state=DutyState.ENDED)
    return duties.order_by("-pk").values_list("due_on", flat=True).first()


def waiting_for(user: User, *, today: date) -> dict[str, int]:
    """What a first page says: what is under way, what is late, of what the person sees."""
    acts = organisation.acts_of(user, today)
    if acts.isdisjoint({Act.SEE_PETITIONS, Act.ANSWER_PETITION}):
        return {}
    rows = in_lists(user, today=today)
    return {
        "under_way": rows.filter(state__in=_UNDER_WAY).count(),
        "late": overdue(rows, today=today).count(),
    }


def found_by_code(user: User, text: str, *, today: date, most: int) -> list[Petition]:
    """The petitions whose code has the text; nothing else of a petition is searched."""
    wanted = text.strip().upper()
    if not wanted.startswith("PA") and not wanted.isdigit():
        return []
    return list(in_lists(user, today=today).filter(code__contains=wanted)[:most])
