"""Findings about one unit under several names."""

from collections.abc import Iterator

from cchc.plans.content import Finding, ReadPlan
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.units import is_collective, printed_name, unit_key


def unit_findings(plan: ReadPlan) -> Iterator[Finding]:
    """One finding per unit that is written in more than one way, at its first place."""
    names: dict[frozenset[str], dict[str, str]] = {}
    for where, text, unit in _units(plan):
        if unit is not None:
            name = printed_name(text)
            names.setdefault(unit_key(name), {}).setdefault(name, where)
    for written in names.values():
        first = next(iter(written))
        if len(written) > 1 and not is_collective(first):
            listed = "”, “".join(written)
            yield finding(
                "unit_many_names",
                written[first],
                f"Một bộ phận mang {len(written)} tên: “{listed}”; hãy dùng một tên.",
            )


def _units(plan: ReadPlan) -> Iterator[tuple[str, str, str | None]]:
    for number, task in enumerate(plan.tasks):
        for column, units in (("lead", task.lead), ("coordinating", task.coordinating)):
            for place, unit in enumerate(units):
                yield f"/tasks/{number}/{column}/{place}", unit.text, unit.unit
