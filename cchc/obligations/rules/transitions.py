"""The life of an obligation: one table act -> (from, to); docs/rules/obligations.md."""

from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken


@dataclass(frozen=True)
class Move:
    """From which states an act may be done, and the state that it leads to (None: the same)."""

    label: str
    sources: tuple[str, ...]
    target: str | None


MOVES: dict[str, Move] = {
    "assign": Move("giao việc", ("awaiting_event", "open"), None),
    "report_progress": Move("báo tiến độ", ("open",), None),
    "submit": Move("nộp sản phẩm", ("open",), "submitted"),
    "accept": Move("nghiệm thu", ("submitted",), "accepted"),
    "send_back": Move("trả lại", ("submitted",), "open"),
    "reopen": Move("hủy nghiệm thu", ("accepted",), "open"),
    "ask_extension": Move("xin gia hạn", ("open",), None),
    "grant_extension": Move("cho gia hạn", ("open", "submitted"), None),
    "refuse_extension": Move("không cho gia hạn", ("open", "submitted"), None),
    "reschedule": Move("điều chỉnh hạn", ("open", "submitted"), None),
    "restate": Move("ghi lại nội dung", ("awaiting_event", "open", "submitted"), None),
    "record_event": Move("ghi nhận sự kiện", ("awaiting_event",), "open"),
    "cancel": Move("hủy việc", ("awaiting_event", "open"), "cancelled"),
}

_WHAT_NOW = {
    "awaiting_event": "việc này còn chờ sự kiện; ghi nhận sự kiện trước",
    "open": "việc này đang thực hiện, chưa có sản phẩm chờ nghiệm thu",
    "submitted": "sản phẩm đang chờ nghiệm thu; nghiệm thu hoặc trả lại trước",
    "accepted": "việc này đã được nghiệm thu",
    "cancelled": "việc này đã hủy",
}


def is_possible(act: str, state: str) -> bool:
    """Whether the act may be done in that state; an unknown act is a KeyError."""
    return state in MOVES[act].sources


def after(act: str, state: str, *, label: str = "") -> str:
    """The state after the act; RuleBroken when it cannot be done in ``state``."""
    move = MOVES[act]
    if state not in move.sources:
        about = f" “{label}”" if label else ""
        raise RuleBroken(f"Không {move.label}{about} được: {_WHAT_NOW[state]}.")
    return move.target or state
