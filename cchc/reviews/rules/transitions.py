"""The life of findings and proposals as two tables of acts; docs/rules/reviews.md."""

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from cchc.kernel.errors import RuleBroken
from cchc.reviews.choices import FindingAct, FindingState, ProposalAct, ProposalState


class PaperStage(Enum):
    """Where the paper about a proposal is; a withdrawn one is none."""

    NONE = "none"
    ON_ITS_WAY = "on its way"
    ISSUED = "issued"


State = TypeVar("State", FindingState, ProposalState)


@dataclass(frozen=True)
class Move(Generic[State]):
    """From which states an act is possible, to which it leads (None: it stays)."""

    before: frozenset[State]
    after: State | None = None


def _finding(after: FindingState, *before: FindingState) -> Move[FindingState]:
    return Move(frozenset(before), after)


def _proposal(after: ProposalState | None, *before: ProposalState) -> Move[ProposalState]:
    return Move(frozenset(before), after)


FINDINGS: dict[FindingAct, Move[FindingState]] = {
    FindingAct.CONFIRM: _finding(FindingState.CONFIRMED, FindingState.OPEN, FindingState.DISMISSED),
    FindingAct.DISMISS: _finding(FindingState.DISMISSED, FindingState.OPEN, FindingState.CONFIRMED),
    FindingAct.PROPOSE: _finding(FindingState.PROPOSED, FindingState.CONFIRMED),
    FindingAct.REOPEN: _finding(FindingState.CONFIRMED, FindingState.PROPOSED),
}
PROPOSALS: dict[ProposalAct, Move[ProposalState]] = {
    ProposalAct.REVISE: _proposal(None, ProposalState.DRAFT),
    ProposalAct.DRAFT_PAPER: _proposal(None, ProposalState.DRAFT),
    ProposalAct.SEND: _proposal(ProposalState.SENT, ProposalState.DRAFT),
    ProposalAct.ACCEPT: _proposal(ProposalState.ACCEPTED, ProposalState.SENT),
    ProposalAct.ACCEPT_PARTLY: _proposal(ProposalState.PARTLY, ProposalState.SENT),
    ProposalAct.REFUSE: _proposal(ProposalState.REFUSED, ProposalState.SENT),
    ProposalAct.IMPLEMENT: _proposal(
        ProposalState.IMPLEMENTED, ProposalState.ACCEPTED, ProposalState.PARTLY
    ),
    ProposalAct.WITHDRAW: _proposal(
        ProposalState.WITHDRAWN, ProposalState.DRAFT, ProposalState.SENT
    ),
}
_REWRITING = frozenset({ProposalAct.REVISE, ProposalAct.DRAFT_PAPER})
# What a draft must wait with, by where the paper about it is.
HELD_BACK: dict[PaperStage, frozenset[ProposalAct]] = {
    PaperStage.NONE: frozenset({ProposalAct.SEND}),
    PaperStage.ON_ITS_WAY: _REWRITING | {ProposalAct.SEND, ProposalAct.WITHDRAW},
    PaperStage.ISSUED: _REWRITING,
}
ANSWERS = (ProposalAct.ACCEPT, ProposalAct.ACCEPT_PARTLY, ProposalAct.REFUSE)
AGREED = (ProposalState.ACCEPTED, ProposalState.PARTLY, ProposalState.IMPLEMENTED)
STANDING = (ProposalState.DRAFT, ProposalState.SENT, *AGREED)


def finding_after(act: FindingAct, state: FindingState) -> FindingState:
    """The state after the act; RuleBroken when it is not possible now."""
    return _after(FINDINGS[act], act.label, state, "Phát hiện")


def proposal_after(act: ProposalAct, state: ProposalState) -> ProposalState:
    """The state after the act; RuleBroken when it is not possible now."""
    return _after(PROPOSALS[act], act.label, state, "Đề xuất")


def finding_acts(state: FindingState) -> frozenset[FindingAct]:
    """What a person may do to a finding in that state; reopening is nobody's act."""
    return frozenset(
        act
        for act, move in FINDINGS.items()
        if state in move.before and act is not FindingAct.REOPEN
    )


def proposal_acts(state: ProposalState, paper: PaperStage) -> frozenset[ProposalAct]:
    """What may be done to a proposal, by where the paper about it is."""
    able = {act for act, move in PROPOSALS.items() if state in move.before}
    if state is ProposalState.DRAFT:
        able -= HELD_BACK[paper]
    return frozenset(able)


def _after(move: Move[State], label: str, state: State, what: str) -> State:
    if state not in move.before:
        raise RuleBroken(
            f"{what} đang ở trạng thái “{state.label}” nên không thể "
            f"{label[0].lower()}{label[1:]}. Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return move.after or state
