"""The acts of a plan's life; docs/rules/plan-life.md."""

from datetime import date, datetime

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI

ACTS: dict[str, tuple[tuple[str, ...], str]] = {
    "correct": (("reviewing",), "reviewing"),
    "write_from": (("adopted", "closed"), ""),
    "match_unit": (("reviewing",), "reviewing"),
    "adopt": (("reviewing",), "adopted"),
    "discard": (("reviewing", "kept"), "discarded"),
    "keep": (("reviewing",), "kept"),
    "write_sub_plan": (("adopted",), ""),
    "name_parent": (("reviewing", "adopted"), ""),
    "decide_duty": (("reviewing", "adopted"), ""),
    "draft_document": (("reviewing", "adopted"), ""),
    "waive": (("reviewing", "adopted"), ""),
    "assign": (("adopted",), "adopted"),
    "amend": (("adopted",), "adopted"),
    "close": (("adopted",), "closed"),
}

WORDS = {
    "correct": "sửa nội dung",
    "write_from": "soạn năm sau từ",
    "match_unit": "ghép bộ phận",
    "adopt": "đưa vào thực hiện",
    "discard": "bỏ",
    "keep": "lưu",
    "write_sub_plan": "soạn kế hoạch của bộ phận từ",
    "name_parent": "chọn kế hoạch cấp trên cho",
    "decide_duty": "đối chiếu",
    "draft_document": "lập văn bản của",
    "waive": "bỏ qua phát hiện của",
    "assign": "giao việc của",
    "amend": "điều chỉnh",
    "close": "kết thúc",
}

STATES = {
    "reviewing": "đang rà soát",
    "kept": "đã lưu",
    "adopted": "đang thực hiện",
    "closed": "đã kết thúc",
    "discarded": "đã bỏ",
}


def can(act: str, state: str) -> bool:
    """Whether the act may be done to a plan in that state."""
    return state in ACTS[act][0]


def after(act: str, state: str) -> str:
    """The state after the act (an empty target keeps the state); RuleBroken where it is barred."""
    allowed, target = ACTS[act]
    if state not in allowed:
        raise RuleBroken(f"Không thể {WORDS[act]} kế hoạch {STATES[state]}.")
    return target or state


def demand_ours(act: str, *, is_superiors: bool) -> None:
    """RuleBroken for an act that only a plan of the agency's own knows."""
    if is_superiors:
        raise RuleBroken(f"Không thể {WORDS[act]} kế hoạch của cấp trên; kế hoạch này chỉ để xem.")


def day_of(moment: datetime) -> date:
    """The calendar day of a moment in Hà Nội."""
    return moment.astimezone(HANOI).date()
