"""The life of a dossier: one table act -> (from, to); docs/rules/dossier-life.md."""

from dataclasses import dataclass

from cchc.kernel.errors import RuleBroken

REGISTERED, RECEIVED, REFUSED, PROCESSING, SUPPLEMENT = 1, 2, 3, 4, 5
PAYMENT, WITHDRAWING, STOPPED, FINISHED, RETURNED = 6, 7, 8, 9, 10


@dataclass(frozen=True)
class Move:
    """From which states an act may be done, and the state that it leads to (None: the same)."""

    label: str
    sources: tuple[int, ...]
    target: int | None = None


_RUNNING = (RECEIVED, PROCESSING, SUPPLEMENT, PAYMENT)
_ENDED = (STOPPED, FINISHED, RETURNED)
_TAKEN_IN = (*_RUNNING, WITHDRAWING, *_ENDED)

MOVES: dict[str, Move] = {
    "receive": Move("tiếp nhận", (REGISTERED,), RECEIVED),
    "refuse": Move("từ chối tiếp nhận", (REGISTERED,), REFUSED),
    "ask_supplement": Move("yêu cầu bổ sung", (REGISTERED, RECEIVED, PROCESSING), SUPPLEMENT),
    "propose_supplement": Move("đề nghị yêu cầu bổ sung lần nữa", (RECEIVED, PROCESSING)),
    "approve_supplement": Move("cho yêu cầu bổ sung lần nữa", (RECEIVED, PROCESSING), SUPPLEMENT),
    "decline_supplement": Move("không cho yêu cầu bổ sung lần nữa", (RECEIVED, PROCESSING)),
    "take_supplement": Move("nhận bổ sung", (SUPPLEMENT,), PROCESSING),
    "restart": Move("nhận đủ hồ sơ, tính lại thời hạn", (SUPPLEMENT,), RECEIVED),
    "assign": Move("giao xử lý", (RECEIVED, PROCESSING), PROCESSING),
    "take_up": Move("nhận bước xử lý", (PROCESSING,)),
    "hand_over": Move("chuyển bước tiếp theo", (PROCESSING,)),
    "send_out_for_opinion": Move("gửi lấy ý kiến", (PROCESSING,)),
    "record_opinion": Move("ghi ý kiến nhận được", (PROCESSING,)),
    "pass_on": Move("chuyển cơ quan khác", (PROCESSING,)),
    "take_back": Move("nhận lại từ cơ quan khác", (PROCESSING,)),
    "attach": Move("đính kèm bản quét", (RECEIVED, PROCESSING, SUPPLEMENT, PAYMENT)),
    "demand_payment": Move("yêu cầu thực hiện nghĩa vụ tài chính", (RECEIVED, PROCESSING), PAYMENT),
    "settle_payment": Move("ghi nhận đã thực hiện nghĩa vụ tài chính", (PAYMENT,), PROCESSING),
    "take_payment": Move("thu phí, lệ phí", (RECEIVED, PROCESSING, FINISHED, RETURNED)),
    "enter_receipt": Move("ghi số biên lai", _TAKEN_IN),
    "cancel_payment": Move("hủy khoản thu ghi sai", _TAKEN_IN),
    "propose_extension": Move("đề nghị xin lỗi và hẹn lại", (*_RUNNING, *_ENDED)),
    "extend": Move("xin lỗi và hẹn lại", (*_RUNNING, *_ENDED)),
    "decline_extension": Move("không đồng ý hẹn lại", (*_RUNNING, *_ENDED)),
    "record_phone_call": Move(
        "ghi cuộc gọi cho công dân", (REGISTERED, *_RUNNING, WITHDRAWING, *_ENDED)
    ),
    "record_incident": Move("ghi sự cố mất, hư hỏng, sai lệch", _TAKEN_IN),
    "finish": Move("hoàn thành xử lý", (PROCESSING,), FINISHED),
    "confirm_finish": Move("xác nhận lại thời điểm hoàn thành", (FINISHED, RETURNED)),
    "keep_result": Move("lưu tệp kết quả", (FINISHED, RETURNED)),
    "hand_back": Move("trả kết quả", (FINISHED,), RETURNED),
    "withdraw": Move("ghi nhận yêu cầu rút hồ sơ", (REGISTERED, *_RUNNING), WITHDRAWING),
    "stop": Move("dừng xử lý", (*_RUNNING, WITHDRAWING), STOPPED),
}

_WHAT_NOW = {
    REGISTERED: "hồ sơ mới đăng ký; tiếp nhận, yêu cầu bổ sung hoặc từ chối trước",
    RECEIVED: "hồ sơ đã tiếp nhận, chưa giao xử lý",
    REFUSED: "hồ sơ đã bị từ chối tiếp nhận",
    PROCESSING: "hồ sơ đang xử lý",
    SUPPLEMENT: "hồ sơ đang chờ công dân bổ sung",
    PAYMENT: "hồ sơ đang chờ công dân thực hiện nghĩa vụ tài chính",
    WITHDRAWING: "công dân đã yêu cầu rút hồ sơ; chỉ còn dừng xử lý",
    STOPPED: "hồ sơ đã dừng xử lý",
    FINISHED: "hồ sơ đã xử lý xong, chờ trả kết quả",
    RETURNED: "hồ sơ đã trả kết quả",
}


def is_possible(act: str, state: int) -> bool:
    """Whether the act may be done in that state; an unknown act is a KeyError."""
    return state in MOVES[act].sources


def after(act: str, state: int) -> int:
    """The state after the act; RuleBroken when it cannot be done in ``state``."""
    move = MOVES[act]
    if state not in move.sources:
        raise RuleBroken(f"Không {move.label} được: {_WHAT_NOW[state]}.")
    return move.target or state
