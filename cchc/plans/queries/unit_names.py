"""The names of units in a plan: which are units of the agency, which nobody knows yet."""

from dataclasses import dataclass
from typing import Any

from cchc.organisation.models import Unit
from cchc.organisation.queries import units
from cchc.plans.models import Party, Plan
from cchc.plans.rules.units import unit_key


@dataclass(frozen=True)
class UnknownUnit:
    """A name in the plan that is no unit of the agency yet, and the one that it resembles."""

    name: str
    texts: list[str]
    tasks: list[str]
    resembles: Unit | None = None

    @property
    def guess(self) -> dict[str, Any]:
        """Initial values of the form; a resemblance is offered, never taken by itself."""
        return {"unit_name": self.name, "unit": self.resembles.pk if self.resembles else ""}


def unknown_units(plan: Plan) -> list[UnknownUnit]:
    """Names that are no unit of the agency, in the order of the plan."""
    unmatched = (
        Party.objects.filter(task__plan=plan, task__dropped_at=None, unit=None)
        .exclude(unit_name="")
        .select_related("task__plan")
        .order_by("task__order", "order")
    )
    found: dict[str, list[Party]] = {}
    for party in unmatched:
        found.setdefault(party.unit_name, []).append(party)
    known = _units_by_key(plan) if found else {}
    return [_unknown(name, parties, known) for name, parties in found.items()]


def _unknown(
    name: str, parties: list[Party], known: dict[frozenset[str], list[Unit]]
) -> UnknownUnit:
    alike = known.get(unit_key(name), [])
    return UnknownUnit(
        name,
        list(dict.fromkeys(party.text for party in parties)),
        list(dict.fromkeys(party.task.called for party in parties)),
        alike[0] if len(alike) == 1 else None,
    )


def _units_by_key(plan: Plan) -> dict[frozenset[str], list[Unit]]:
    """The agency's units by what their names say; docs/rules/plan-reading.md, "Units"."""
    found: dict[frozenset[str], list[Unit]] = {}
    for unit in units(plan.agency):
        found.setdefault(unit_key(unit.name), []).append(unit)
    return found


def known_units(plan: Plan) -> list[tuple[Unit, list[str]]]:
    """Units of the agency that the plan names, each with the ways in which it writes them."""
    matched = (
        Party.objects.filter(task__plan=plan, task__dropped_at=None, unit__isnull=False)
        .select_related("unit")
        .order_by("unit__order", "unit__name", "text")
    )
    found: dict[Unit, list[str]] = {}
    for party in matched:
        assert party.unit is not None
        found.setdefault(party.unit, []).append(party.text)
    return [(unit, list(dict.fromkeys(texts))) for unit, texts in found.items()]
