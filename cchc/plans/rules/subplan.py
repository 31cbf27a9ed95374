"""A unit's own plan under the agency's: does it take on all that the unit leads, and in time?

Rule: docs/rules/plan-subplan.md. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Finding
from cchc.plans.rules.findings.severity import finding


@dataclass(frozen=True)
class Led:
    """A task of the agency's plan that the unit leads; ``last`` is its last date by the plan."""

    ident: str
    label: str
    last: date | None


@dataclass(frozen=True)
class Sub:
    """A task of the unit's plan in its order, and the one above it ("" for none)."""

    ident: str
    above: str
    last: date | None


def sub_findings(led: Sequence[Led], subs: Sequence[Sub]) -> Iterator[Finding]:
    """What the plan check says of a unit's plan."""
    yield from _missing(led, subs)
    above = {task.ident: task for task in led}
    for number, sub in enumerate(subs):
        where = f"/tasks/{number}"
        if sub.above not in above:
            yield finding(
                "subtask_unlinked",
                where,
                "Không thuộc nhiệm vụ nào mà bộ phận chủ trì trong kế hoạch của cơ quan; "
                "hãy chọn nhiệm vụ ở ô “Thực hiện nhiệm vụ”.",
            )
            continue
        task = above[sub.above]
        if sub.last and task.last and sub.last > task.last:
            yield finding(
                "later_than_parent",
                where,
                f"Hạn {sub.last:%d/%m/%Y} muộn hơn hạn {task.last:%d/%m/%Y} của "
                f"{task.label.lower()} trong kế hoạch của cơ quan; hãy rút ngắn.",
            )


def _missing(led: Sequence[Led], subs: Sequence[Sub]) -> Iterator[Finding]:
    taken = {sub.above for sub in subs}
    for task in led:
        if task.ident not in taken:
            yield finding(
                "led_task_missing",
                f"/parent/task:{task.ident}",
                f"{task.label} của kế hoạch cơ quan do bộ phận chủ trì nhưng kế hoạch này không "
                "có; hãy thêm nhiệm vụ.",
            )
