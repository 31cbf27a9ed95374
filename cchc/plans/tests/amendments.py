"""Amendments for tests, prepared by anh Quân in April through the services."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from cchc.kernel.zone import HANOI
from cchc.organisation.tests.factories import Cast
from cchc.plans import services
from cchc.plans.forms import TaskForm, party_lines
from cchc.plans.models import Amendment, Plan, Task
from cchc.plans.services import TaskLine
from cchc.plans.tests.factories import adopted_plan

APRIL = datetime(2026, 4, 10, 9, tzinfo=HANOI)


def line_of(task: Task, **changed: Any) -> TaskLine:
    """The task as a person would leave it, except what is changed."""
    agency, said = task.plan.agency, TaskForm.of(task)
    same = {
        "title": task.title,
        "number": task.number,
        "area": task.area,
        "products": list(task.products),
        "lead": party_lines(agency, said["lead"].splitlines()),
        "coordinating": party_lines(agency, said["coordinating"].splitlines()),
        "deadline": task.deadline,
    }
    return TaskLine(**{**same, **changed})


def grounded(draft: Amendment, who: Cast, at: datetime = APRIL) -> Amendment:
    """The draft with its reason and document."""
    services.ground_amendment(
        amendment=draft, actor=who.quan, at=at, reason="Cấp trên giao thêm việc",
        document="45/KH-UBND", document_date=date(2026, 4, 1), official=None,
    )  # fmt: skip
    draft.refresh_from_db()
    return draft


def begun(plan: Plan, who: Cast, at: datetime = APRIL) -> Amendment:
    """A draft with grounds and no change yet."""
    return grounded(services.begin_amendment(plan=plan, actor=who.quan, at=at), who, at)


def changed(draft: Amendment, who: Cast, ident: str, at: datetime = APRIL, **what: Any) -> None:
    """Write a task of the plan anew into the draft."""
    line = line_of(draft.plan.tasks.get(ident=ident), **what)
    services.amend_task(amendment=draft, ident=ident, actor=who.quan, at=at, line=line)


def drafted(who: Cast, tasks: Sequence[dict[str, Any]] | None = None) -> Amendment:
    """An adopted plan with a draft that moves task I.1 from quarter I to quarter II."""
    draft = begun(adopted_plan(who, list(tasks) if tasks else None), who)
    changed(draft, who, "I.1", deadline="Quý II/2026")
    return draft


def adopted(draft: Amendment, who: Cast, at: datetime = APRIL) -> Amendment:
    """The chair adopts the draft."""
    services.adopt_amendment(amendment=draft, actor=who.minh, at=at)
    draft.refresh_from_db()
    return draft
