"""The plan above: kept, named as parent, and its duties decided on; docs/rules/plan-cascade.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc
from cchc.organisation.models import User
from cchc.plans import facts
from cchc.plans.choices import PlanScope, Verdict
from cchc.plans.models import DutyDecision, Plan
from cchc.plans.queries import CoverageLine, coverage_line, parts_here, possible_parents
from cchc.plans.rules import life

SHORTEST_REASON = 10


@dataclass(frozen=True)
class DutyVerdict:
    """What a person says of a duty: the verdict, our tasks and targets by key, and why."""

    verdict: str
    parts: Sequence[str] = ()
    reason: str = ""


def keep(*, plan: Plan, actor: User, at: datetime) -> None:
    """Keep a reviewed document of the superior; from now on it is only read."""
    with audit.transaction():
        locked = Plan.objects.select_for_update().select_related("agency").get(pk=plan.pk)
        plan.state = life.after("keep", locked.state)
        if locked.scope != PlanScope.SUPERIOR:
            raise RuleBroken("Đây là kế hoạch của cơ quan mình; hãy đưa vào thực hiện thay vì lưu.")
        if fold(locked.issuer) == fold(locked.agency.name):
            raise RuleBroken(
                f"Văn bản do chính {locked.issuer} ban hành; hãy bỏ bản nhập và nhập lại như "
                "kế hoạch của cơ quan mình."
            )
        plan.save(update_fields=["state"])
        audit.record(
            agency=locked.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.keep",
            subject=("plan", locked.code),
            facts={"state": plan.state},
        )


def name_parent(
    *, plan: Plan, parent: Plan | None, actor: User, at: datetime, reason: str = ""
) -> None:
    """Say which plan is above this one; None for none. A running plan's needs a reason."""
    with audit.transaction():
        locked = Plan.objects.select_for_update().select_related("agency").get(pk=plan.pk)
        life.demand_ours("name_parent", is_superiors=locked.is_superiors)
        life.after("name_parent", locked.state)
        if locked.is_units:
            raise RuleBroken("Kế hoạch của bộ phận luôn thuộc kế hoạch cơ quan mà nó soạn từ đó.")
        if parent is not None:
            _demand_possible(locked, parent)
        if locked.parent_id == (parent.pk if parent else None):
            raise RuleBroken("Kế hoạch cấp trên vẫn như cũ; không có gì để ghi.", field="parent")
        if locked.adopted_at and len(reason.strip()) < SHORTEST_REASON:
            raise RuleBroken(
                f"Kế hoạch đang thực hiện: ghi lý do đổi, ít nhất {SHORTEST_REASON} ký tự.",
                field="reason",
            )
        old = locked.parent.code if locked.parent else ""
        plan.parent = parent
        plan.save(update_fields=["parent"])
        audit.record(
            agency=locked.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.name_parent",
            subject=("plan_parent", locked.code),
            facts=facts.of_parent(plan),
            payload={"old": old, "new": parent.code if parent else "", "reason": nfc(reason)},
        )


def decide_duty(
    *, plan: Plan, key: str, said: DutyVerdict, actor: User, at: datetime
) -> DutyDecision:
    """Keep what a person decided about one duty of the parent; earlier decisions stay."""
    with audit.transaction():
        held = Plan.objects.select_for_update().get(pk=plan.pk)
        life.after("decide_duty", held.state)
        line = coverage_line(plan, key)
        if line is None or plan.parent is None:
            raise RuleBroken("Kế hoạch cấp trên không còn yêu cầu này; tải lại bảng đối chiếu.")
        parts = _parts(plan, said)
        _demand_reason(said, line)
        decision = DutyDecision.objects.create(
            plan=plan,
            parent=plan.parent,
            key=key,
            text=line.duty.text,
            verdict=said.verdict,
            parts=parts,
            reason=nfc(said.reason),
            decided_by=actor,
            decided_at=at,
        )
        audit.record(
            agency=plan.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.decide_duty",
            subject=("duty_decision", decision.audit_key),
            facts=facts.of_decision(decision),
            payload={"reason": decision.reason, "duty": decision.text},
        )
    return decision


def confirm_duty(*, plan: Plan, key: str, actor: User, at: datetime) -> DutyDecision:
    """Take the likest proposal for a duty: a person says that it is right."""
    with audit.transaction():
        line = coverage_line(plan, key)
        if line is None or not line.proposals:
            raise RuleBroken("Không còn đề xuất cho yêu cầu này; hãy chọn trong danh sách.")
        said = DutyVerdict(Verdict.COVERED, [line.proposals[0].part.key])
        return decide_duty(plan=plan, key=key, said=said, actor=actor, at=at)


def _demand_possible(plan: Plan, parent: Plan) -> None:
    seen = {plan.pk}
    above: Plan | None = parent
    while above is not None:
        if above.pk in seen:
            raise RuleBroken(
                "Kế hoạch được chọn lại nằm dưới kế hoạch này; hãy chọn kế hoạch khác.",
                field="parent",
            )
        seen.add(above.pk)
        above = above.parent
    if not possible_parents(plan).filter(pk=parent.pk).exists():
        raise RuleBroken(
            "Chỉ chọn được kế hoạch cấp trên đã lưu, hoặc kế hoạch đang thực hiện của cơ quan "
            "cấp trên trong hệ thống.",
            field="parent",
        )


def _parts(plan: Plan, said: DutyVerdict) -> list[str]:
    """The keys of our parts, in the order of the plan; RuleBroken where they do not fit."""
    if said.verdict not in Verdict.values:
        raise RuleBroken("Chọn một kết luận cho yêu cầu này.", field="verdict")
    if said.verdict != Verdict.COVERED:
        if said.parts:
            raise RuleBroken(
                "Đã chọn nhiệm vụ thì kết luận là “Đã có”; bỏ chọn nếu kết luận khác.",
                field="verdict",
            )
        return []
    chosen = set(said.parts)
    known = [part.key for part in parts_here(plan) if part.key in chosen]
    if not known:
        raise RuleBroken("Chọn ít nhất một nhiệm vụ hoặc chỉ tiêu thực hiện.", field="parts")
    if len(known) < len(chosen):
        raise RuleBroken("Có nhiệm vụ đã bỏ khỏi kế hoạch; tải lại trang rồi chọn.", field="parts")
    return known


def _demand_reason(said: DutyVerdict, line: CoverageLine) -> None:
    proposed = {proposal.part.key for proposal in line.proposals}
    takes_one = said.verdict == Verdict.COVERED and (not proposed or proposed & set(said.parts))
    if not takes_one and len(said.reason.strip()) < SHORTEST_REASON:
        why = "vì sao không nhận đề xuất nào" if proposed else "lý do"
        raise RuleBroken(
            f"Ghi {why}, ít nhất {SHORTEST_REASON} ký tự, để người sau hiểu được.", field="reason"
        )
