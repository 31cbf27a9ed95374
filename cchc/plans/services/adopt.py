"""A reviewed plan is adopted: its dates become obligations. docs/rules/plan-life.md."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations.models import AwaitedEvent
from cchc.obligations.services import Owed, await_event, owe_many
from cchc.organisation.models import Unit
from cchc.plans.choices import PartyRole
from cchc.plans.models import Plan, Task
from cchc.plans.queries import awaited_event_of, content_of, date_rule_of, obstacles
from cchc.plans.rules import life
from cchc.plans.rules.debts import DateRule, Debt, debts_of
from cchc.plans.services.actors import Actor, person
from cchc.plans.services.baselines import take_baseline
from cchc.plans.subjects import subject_of


def adopt(*, plan: Plan, actor: Actor, at: datetime) -> Plan:
    """Turn the reviewed plan into obligations, whole or not at all.

    Raises RuleBroken while something makes a task impossible to follow (``queries.obstacles``).
    """
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        life.demand_ours("adopt", is_superiors=locked.is_superiors)
        plan.state = life.after("adopt", locked.state)
        standing = obstacles(plan)
        if standing:
            raise RuleBroken(f"Chưa thể đưa vào thực hiện: {standing[0].message}")
        plan.adopted_at = at
        plan.adopted_by = person(actor)
        plan.save(update_fields=["state", "adopted_at", "adopted_by"])
        _owe_everything(plan, actor, at)
        baseline = take_baseline(plan, actor=actor, at=at, reason="Đưa vào thực hiện")
        audit.record(
            agency=plan.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.adopt",
            subject=("plan", plan.code),
            facts={"state": plan.state, "adopted_at": at.isoformat(), "baseline": baseline.sha256},
        )
    return plan


def close(*, plan: Plan, actor: Actor, at: datetime, reason: str) -> None:
    """End the plan's year; what was not done stays overdue for ever."""
    if not reason.strip():
        raise RuleBroken("Ghi căn cứ kết thúc kế hoạch.", field="reason")
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        plan.state = life.after("close", locked.state)
        plan.save(update_fields=["state"])
        audit.record(
            agency=plan.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.close",
            subject=("plan", plan.code),
            facts={"state": plan.state},
            payload={"reason": reason},
        )


def owe_task(task: Task, *, actor: Actor, at: datetime, date_rule: DateRule) -> None:
    """Make the obligations of one task."""
    debts = debts_of(content_of(task), date_rule, issued_on=task.plan.issued_on)
    owe_debts(task, debts, actor=actor, at=at)


def owe_debts(task: Task, debts: Sequence[Debt], *, actor: Actor, at: datetime) -> None:
    """Make obligations of these debts of the task, for the people who already answer for it."""
    events = {text: _event(task, text, actor, at) for text in _awaited(debts)}
    owe_many(
        agency=task.plan.agency,
        actor=person(actor) or actor.actor_key,
        at=at,
        debts=[owed_of(task, debt, events.get(debt.event or "")) for debt in debts],
    )


def owed_of(task: Task, debt: Debt, event: AwaitedEvent | None = None) -> Owed:
    """The debt as the obligations' room takes it."""
    return Owed(
        subject=subject_of(task),
        label=debt.label,
        product=debt.product or None,
        unit=lead_unit(task),
        due_on=debt.due_on,
        event=event,
        original_phrase=debt.phrase,
        chief=task.chief,
        helpers=list(task.helpers.all()) if task.chief_id else (),
    )


def _owe_everything(plan: Plan, actor: Actor, at: datetime) -> None:
    rule = date_rule_of(plan)
    tasks = plan.tasks.filter(dropped_at=None).select_related("plan__agency", "area", "chief")
    for task in tasks.prefetch_related("parties__unit", "planned_dates", "helpers"):
        owe_task(task, actor=actor, at=at, date_rule=rule)


def _awaited(debts: Sequence[Debt]) -> list[str]:
    return list(dict.fromkeys(debt.event for debt in debts if debt.event))


def lead_unit(task: Task) -> Unit | None:
    """The first unit that leads; the others stand beside it as leads of the task."""
    leads = [p for p in task.parties.all() if p.role == PartyRole.LEAD and p.unit_id]
    return leads[0].unit if leads else None


def _event(task: Task, text: str, actor: Actor, at: datetime) -> AwaitedEvent:
    """The awaited event of these words: the task's own that has not happened yet, or a new one."""
    return awaited_event_of(task, text) or await_event(
        agency=task.plan.agency,
        actor=person(actor) or actor.actor_key,
        at=at,
        text=text,
        subject=subject_of(task),
        is_date_to_set=not task.event,
        year=task.plan.year,
    )
