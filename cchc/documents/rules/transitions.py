"""The life of a document as one table of acts: docs/rules/documents.md, section "Acts".

The table decides what a service does, which buttons a person sees and what the tests try.
"""

from collections.abc import Collection
from dataclasses import dataclass

from cchc.documents.choices import DocumentAct, State
from cchc.kernel.errors import RuleBroken

AUTHOR, ASKED, SIGNER, LEADER, CLERK = "author", "asked", "signer", "leader", "clerk"
OPEN = frozenset({State.DRAFT, State.COMMENTING, State.SENT_BACK})


@dataclass(frozen=True)
class Move:
    """From which states an act is possible, to which it leads (None: it stays), who does it."""

    before: frozenset[State]
    after: State | None
    by: frozenset[str]


def _move(before: Collection[State], after: State | None, *by: str) -> Move:
    return Move(frozenset(before), after, frozenset(by))


TABLE: dict[DocumentAct, Move] = {
    DocumentAct.REVISE: _move(OPEN, None, AUTHOR),
    DocumentAct.ASK_COMMENTS: _move(OPEN, State.COMMENTING, AUTHOR),
    DocumentAct.COMMENT: _move({State.COMMENTING}, None, AUTHOR, ASKED),
    DocumentAct.FREEZE: _move(OPEN, State.FROZEN, AUTHOR),
    DocumentAct.SIGN_OFF: _move({State.FROZEN}, State.SIGNED, SIGNER),
    DocumentAct.SEND_BACK: _move({State.FROZEN, State.SIGNED}, State.SENT_BACK, LEADER, CLERK),
    DocumentAct.ISSUE: _move({State.SIGNED}, State.ISSUED, CLERK),
    DocumentAct.ATTACH: _move({State.ISSUED}, None, CLERK),
    DocumentAct.WITHDRAW: _move({*OPEN, State.FROZEN}, State.WITHDRAWN, AUTHOR),
}


def check(act: DocumentAct, state: State) -> State:
    """The state after the act; RuleBroken when the act is not possible now."""
    move = TABLE[act]
    if state not in move.before:
        raise RuleBroken(
            f"Văn bản đang ở trạng thái “{state.label}” nên không thể "
            f"{act.label[0].lower()}{act.label[1:]}. Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return move.after or state


CONCERNED = {
    LEADER: frozenset({State.FROZEN, State.SIGNED, State.SENT_BACK}),
    CLERK: frozenset({State.SIGNED, State.ISSUED}),
}


def concerned(state: State, capacities: Collection[str]) -> frozenset[str]:
    """In which of these capacities a document of that state is somebody's business.

    A leader handles what was put before a signer, the clerk what is signed; whoever wrote it, was
    asked about it or shall sign it handles it always.
    """
    return frozenset(c for c in capacities if state in CONCERNED.get(c, frozenset(State)))


def open_acts(state: State, capacities: Collection[str]) -> frozenset[DocumentAct]:
    """What somebody with these capacities may do now."""
    able = concerned(state, capacities)
    return frozenset(
        act for act, move in TABLE.items() if state in move.before and not move.by.isdisjoint(able)
    )


def may_see(state: State, capacities: Collection[str]) -> bool:
    """Whether the document is seen: an issued one by everybody, others by who handles them."""
    return state == State.ISSUED or bool(concerned(state, capacities))
