"""Where a target is said again, and whether it says the same. Rule: docs/rules/plan-check.md."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc.plans.content import Section, Target, Task
from cchc.plans.rules.items import items_of
from cchc.plans.rules.likeness import Likeness
from cchc.plans.rules.measured import Measured, measured_in

SAME_MEASURE = 0.5


@dataclass(frozen=True)
class Restatement:
    """A measured statement outside the section of targets, with the pointer to its place."""

    where: str
    measured: Measured


def restatements(
    sections: Sequence[Section], tasks: Sequence[Task], target_sections: Sequence[int]
) -> Iterator[Restatement]:
    """Every measured statement of the other sections and of the tasks."""
    for number, section in enumerate(sections):
        if number in target_sections:
            continue
        for item in items_of(section.text):
            yield from _said(f"/sections/{number}", item)
    for number, task in enumerate(tasks):
        yield from _said(f"/tasks/{number}", task.title)


def _said(where: str, text: str) -> Iterator[Restatement]:
    return (Restatement(where, m) for m in measured_in(text) if m.measure and m.value)


def places_of(
    targets: Sequence[Target],
    sections: Sequence[Section],
    tasks: Sequence[Task],
    target_sections: Sequence[int],
) -> tuple[Target, ...]:
    """The targets with ``also_at``: each restatement belongs to the target that it is most like."""
    places: dict[int, list[str]] = {}
    for number, said in matched(targets, list(restatements(sections, tasks, target_sections))):
        places.setdefault(number, []).append(said.where)
    return tuple(
        replace(target, also_at=tuple(dict.fromkeys(places.get(number, ()))))
        for number, target in enumerate(targets)
    )


def matched(
    targets: Sequence[Target], said: Sequence[Restatement]
) -> Iterator[tuple[int, Restatement]]:
    """Each restatement with the number of the target that measures the same."""
    measures = [target.measure or "" for target in targets]
    likeness = Likeness([*measures, *(one.measured.measure or "" for one in said)])
    for one in said:
        scores = [_alike(likeness, measure, one.measured.measure or "") for measure in measures]
        best = max(range(len(scores)), key=scores.__getitem__, default=None)
        if best is not None and scores[best] >= SAME_MEASURE:
            yield best, one


def _alike(likeness: Likeness, one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return max(likeness.covered(one, other), likeness.covered(other, one))
