"""The plan as a timeline: every task a line, with what is owed at its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from cchc.kernel.formats import date_vi
from cchc.plans.models import Plan
from cchc.plans.queries.tracking import LABELS, Group, Owed, TrackedTask, grouped, tracked_tasks
from cchc.plans.rules.timeline import SHAPES, WIDTH, Month, months, place

KEY = [(shape, LABELS[standing].lower()) for standing, shape in SHAPES.items()]


@dataclass(frozen=True)
class Mark:
    """One thing owed at the day that binds it; ``first`` where it was promised first, if moved."""

    at: int
    first: int | None
    shape: str
    words: str


@dataclass(frozen=True)
class Line:
    """One task: from where its line runs to where, its marks, and what has no date."""

    tracked: TrackedTask
    begins: int
    ends: int
    marks: list[Mark]
    undated: int

    @property
    def words(self) -> str:
        """All of it for who cannot see the picture."""
        said = [mark.words for mark in self.marks]
        if self.undated:
            said.append(f"{self.undated} việc chưa có hạn (chờ sự kiện)")
        return "; ".join(said) or "không có việc nào"


@dataclass(frozen=True)
class Timeline:
    """The whole plan: its scale, today's place if today is in the year, the lines by group."""

    months: list[Month]
    today: int | None
    groups: list[tuple[Group, list[Line]]]
    moved: int
    width: int = WIDTH


def timeline_of(plan: Plan, *, today: date, by: str) -> Timeline:
    """The timeline on a day; as many queries as the dashboard, whatever the size of the plan."""
    tasks = tracked_tasks(plan, today=today)
    lines = {tracked.task.pk: _line(plan, tracked) for tracked in tasks}
    return Timeline(
        months=months(plan.year),
        today=place(today, plan.year) if today.year == plan.year else None,
        groups=[
            (group, [lines[tracked.task.pk] for tracked in group.tasks])
            for group in grouped(tasks, by)
        ],
        moved=sum(mark.first is not None for line in lines.values() for mark in line.marks),
    )


def _line(plan: Plan, tracked: TrackedTask) -> Line:
    dated = [owed for owed in tracked.owed if owed.obligation.binding_on]
    marks = [_mark(owed, plan.year) for owed in sorted(dated, key=_binding)]
    begins = place(localdate(plan.adopted_at), plan.year) if plan.adopted_at else 0
    ends = _last(dated, plan.year, begins)
    return Line(tracked, min(begins, ends), ends, marks, len(tracked.owed) - len(dated))


def _last(dated: Sequence[Owed], year: int, begins: int) -> int:
    last = [place(day, year) for owed in dated for day in [owed.obligation.due_on] if day]
    return max(last, default=begins)


def _binding(owed: Owed) -> date:
    assert owed.obligation.binding_on is not None  # only those that have a date are marked
    return owed.obligation.binding_on


def _mark(owed: Owed, year: int) -> Mark:
    row, binding = owed.obligation, _binding(owed)
    first = row.first_due_on if row.first_due_on != binding else None
    moved = f", hạn ban đầu {date_vi(first)}" if first else ""
    what = row.product or row.label
    return Mark(
        at=place(binding, year),
        first=place(first, year) if first else None,
        shape=SHAPES[owed.standing],
        words=f"{date_vi(binding)} {owed.label.lower()}{moved}: {what}",
    )
