"""What a dossier's state means for its citizen: docs/rules/portal.md, What … to do next."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The states of a dossier by name."""

    REGISTERED = "registered"
    RECEIVED = "received"
    REFUSED = "refused"
    PROCESSING = "processing"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    WITHDRAWING = "withdrawing"
    STOPPED = "stopped"
    FINISHED = "finished"
    RETURNED = "returned"


class Asked(StrEnum):
    """What the citizen has to do."""

    WAIT = "wait"
    SUPPLEMENT = "supplement"
    PAY = "pay"
    READ = "read"
    FETCH = "fetch"
    DELIVERED = "delivered"
    ONLINE = "online"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Advice:
    """A heading, what is asked, and one sentence that says so."""

    heading: str
    asked: Asked
    sentence: str


_WAIT = "Ông/bà chưa phải làm gì; khi có việc cần ông/bà làm, trang này sẽ nêu rõ."
_HEADINGS: dict[Stage, tuple[str, Asked, str]] = {
    Stage.REGISTERED: ("Cơ quan đang kiểm tra hồ sơ", Asked.WAIT, _WAIT),
    Stage.RECEIVED: ("Hồ sơ đã được tiếp nhận", Asked.WAIT, _WAIT),
    Stage.PROCESSING: ("Hồ sơ đang được giải quyết", Asked.WAIT, _WAIT),
    Stage.SUPPLEMENT: (
        "Hồ sơ cần bổ sung",
        Asked.SUPPLEMENT,
        "Mời ông/bà nộp bổ sung các giấy tờ, nội dung dưới đây. Lý do của từng mục ghi trên Phiếu"
        " yêu cầu bổ sung, hoàn thiện hồ sơ.",
    ),
    Stage.PAYMENT: (
        "Cần nộp phí, lệ phí hoặc nghĩa vụ tài chính",
        Asked.PAY,
        "Mời ông/bà nộp khoản dưới đây rồi đưa biên lai, chứng từ cho nơi tiếp nhận hồ sơ.",
    ),
    Stage.WITHDRAWING: (
        "Đã ghi nhận yêu cầu rút hồ sơ",
        Asked.WAIT,
        "Cơ quan đang làm thủ tục dừng giải quyết theo yêu cầu của ông/bà.",
    ),
    Stage.REFUSED: (
        "Hồ sơ không được tiếp nhận",
        Asked.READ,
        "Lý do ghi trên Phiếu từ chối tiếp nhận giải quyết hồ sơ đã gửi ông/bà.",
    ),
    Stage.STOPPED: (
        "Hồ sơ đã dừng giải quyết",
        Asked.READ,
        "Lý do ghi trên Thông báo dừng giải quyết hồ sơ đã gửi ông/bà.",
    ),
    Stage.FINISHED: (
        "Đã có kết quả",
        Asked.FETCH,
        "Mời ông/bà mang theo Giấy tiếp nhận hồ sơ và giấy tờ tùy thân đến nơi tiếp nhận để nhận"
        " kết quả.",
    ),
    Stage.RETURNED: (
        "Đã trả kết quả",
        Asked.NOTHING,
        "Việc giải quyết hồ sơ đã xong; ông/bà không phải làm gì thêm.",
    ),
}
_LATE = "Hồ sơ đã quá hạn"
_ANEW = "cơ quan đã hẹn lại"
_OPEN = frozenset((Stage.RECEIVED, Stage.PROCESSING))
_BY_OTHER_WAYS = {
    "postal": (
        Asked.DELIVERED,
        "Kết quả được gửi đến ông/bà qua bưu chính công ích, như đã đăng ký.",
    ),
    "online": (Asked.ONLINE, "Kết quả được trả trực tuyến, như ông/bà đã đăng ký."),
}


def advice(stage: Stage, *, is_late: bool, has_new_date: bool, result_by: str) -> Advice:
    """What to tell the citizen; ``result_by`` is counter, postal or online."""
    heading, asked, sentence = _HEADINGS[stage]
    if stage is Stage.FINISHED and result_by in _BY_OTHER_WAYS:
        asked, sentence = _BY_OTHER_WAYS[result_by]
    if stage in _OPEN:
        heading = _LATE if is_late else heading
        heading = f"{heading}, {_ANEW}" if has_new_date else heading
    return Advice(heading, asked, sentence)
