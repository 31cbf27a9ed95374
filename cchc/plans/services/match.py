"""Units as the plan writes them become units of the agency."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.text import fold
from cchc.organisation.models import Unit
from cchc.organisation.queries import unit_named
from cchc.organisation.services import add_alias, add_unit
from cchc.plans.models import Party, Plan
from cchc.plans.rules import life
from cchc.plans.services.actors import Actor, person


def match_known_units(plan: Plan) -> int:
    """Match every party whose unit the agency already knows by name or alias; how many are left."""
    left = 0
    known: dict[str, Unit | None] = {}
    for party in Party.objects.filter(task__plan=plan, unit=None).exclude(unit_name=""):
        if party.unit_name not in known:
            known[party.unit_name] = unit_named(plan.agency, party.unit_name) or unit_named(
                plan.agency, party.text
            )
        party.unit = known[party.unit_name]
        if party.unit is None:
            left += 1
        else:
            party.save(update_fields=["unit"])
    return left


def match_unit(*, plan: Plan, actor: Actor, at: datetime, unit_name: str, unit: Unit) -> int:
    """Say which unit of the agency a name in the plan is; the name becomes its alias.

    Returns how many parties now have that unit.
    """
    _demand_matching(plan)
    with audit.transaction():
        if fold(unit_name) != fold(unit.name):
            add_alias(unit=unit, text=unit_name, actor=person(actor), at=at)
        return Party.objects.filter(task__plan=plan, unit_name=unit_name).update(unit=unit)


def create_missing_units(*, plan: Plan, actor: Actor, at: datetime) -> list[Unit]:
    """Create every unit that the plan names and the agency does not know."""
    _demand_matching(plan)
    made = []
    with audit.transaction():
        names = (
            Party.objects.filter(task__plan=plan, unit=None)
            .exclude(unit_name="")
            .order_by("task__order", "order")
            .values_list("unit_name", flat=True)
        )
        for name in dict.fromkeys(names):
            unit = add_unit(agency=plan.agency, name=name, actor=person(actor), at=at)
            Party.objects.filter(task__plan=plan, unit_name=name).update(unit=unit)
            made.append(unit)
    return made


def settle_units(
    *, plan: Plan, actor: Actor, at: datetime, chosen: Sequence[tuple[str, Unit | None]]
) -> None:
    """Match several names at once, each as ``settle_unit`` does: all of them or none."""
    with audit.transaction():
        for name, unit in chosen:
            settle_unit(plan=plan, actor=actor, at=at, unit_name=name, unit=unit)


def settle_unit(
    *, plan: Plan, actor: Actor, at: datetime, unit_name: str, unit: Unit | None
) -> None:
    """Match the name to that unit, or to a new one of this name when there is none."""
    with audit.transaction():
        chosen = unit or add_unit(agency=plan.agency, name=unit_name, actor=person(actor), at=at)
        match_unit(plan=plan, actor=actor, at=at, unit_name=unit_name, unit=chosen)


def _demand_matching(plan: Plan) -> None:
    life.demand_ours("match_unit", is_superiors=plan.is_superiors)
    life.after("match_unit", plan.state)
