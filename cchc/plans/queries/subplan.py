"""Units' own plans under the agency's, and how far they carry its tasks; plan-subplan.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from cchc.organisation.choices import UnitKind
from cchc.organisation.models import Unit
from cchc.plans.choices import PartyRole, PlanScope, PlanState
from cchc.plans.content import Finding
from cchc.plans.models import Party, Plan, Task
from cchc.plans.queries.tracking import TrackedTask, tracked_rows
from cchc.plans.rules.subplan import Led, Sub, sub_findings

IN_FORCE = (PlanState.ADOPTED, PlanState.CLOSED)


@dataclass(frozen=True)
class LeadingUnit:
    """A unit that leads tasks of the plan, which, and its own plan if it has one."""

    unit: Unit
    tasks: list[Task]
    plan: Plan | None


def _leads() -> QuerySet[Party]:
    """Leads that are one unit; a group of units ("Các bộ phận chuyên môn") is nobody."""
    leads = Party.objects.filter(role=PartyRole.LEAD, unit__isnull=False)
    return leads.exclude(unit__kind=UnitKind.COLLECTIVE)


def led_by(plan: Plan, unit: Unit) -> QuerySet[Task]:
    """The tasks of the plan that the unit leads, alone or with others."""
    mine = _leads().filter(unit=unit).values("task")
    return plan.tasks.filter(dropped_at=None, pk__in=mine)


def leading_units(plan: Plan) -> list[LeadingUnit]:
    """Every unit that leads a task, in the order of the plan; three queries."""
    leads = _leads().select_related("unit")
    tasks = plan.tasks.filter(dropped_at=None)
    found: dict[Unit, list[Task]] = {}
    for task in tasks.prefetch_related(Prefetch("parties", queryset=leads, to_attr="leads")):
        for unit in dict.fromkeys(party.unit for party in task.leads if party.unit):
            found.setdefault(unit, []).append(task)
    own = {row.unit_id: row for row in sub_plans(plan)}
    return [LeadingUnit(unit, led, own.get(unit.pk)) for unit, led in found.items()]


def leading_unit_for(plan: Plan, pk: int) -> Unit:
    """A unit that leads a task of the plan, Http404 otherwise."""
    led = _leads().filter(task__plan=plan, task__dropped_at=None, unit=pk)
    party = led.select_related("unit").first()
    if party is None or party.unit is None:
        raise Http404
    return party.unit


def sub_plans(plan: Plan) -> QuerySet[Plan]:
    """The units' plans under this one."""
    rows = plan.children.filter(scope=PlanScope.UNIT).exclude(state=PlanState.DISCARDED)
    return rows.select_related("unit")


def subtasks_of(task: Task, *, today: date) -> list[TrackedTask]:
    """How the tasks under this one stand, in units' plans that run; none without a query more."""
    rows = task.children.filter(dropped_at=None, plan__state__in=IN_FORCE)
    rows = rows.select_related("area", "chief", "plan__unit").order_by("plan", "order")
    found = list(rows.prefetch_related("parties__unit", "helpers"))
    return tracked_rows(found, task.plan.agency, today=today) if found else []


def sub_plan_findings(plan: Plan) -> Iterator[Finding]:
    """What the plan check says of a unit's plan; four queries."""
    if not plan.is_units or plan.parent is None or plan.unit is None:
        return
    led = [
        Led(task.ident, task.label, _last(task))
        for task in led_by(plan.parent, plan.unit).prefetch_related("planned_dates")
    ]
    rows = plan.tasks.filter(dropped_at=None).select_related("parent")
    subs = [
        Sub(task.ident, task.parent.ident if task.parent else "", _last(task))
        for task in rows.prefetch_related("planned_dates")
    ]
    yield from sub_findings(led, subs)


def _last(task: Task) -> date | None:
    return max((day.due_on for day in task.planned_dates.all() if day.due_on), default=None)
