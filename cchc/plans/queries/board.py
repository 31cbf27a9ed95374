"""The plan's dashboard, calendar and task page as values."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse

from cchc.kernel import audit
from cchc.obligations.choices import Standing
from cchc.obligations.models import Obligation
from cchc.obligations.queries import badge_of, histories
from cchc.organisation.models import User
from cchc.organisation.queries import working_calendar
from cchc.plans.models import Plan, Task
from cchc.plans.queries.tracking import (
    Group,
    Owed,
    TrackedTask,
    grouped,
    tracked_rows,
    tracked_tasks,
)
from cchc.plans.rules.standing import GRAVITY
from cchc.plans.subjects import kind_of
from cchc.web.components import CalendarEntry, Entry, Month, Stat, month

ACTS = {"plan.assign_task": "Giao việc"}
ENTRIES_A_DAY = 5


@dataclass(frozen=True)
class Board:
    """Figures, what falls due this week, what is late, and the tasks by one view."""

    stats: list[Stat]
    this_week: list[Owed]
    later: list[Owed]
    late: list[Owed]
    groups: list[Group]

    @property
    def next_on(self) -> date | None:
        """The first date after this week on which something falls due."""
        return self.later[0].obligation.due_on if self.later else None

    @property
    def next_count(self) -> int:
        """How much falls due on that date."""
        return sum(owed.obligation.due_on == self.next_on for owed in self.later)


def board_of(plan: Plan, *, today: date, by: str) -> Board:
    """The dashboard of the plan on a day; seven queries whatever the size of the plan."""
    tasks = tracked_tasks(plan, today=today)
    owed = [o for t in tasks for o in t.owed]
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    open_ones = [o for o in owed if o.standing in ("running", "waiting", "overdue")]
    late = [o for o in open_ones if o.standing == "overdue"]
    ahead = [o for o in open_ones if o.standing != "overdue" and _by_date(o) >= today]
    return Board(
        stats=_stats(plan, tasks),
        this_week=sorted((o for o in ahead if _by_date(o) <= sunday), key=_by_date),
        later=sorted((o for o in ahead if sunday < _by_date(o) < date.max), key=_by_date),
        late=sorted(late, key=_by_date),
        groups=grouped(tasks, by),
    )


def _by_date(owed: Owed) -> date:
    return owed.obligation.due_on or date.max


def _stats(plan: Plan, tasks: list[TrackedTask]) -> list[Stat]:
    address = reverse("plans:plan", args=[plan.code])
    counts = Counter(t.standing for t in tasks)
    return [
        Stat(
            badge.label,
            str(counts[standing]),
            url=f"{address}?theo=standing#nhom-{standing}" if counts[standing] else "",
            tone=badge.tone if counts[standing] else "neutral",
        )
        for standing, badge in ((s, badge_of(Standing(s))) for s in GRAVITY)
    ]


def tracked(task: Task, *, today: date) -> TrackedTask:
    """One task as the dashboard sees it; one that was dropped with what it had owed."""
    if task.dropped_at is not None:
        agency, kind = task.plan.agency, kind_of(task.plan)
        return tracked_rows([task], agency, today=today, kind=kind, cancelled=True)[0]
    return next(t for t in tracked_tasks(task.plan, today=today) if t.task.pk == task.pk)


def history_of(task: Task, owed: Sequence[Owed]) -> list[Entry]:
    """Everything that happened to the task and to what is owed for it, newest first.

    Five queries. What one person did to several obligations in one act is told once.
    """
    events = audit.history(task.plan.agency.code, "plan_task", f"{task.plan.code}/{task.ident}")
    names = {f"person:{u.pk}": u.full_name for u in User.objects.filter(agency=task.plan.agency)}
    given = [
        Entry(
            at=event.at,
            actor=names.get(event.actor, "Hệ thống"),
            text=ACTS.get(event.act, event.act),
            detail=_people(event.facts.get("chief"), names),
        )
        for event in events[::-1]
    ]
    assigned = {(entry.at, entry.actor) for entry in given}
    done = [
        replace(entry, detail=" · ".join(part for part in (_name(row), entry.detail) if part))
        for row, entry in histories([one.obligation for one in owed])
        if (entry.at, entry.actor) not in assigned
    ]
    return sorted([*given, *_told_once(done)], key=lambda entry: entry.at, reverse=True)


def _told_once(entries: Iterable[Entry]) -> list[Entry]:
    found: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.at, entry.actor, entry.text), []).append(entry)
    return [
        replace(same[0], detail="; ".join(dict.fromkeys(entry.detail for entry in same)))
        for same in found.values()
    ]


def _name(row: Obligation) -> str:
    return f"{row.product} ({row.label})" if row.product else row.label


def _people(chief: object, names: dict[str, str]) -> str:
    return f"Chịu trách nhiệm chính: {names.get(str(chief), '—')}" if chief else ""


def month_of(plan: Plan, first: date, *, today: date) -> Month:
    """The month's grid with every due date of the plan."""
    entries: dict[date, list[CalendarEntry]] = {}
    for item in tracked_tasks(plan, today=today):
        for day, owed in _by_day(item, first).items():
            entries.setdefault(day, []).append(_on_calendar(plan, item, owed))
    address = reverse("plans:calendar", args=[plan.code])
    before, after = first - timedelta(days=1), first + timedelta(days=32)
    calendar = working_calendar(plan.agency)
    shown = [first + timedelta(days=n) for n in range(-7, 45)]
    return month(
        first.year,
        first.month,
        {day: _not_too_many(plan, day, shown) for day, shown in entries.items()},
        today=today,
        days_off=frozenset(day for day in shown if not calendar.is_working_day(day)),
        previous_url=f"{address}?thang={before:%Y-%m}",
        next_url=f"{address}?thang={after:%Y-%m}",
    )


def _by_day(item: TrackedTask, first: date) -> dict[date, list[Owed]]:
    """What of the task falls due on each day of the month."""
    found: dict[date, list[Owed]] = {}
    for owed in item.owed:
        day = owed.obligation.due_on
        if day and (day.year, day.month) == (first.year, first.month):
            found.setdefault(day, []).append(owed)
    return found


def _on_calendar(plan: Plan, item: TrackedTask, owed: list[Owed]) -> CalendarEntry:
    """One line a task and day, in the colour of the gravest."""
    gravest = min(owed, key=lambda one: GRAVITY.index(one.standing))
    products = f" ({len(owed)} sản phẩm)" if len(owed) > 1 else ""
    return CalendarEntry(
        f"{item.task.label}: {gravest.label.lower()}{products}",
        reverse("plans:task", args=[plan.code, item.task.ident]),
        gravest.shown.badge.tone,
    )


def _not_too_many(plan: Plan, day: date, entries: list[CalendarEntry]) -> list[CalendarEntry]:
    """The first few of a day, and how many more the list of obligations has."""
    if len(entries) <= ENTRIES_A_DAY + 1:
        return entries
    address = f"{reverse('obligations:every')}?first={day:%d/%m/%Y}&last={day:%d/%m/%Y}"
    more = CalendarEntry(f"và {len(entries) - ENTRIES_A_DAY} nhiệm vụ khác", address)
    return [*entries[:ENTRIES_A_DAY], more]
