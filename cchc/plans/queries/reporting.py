"""The plan as a report needs it: its tasks at a moment with their units, and how it is cited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from cchc.kernel.formats import date_vi
from cchc.organisation.models import Agency
from cchc.plans.choices import PartyRole
from cchc.plans.models import Plan, Task
from cchc.plans.subjects import subject_of


@dataclass(frozen=True)
class PlannedTask:
    """A task, the key by which obligations know it, and its units in words."""

    task: Task
    key: str
    lead: str
    coordinating: str


def planned_tasks(plan: Plan, *, as_of: datetime) -> list[PlannedTask]:
    """The tasks that were in the plan at the moment, in its order, in the words of today."""
    there = Q(dropped_at=None) | Q(dropped_at__gt=as_of)
    tasks = plan.tasks.filter(there).select_related("area", "plan")
    return [
        PlannedTask(
            task,
            subject_of(task).key,
            _units(task, PartyRole.LEAD),
            _units(task, PartyRole.COORDINATING),
        )
        for task in tasks.prefetch_related("parties__unit")
    ]


def _units(task: Task, role: PartyRole) -> str:
    parties = [party for party in task.parties.all() if party.role == role]
    return ", ".join(dict.fromkeys(p.unit.name if p.unit else p.text for p in parties))


def reference_of(plan: Plan) -> str:
    """How documents cite the plan: kind, number and day when it has them, then its title.

    A plan that came with the decision which brings it is cited by the decision.
    """
    title = plan.title.strip().rstrip(".")
    kind = "Quyết định" if plan.kind == "QĐ" else "Kế hoạch"
    bare = title[len(kind) :].strip() if title.lower().startswith(kind.lower()) else title
    number = f" số {plan.number}/{plan.symbol}" if plan.number and plan.symbol else ""
    day = f" ngày {date_vi(plan.issued_on)}" if plan.issued_on else ""
    about = " về việc" if plan.kind == "QĐ" else " về" if number else ""
    link = "" if bare.lower().startswith("về ") else about
    is_capitals = bare[:2].isupper()
    return f"{kind}{number}{day}{link} {bare if is_capitals else bare[:1].lower() + bare[1:]}"


def citations_of(agency: Agency, keys: Iterable[str]) -> list[str]:
    """How documents cite the plans of the tasks with these keys, the newest plan last."""
    codes = {key.partition("/")[0] for key in keys}
    plans = Plan.objects.filter(agency=agency, code__in=codes).select_related("agency")
    return [reference_of(plan) for plan in plans.order_by("issued_on", "pk")]
