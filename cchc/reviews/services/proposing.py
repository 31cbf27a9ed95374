"""A confirmed finding becomes a proposal, which is rewritten or withdrawn."""

from collections.abc import Collection
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User
from cchc.reviews import queries
from cchc.reviews.choices import (
    FindingAct,
    FindingState,
    ProposalAct,
    ProposalState,
)
from cchc.reviews.models import Finding, Proposal
from cchc.reviews.rules import transitions
from cchc.reviews.rules.saving import saving
from cchc.reviews.rules.transitions import PaperStage
from cchc.reviews.rules.values import Removal
from cchc.reviews.services.writing import (
    held_finding,
    held_proposal,
    note_finding,
    note_proposal,
    said,
)

ON_ITS_WAY = (
    "Văn bản trình đề xuất này đang chờ ký hoặc lấy số. Hãy rút văn bản đó trước, sửa xong rồi "
    "soạn văn bản mới."
)
ALREADY_ISSUED = (
    "Văn bản trình đề xuất này đã phát hành. Hãy ghi nhận đã gửi; nếu đề xuất không còn đúng thì "
    "rút đề xuất rồi lập lại."
)


def propose(
    *,
    finding: Finding,
    kind: str,
    level: str,
    text: str,
    actor: User,
    at: datetime,
    removed: Collection[str] | None = None,
) -> Proposal:
    """Propose something about a confirmed finding; ``removed``: keys of places, all when None."""
    with audit.transaction():
        row = held_finding(finding, actor, at)
        row.state = transitions.finding_after(FindingAct.PROPOSE, FindingState(row.state))
        row.save(update_fields=["state"])
        made = Proposal(
            agency=row.review.agency,
            finding=row,
            state=ProposalState.DRAFT,
            drafted_by=actor,
            drafted_at=at,
        )
        _fill(made, kind, level, text, row.saves, removed)
        made.save()
        note_finding(row, FindingAct.PROPOSE, actor=actor, at=at)
        note_proposal(made, "propose", actor=actor, at=at, payload={"text": made.text})
    return made


def revise(
    *,
    proposal: Proposal,
    kind: str,
    level: str,
    text: str,
    actor: User,
    at: datetime,
    removed: Collection[str] | None = None,
) -> Proposal:
    """Say the proposal differently while no paper about it is on its way."""
    with audit.transaction():
        row = held_proposal(proposal, actor, at)
        transitions.proposal_after(ProposalAct.REVISE, row.status)
        demand_still(row, ProposalAct.REVISE)
        _fill(row, kind, level, text, row.finding.saves, removed)
        row.save(update_fields=["kind", "level", "text", "removals", "seconds", "dong"])
        note_proposal(row, ProposalAct.REVISE, actor=actor, at=at, payload={"text": row.text})
    return row


def withdraw(*, proposal: Proposal, reason: str, actor: User, at: datetime) -> Proposal:
    """Take the proposal back; its finding is confirmed again, and may be proposed anew."""
    reason = said(reason, field="reason", message="Ghi lý do rút đề xuất.")
    with audit.transaction():
        row = held_proposal(proposal, actor, at)
        after = transitions.proposal_after(ProposalAct.WITHDRAW, row.status)
        demand_still(row, ProposalAct.WITHDRAW)
        row.state, row.end_reason = after, reason
        row.save(update_fields=["state", "end_reason"])
        note_proposal(row, ProposalAct.WITHDRAW, actor=actor, at=at, payload={"reason": reason})
        finding = held_finding(row.finding, actor, at)
        finding.state = transitions.finding_after(FindingAct.REOPEN, FindingState(finding.state))
        finding.save(update_fields=["state"])
        note_finding(finding, FindingAct.REOPEN, actor=actor, at=at)
    return row


def demand_still(proposal: Proposal, act: ProposalAct) -> None:
    """RuleBroken where the paper about a draft keeps the act back."""
    stage = queries.paper_stage(proposal)
    if proposal.status == ProposalState.DRAFT and act in transitions.HELD_BACK[stage]:
        raise RuleBroken(ON_ITS_WAY if stage is PaperStage.ON_ITS_WAY else ALREADY_ISSUED)


def keep_removals(
    proposal: Proposal, offered: Collection[Removal], removed: Collection[str] | None
) -> None:
    """Put the chosen removals and what they save into the row; not saved."""
    chosen = [each for each in offered if removed is None or each.place.key in removed]
    if offered and not chosen:
        raise RuleBroken("Chọn ít nhất một phần được bỏ.", field="removed")
    worth = saving(chosen, proposal.finding.review.costs)
    proposal.removals = [each.to_json() for each in chosen]
    proposal.seconds, proposal.dong = worth.seconds, worth.dong


def _fill(
    proposal: Proposal,
    kind: str,
    level: str,
    text: str,
    offered: Collection[Removal],
    removed: Collection[str] | None,
) -> None:
    proposal.kind, proposal.level = kind, level
    proposal.text = said(text, field="text", message="Ghi nội dung đề xuất.")
    keep_removals(proposal, offered, removed)
