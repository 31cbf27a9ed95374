"""What a task of a plan owes: one debt for each date, or for each product without one.

Rule: docs/rules/plan-life.md, "Worked examples".
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Obligation, Schedule, Task
from cchc.plans.rules.adoption import AdoptedDate

RECURRING = frozenset({"periodic", "quarterly", "throughout"})

DateRule = Callable[[date, str], AdoptedDate]


@dataclass(frozen=True)
class Debt:
    """One thing owed: for a day (``due_on``) or after an event (its words), never both."""

    label: str
    product: str
    due_on: date | None
    event: str | None
    phrase: str


def debts_of(task: Task, rule: DateRule, *, issued_on: date | None = None) -> tuple[Debt, ...]:
    """Everything that the task owes, its dates moved as ``rule`` says; in the plan's order.

    A plan issued on ``issued_on`` asks for no period that had ended before.
    """
    gone = days_before_issue(task.schedule, issued_on)
    planned = [one for one in _planned(task) if one.due_on not in gone]
    return tuple(_debt(task, one, rule) for one in (*planned, *_undated(task)))


def days_before_issue(schedule: Schedule, issued_on: date | None) -> frozenset[str]:
    """The days (ISO) of what recurs that lie before the plan was issued.

    None where no day of the task is left after it: such a plan is dated wrongly, and a person sees
    to it.
    """
    if issued_on is None or schedule.kind not in RECURRING:
        return frozenset()
    days = {one.due_on for one in schedule.obligations if one.due_on}
    gone = {day for day in days if day < issued_on.isoformat()}
    return frozenset(gone if gone < days else ())


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
