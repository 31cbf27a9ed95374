"""The life of a data request as a table of acts; docs/rules/data-rights.md, "Acts"."""

from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken
from cchc.privacy.choices import Kind, RequestAct, State


@dataclass(frozen=True)
class Move:
    """From which states an act is possible, to which it leads (None: it stays), who decides."""

    before: frozenset[State]
    after: State | None
    is_decision: bool = False


_OPEN = frozenset({State.RECEIVED, State.IDENTIFIED, State.REPLIED})
_REPLIED = frozenset({State.REPLIED})
REQUESTS: dict[RequestAct, Move] = {
    RequestAct.IDENTIFY: Move(frozenset({State.RECEIVED}), State.IDENTIFIED),
    RequestAct.REPLY: Move(frozenset({State.IDENTIFIED}), State.REPLIED),
    RequestAct.EXTEND: Move(_REPLIED, None, is_decision=True),
    RequestAct.FINISH: Move(_REPLIED, State.DONE),
    RequestAct.ERASE: Move(_REPLIED, State.DONE, is_decision=True),
    RequestAct.REFUSE: Move(_OPEN, State.REFUSED, is_decision=True),
    RequestAct.GIVE_UP: Move(_OPEN, State.GIVEN_UP),
}
FINISHED = (State.DONE, State.REFUSED, State.GIVEN_UP)


def acts_of(state: State, kind: Kind) -> frozenset[RequestAct]:
    """What may be done to a request of that kind; erasing is for deletion alone."""
    able = {act for act, move in REQUESTS.items() if state in move.before}
    return frozenset(able - {RequestAct.FINISH if kind is Kind.DELETE else RequestAct.ERASE})


def after(act: RequestAct, state: State, kind: Kind) -> State:
    """The state after the act; RuleBroken when it is not possible now."""
    if act not in acts_of(state, kind):
        raise RuleBroken(
            f"Yêu cầu đang ở trạng thái “{state.label}” nên không thể {act.label.lower()}. Hãy tải "
            "lại trang để xem trạng thái mới nhất."
        )
    return REQUESTS[act].after or state
