"""How an adopted plan stands on a day: every task with what is owed for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.obligations.choices import SUBTASK, Standing, State
from cchc.obligations.models import Obligation
from cchc.obligations.queries import Shown, badge_of, for_subject, shown
from cchc.organisation.models import Agency
from cchc.organisation.queries import working_calendar
from cchc.plans.choices import PartyRole
from cchc.plans.models import Plan, Task
from cchc.plans.rules.standing import GRAVITY, of_task
from cchc.plans.subjects import kind_of
from cchc.web.components import Badge

LABELS = {standing: str(Standing(standing).label) for standing in GRAVITY}


@dataclass(frozen=True)
class Owed:
    """One obligation of a task, as its own room shows it that day."""

    shown: Shown

    @property
    def obligation(self) -> Obligation:
        """What is owed."""
        return self.shown.row

    @property
    def standing(self) -> str:
        """Where it stands."""
        return self.shown.standing.value

    @property
    def label(self) -> str:
        """The standing in words."""
        return self.shown.badge.label


@dataclass(frozen=True)
class TrackedTask:
    """A task, its people and units, what is owed for it and where it stands."""

    task: Task
    lead: str
    coordinating: str
    owed: list[Owed]
    standing: str

    @property
    def badge(self) -> Badge:
        """The standing as it is shown."""
        return badge_of(Standing(self.standing))

    @property
    def label(self) -> str:
        """The standing in words."""
        return self.badge.label

    @property
    def next(self) -> Owed | None:
        """What is to be done first: the nearest date of what is not done."""
        dated = [o for o in self.owed if not _is_done(o) and o.obligation.due_on]
        return min(dated, key=lambda o: o.obligation.due_on or date.max, default=None)

    @property
    def next_due(self) -> date | None:
        """The nearest date of what is not done."""
        return self.next.obligation.due_on if self.next else None

    @property
    def done(self) -> int:
        """How many of its obligations were accepted."""
        return sum(_is_done(o) for o in self.owed)

    def falls_due(self, first: date, last: date) -> bool:
        """Whether something that is not done has its date within the days."""
        return any(
            not _is_done(o) and o.obligation.due_on and first <= o.obligation.due_on <= last
            for o in self.owed
        )


@dataclass(frozen=True)
class Group:
    """Tasks that share an area, a unit, a person or a standing."""

    key: str
    title: str
    tasks: list[TrackedTask]

    def count(self, standing: str) -> int:
        """How many of them stand so."""
        return sum(t.standing == standing for t in self.tasks)

    @property
    def counts(self) -> list[tuple[str, str, int]]:
        """(standing, label, how many) for each standing, gravest first."""
        return [(s, LABELS[s], self.count(s)) for s in GRAVITY]

    @property
    def done(self) -> int:
        """Tasks with everything accepted."""
        return self.count("done_on_time") + self.count("done_late")


def _is_done(owed: Owed) -> bool:
    return owed.standing in ("done_on_time", "done_late")


def tracked_tasks(plan: Plan, *, today: date) -> list[TrackedTask]:
    """Every task of the plan in its order; eight queries whatever the size of the plan."""
    tasks = list(
        plan.tasks.filter(dropped_at=None)
        .select_related("area", "chief", "plan")
        .prefetch_related("parties__unit", "helpers")
    )
    return tracked_rows(tasks, plan.agency, today=today, kind=kind_of(plan))


def tracked_rows(
    tasks: Sequence[Task],
    agency: Agency,
    *,
    today: date,
    kind: str = SUBTASK,
    cancelled: bool = False,
) -> list[TrackedTask]:
    """These tasks with what is owed for them, each with its plan at hand.

    ``cancelled``: what is owed no more as well.
    """
    owed: dict[str, list[Owed]] = {task.path: [] for task in tasks}
    rows = for_subject(kind, list(owed), agency=agency)
    if not cancelled:
        rows = rows.exclude(state=State.CANCELLED)
    for one in shown(rows, today=today, calendar=working_calendar(agency)):
        owed[one.row.subject_key].append(Owed(one))
    return [_tracked(task, owed[task.path]) for task in tasks]


def _tracked(task: Task, owed: list[Owed]) -> TrackedTask:
    parties = list(task.parties.all())

    def units(role: PartyRole) -> str:
        names = [p.unit.name if p.unit else p.text for p in parties if p.role == role]
        return ", ".join(dict.fromkeys(names))

    return TrackedTask(
        task=task,
        lead=units(PartyRole.LEAD),
        coordinating=units(PartyRole.COORDINATING),
        owed=owed,
        standing=of_task([o.standing for o in owed]),
    )


def grouped(tasks: Iterable[TrackedTask], by: str) -> list[Group]:
    """The tasks by "area", "unit" (every lead), "person" (chief) or "standing"."""
    groups: dict[str, Group] = {}
    for tracked in tasks:
        for key, title in _keys(tracked, by):
            groups.setdefault(key, Group(key, title, [])).tasks.append(tracked)
    if by == "standing":
        return [groups[s] for s in GRAVITY if s in groups]
    return list(groups.values())


def _keys(tracked: TrackedTask, by: str) -> list[tuple[str, str]]:
    task = tracked.task
    if by == "area":
        return [(str(task.area_id or 0), str(task.area) if task.area else "Chưa xếp lĩnh vực")]
    if by == "person":
        return [(str(task.chief_id or 0), str(task.chief) if task.chief else "Chưa giao người")]
    if by == "standing":
        return [(tracked.standing, tracked.label)]
    leads = [p for p in task.parties.all() if p.role == PartyRole.LEAD]
    found = {str(p.unit_id or 0): p.unit.name if p.unit else p.text for p in leads}
    return list(found.items()) or [("0", "Chưa có bộ phận chủ trì")]
