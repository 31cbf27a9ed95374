"""How far the shown plan is, by area and by unit; nobody's name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.obligations import measures
from cchc.obligations.choices import TASK
from cchc.obligations.measures import CountRow, Dimension
from cchc.organisation.models import Agency
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan, Target
from cchc.portal.models import ShownPlan

WHOLE = "Toàn kế hoạch"


@dataclass(frozen=True)
class Part:
    """An area, a unit or the whole: how many tasks stand where."""

    name: str
    planned: int
    on_time: int
    late: int
    waiting: int
    overdue: int
    ahead: int

    @property
    def rate(self) -> Ratio:
        """Done in time, of those that have fallen due."""
        return Ratio(self.on_time, self.on_time + self.late + self.waiting + self.overdue)


@dataclass(frozen=True)
class Progress:
    """A plan with its figures of the year as they stand at a moment."""

    plan: Plan
    as_of: datetime
    whole: Part
    areas: tuple[Part, ...]
    units: tuple[Part, ...]
    targets: tuple[Target, ...] = ()


def shown_plan(agency: Agency) -> ShownPlan | None:
    """What the chair has switched on; None while nothing is."""
    rows = ShownPlan.objects.filter(agency=agency, hidden_at=None)
    return rows.select_related("plan__agency", "shown_by").first()


def plans_to_show(agency: Agency) -> QuerySet[Plan]:
    """The plans whose progress the chair may show, the latest year first."""
    rows = Plan.objects.filter(agency=agency, state=PlanState.ADOPTED, scope=PlanScope.AGENCY)
    return rows.order_by("-year", "-serial")


def progress_of(plan: Plan, *, at: datetime) -> Progress:
    """The figures of the plan's year; the same measure as in the reports. Some 18 queries."""
    return Progress(
        plan=plan,
        as_of=at,
        whole=_parts(plan, at)[0],
        areas=_parts(plan, at, "area"),
        units=_parts(plan, at, "unit"),
        targets=tuple(plan.targets.all()),
    )


def whole_of(plan: Plan, *, at: datetime) -> Part:
    """The figures of the whole plan only."""
    return _parts(plan, at)[0]


def _parts(plan: Plan, at: datetime, by: Dimension | None = None) -> tuple[Part, ...]:
    year = Period.parse(f"{plan.year}-Y")
    keys = [task.path for task in plan.tasks.select_related("plan")]
    rows = measures.task_counts(plan.agency, year, as_of=at, by=by, kind=TASK, keys=keys)
    return tuple(
        _part(row, row.label if by else WHOLE) for row in rows if row.counts.planned or by is None
    )


def _part(row: CountRow, name: str) -> Part:
    counts = row.counts
    return Part(
        name=name,
        planned=counts.planned,
        on_time=counts.done_on_time,
        late=counts.done_late,
        waiting=counts.waiting,
        overdue=counts.overdue,
        ahead=counts.not_yet_due + counts.awaiting_event + counts.earlier,
    )
