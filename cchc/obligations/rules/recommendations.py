"""The life of a recommendation: acts, rights, dates, standing; docs/rules/recommendations.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from cchc.kernel.errors import RuleBroken
from cchc.obligations.rules.transitions import Move

MOVES: dict[str, Move] = {
    "assign": Move("phân công", ("waiting",), None),
    "answer": Move("trả lời", ("waiting",), "answered"),
    "satisfy": Move("ghi đồng ý với", ("answered",), "satisfied"),
    "ask_again": Move("đề nghị trả lời thêm", ("answered",), "waiting"),
    "withdraw": Move("rút", ("waiting",), "withdrawn"),
}
_WHAT_NOW = {
    "waiting": "kiến nghị đang chờ trả lời",
    "answered": "kiến nghị đã được trả lời, chờ ý kiến của người giám sát",
    "satisfied": "người giám sát đã đồng ý với trả lời",
    "withdrawn": "kiến nghị đã rút",
}
NEEDS: dict[str, tuple[str, ...]] = {
    "make": ("recommend",),
    "assign": ("answer_recommendation",),
    "answer": ("answer_recommendation", "submit_product"),
    "satisfy": ("recommend",),
    "ask_again": ("recommend",),
    "withdraw": ("recommend",),
}


@dataclass(frozen=True)
class Bonds:
    """What the person has to do with the recommendation, and whether it was ever answered."""

    is_named: bool = False
    is_maker: bool = False
    was_answered: bool = False


def refusal(act: str, acts: Collection[str], bonds: Bonds) -> str:
    """Why a person whose posts allow ``acts`` may not, as a sentence; "" when they may."""
    if not set(NEEDS[act]) & set(acts):
        return "Chức vụ của bạn không được phép làm việc này."
    if act == "answer" and "answer_recommendation" not in acts and not bonds.is_named:
        return "Kiến nghị này không giao cho bạn hoặc bộ phận bạn trả lời."
    if act == "withdraw" and not bonds.is_maker:
        return "Chỉ người đã kiến nghị mới rút được kiến nghị."
    return ""


def is_possible(act: str, state: str, bonds: Bonds) -> bool:
    """Whether the act may be done now; an unknown act is a KeyError."""
    return state in MOVES[act].sources and not (act == "withdraw" and bonds.was_answered)


def after(act: str, state: str, bonds: Bonds) -> str:
    """The state after the act; RuleBroken when it cannot be done now."""
    move = MOVES[act]
    if state not in move.sources:
        raise RuleBroken(f"Không {move.label} được: {_WHAT_NOW[state]}.")
    if not is_possible(act, state, bonds):
        raise RuleBroken(
            "Không rút được: kiến nghị đã có trả lời. Khi đồng ý với trả lời thì ghi đồng ý."
        )
    return move.target or state


def check_inner_date(*, wanted: date | None, answer_by: date, today: date) -> None:
    """RuleBroken unless the inner date lies from today to the day that was promised."""
    if wanted is None:
        return
    if answer_by < today:
        raise RuleBroken(
            f"Hạn trả lời {answer_by:%d/%m/%Y} đã qua: để trống hạn nội bộ và trả lời ngay.",
            field="due_on",
        )
    if not today <= wanted <= answer_by:
        raise RuleBroken(
            f"Hạn nội bộ phải từ hôm nay đến hạn trả lời {answer_by:%d/%m/%Y}.", field="due_on"
        )


def standing(*, answer_by: date, answered_on: date | None, today: date) -> str:
    """How an asking stands that day: open, overdue, on_time or late."""
    if answered_on is None or answered_on > today:
        return "overdue" if answer_by < today else "open"
    return "on_time" if answered_on <= answer_by else "late"
