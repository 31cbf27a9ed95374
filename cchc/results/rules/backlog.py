"""The life of a row of the backlog as a table of acts; docs/rules/results.md, "Acts on a row"."""

from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken
from cchc.results.choices import ItemAct, ItemState

LISTED, SCANNED, CHECKED = ItemState.LISTED, ItemState.SCANNED, ItemState.CHECKED
OPEN = (LISTED, SCANNED, CHECKED)


@dataclass(frozen=True)
class Move:
    """From which states an act is possible, to which it leads (None: it stays), who does it.

    ``by_keeper``: only who keeps the inventory; the others are for everybody who digitises.
    """

    before: tuple[ItemState, ...]
    after: ItemState | None = None
    by_keeper: bool = False


MOVES: dict[ItemAct, Move] = {
    ItemAct.REVISE: Move((LISTED, SCANNED)),
    ItemAct.ASSIGN: Move(OPEN, by_keeper=True),
    ItemAct.SCAN: Move((LISTED, SCANNED), SCANNED),
    ItemAct.CHECK: Move((SCANNED,), CHECKED),
    ItemAct.SEND_BACK: Move((SCANNED, CHECKED), LISTED),
    ItemAct.PUT: Move((CHECKED,), ItemState.STORED),
    ItemAct.EXCLUDE: Move(OPEN, ItemState.EXCLUDED, by_keeper=True),
    ItemAct.RESTORE: Move((ItemState.EXCLUDED,), LISTED, by_keeper=True),
}
SAME_PERSON = (
    "Người quét không tự kiểm tra bản quét của mình. Hãy để người khác cùng lĩnh vực kiểm tra."
)


def after(act: ItemAct, state: ItemState) -> ItemState:
    """The state after the act; RuleBroken when it is not possible now."""
    move = MOVES[act]
    if state not in move.before:
        raise RuleBroken(
            f"Dòng này đang ở trạng thái “{state.label}” nên không thể "
            f"{act.label[0].lower()}{act.label[1:]}. Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return move.after or state


def open_acts(
    state: ItemState, *, is_keeper: bool, is_worker: bool, scanned_it: bool
) -> frozenset[ItemAct]:
    """What the person may do to a row that they see."""
    return frozenset(
        act
        for act, move in MOVES.items()
        if state in move.before
        and (is_keeper or (is_worker and not move.by_keeper))
        and not (act is ItemAct.CHECK and scanned_it)
    )
