"""What a task of a plan owes: one debt for each date, or for each product without one.

Rule: docs/rules/plan-life.md, "Worked examples".
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Obligation, Task
from cchc.plans.rules.adoption import AdoptedDate

DateRule = Callable[[date, str], AdoptedDate]


@dataclass(frozen=True)
class Debt:
    """One thing owed: for a day (``due_on``) or after an event (its words), never both."""

    label: str
    product: str
    due_on: date | None
    event: str | None
    phrase: str


def debts_of(task: Task, rule: DateRule) -> tuple[Debt, ...]:
    """Everything that the task owes, its dates moved as ``rule`` says; in the plan's order."""
    return tuple(_debt(task, planned, rule) for planned in (*_planned(task), *_undated(task)))


def event_text(task: Task) -> str:
    """What the undated debts of the task await: its event, or somebody who fixes the date."""
    written = f"kế hoạch ghi “{task.deadline}”" if task.deadline else "kế hoạch để trống"
    return task.schedule.event or f"Chưa ấn định thời hạn; {written}"


def _planned(task: Task) -> tuple[Obligation, ...]:
    return task.schedule.obligations


def _undated(task: Task) -> list[Obligation]:
    """What the plan owes without a date: everything, or the products that no date is tied to."""
    planned = _planned(task)
    if not planned:
        return [Obligation("", product, None) for product in task.products or ("",)]
    tied = {one.product or "" for one in planned}
    if "" in tied:
        return []
    return [Obligation("", product, None) for product in task.products if product not in tied]


def _debt(task: Task, planned: Obligation, rule: DateRule) -> Debt:
    found = rule(date.fromisoformat(planned.due_on), task.schedule.kind) if planned.due_on else None
    event = None if found else event_text(task)
    label = planned.label or (event and task.schedule.event) or task.deadline
    return Debt(
        label=label or f"Nhiệm vụ {task.number or task.id}",
        product=planned.product or "; ".join(task.products),
        due_on=found.due_on if found else None,
        event=event,
        phrase=" ".join(part for part in (task.deadline, found.why if found else "") if part),
    )
