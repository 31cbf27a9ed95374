"""Who may do which act to which dossier; docs/rules/dossier-life.md, "Acts".

The table of roles is the organisation's; here is only what hangs on the dossier itself.
"""

from collections.abc import Collection
from dataclasses import dataclass

DESK, STEP, LEADER = "receive_dossier", "process_dossier", "decide_dossier"

NEEDS = {
    "register": DESK,
    "receive": DESK,
    "refuse": DESK,
    "ask_supplement": STEP,
    "propose_supplement": STEP,
    "approve_supplement": LEADER,
    "decline_supplement": LEADER,
    "take_supplement": DESK,
    "restart": DESK,
    "assign": DESK,
    "take_up": STEP,
    "hand_over": STEP,
    "send_out_for_opinion": STEP,
    "record_opinion": STEP,
    "pass_on": STEP,
    "take_back": STEP,
    "attach": STEP,
    "demand_payment": STEP,
    "settle_payment": DESK,
    "take_payment": DESK,
    "enter_receipt": DESK,
    "cancel_payment": DESK,
    "propose_extension": STEP,
    "extend": LEADER,
    "decline_extension": LEADER,
    "record_phone_call": STEP,
    "record_incident": STEP,
    "finish": STEP,
    "confirm_finish": LEADER,
    "keep_result": STEP,
    "hand_back": DESK,
    "withdraw": DESK,
    "stop": STEP,
}


@dataclass(frozen=True)
class Ties:
    """What the person has to do with the dossier on that day.

    ``is_step_own``: the present step is theirs or their unit's, or of somebody they stand in for;
    ``has_proposed``: they proposed what waits for a decision; ``has_finished``: they finished it.
    """

    is_step_own: bool = False
    has_proposed: bool = False
    has_finished: bool = False


def refusal(act: str, allowed: Collection[str], ties: Ties) -> str:
    """Why the person may not, as a sentence; "" when they may. An unknown act is a KeyError.

    ``allowed``: the acts of the organisation that the person's posts of that day allow.
    """
    need = NEEDS[act]
    if need not in allowed:
        return "Chức vụ của bạn không được phép làm việc này."
    if need == STEP and DESK not in allowed and not ties.is_step_own:
        return "Bước xử lý hiện tại không phải của bạn hoặc của bộ phận bạn."
    if act in _DECISIONS and ties.has_proposed:
        return "Người đề nghị không tự quyết định; cần một lãnh đạo khác."
    if act == "confirm_finish" and ties.has_finished:
        return "Người đã hoàn thành hồ sơ không tự xác nhận lại; cần một lãnh đạo khác."
    return ""


def hangs_on_ties(act: str) -> bool:
    """Whether the answer may depend on what the person has to do with the dossier."""
    return NEEDS[act] != DESK


_DECISIONS = frozenset(("approve_supplement", "decline_supplement", "extend", "decline_extension"))
