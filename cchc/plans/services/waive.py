"""A finding of the plan check is waived with a reason, or stands again."""

from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User
from cchc.plans.models import Plan, Waiver
from cchc.plans.rules import life

SHORTEST_REASON = 10


def waive(*, plan: Plan, actor: User, at: datetime, code: str, place: str, reason: str) -> Waiver:
    """Waive the finding of that code at that place; the reason is kept in the chain."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise RuleBroken(
            f"Ghi lý do bỏ qua, ít nhất {SHORTEST_REASON} ký tự, để người sau hiểu được.",
            field="reason",
        )
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        life.after("waive", locked.state)
        waiver, made = Waiver.objects.get_or_create(
            plan=plan,
            code=code,
            place=place,
            defaults={"reason": reason.strip(), "waived_by": actor, "waived_at": at},
        )
        if not made:
            raise RuleBroken("Phát hiện này đã được bỏ qua.")
        _record(plan, actor, at, "plan.waive_finding", waiver, waived=True)
    return waiver


def withdraw_waiver(*, waiver: Waiver, actor: User, at: datetime) -> None:
    """Let the finding stand again."""
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=waiver.plan_id)
        life.after("waive", locked.state)
        _record(waiver.plan, actor, at, "plan.withdraw_waiver", waiver, waived=False)
        waiver.delete()


def _record(
    plan: Plan, actor: User, at: datetime, act: str, waiver: Waiver, *, waived: bool
) -> None:
    audit.record(
        agency=plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=("waiver", f"{plan.code}:{waiver.code}:{waiver.place}"),
        facts={"deleted": False, "by": actor.actor_key} if waived else {"deleted": True},
        payload={"reason": waiver.reason},
    )
