"""Words of the office for notices: events, channels and what became of a message on its way."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a notice reaches a person of the office beside the inbox of the program."""

    EMAIL = "email", "Thư điện tử"


class DispatchState(TextChoices):
    """Where a message is on its way out."""

    QUEUED = "queued", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"


class Event(TextChoices):
    """What a citizen is told of; the parameters of each stand in ``rules.events``."""

    RECEIVED = "received", "Đã tiếp nhận hồ sơ"
    SUPPLEMENT_ASKED = "supplement_asked", "Cần bổ sung hồ sơ"
    MONEY_DUE = "money_due", "Cần nộp tiền"
    FINISHED_EARLY = "finished_early", "Có kết quả sớm"
    READY = "ready", "Có kết quả"
    LATE_APOLOGY = "late_apology", "Xin lỗi, hẹn lại"
    HANDED_BACK = "handed_back", "Đã trả kết quả"
    FEEDBACK_RECEIVED = "feedback_received", "Đã nhận phản ánh, kiến nghị"
    FEEDBACK_ANSWERED = "feedback_answered", "Đã trả lời phản ánh, kiến nghị"


class Way(TextChoices):
    """How a notice reaches somebody outside; the last is done by an officer."""

    ZALO = "zalo", "Zalo"
    SMS = "sms", "Tin nhắn SMS"
    EMAIL = "email", "Thư điện tử"
    PHONE = "phone", "Gọi điện"


class NoticeState(TextChoices):
    """Where a notice to somebody outside is."""

    QUEUED = "queued", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    DELIVERED = "delivered", "Đã nhận"
    TO_CALL = "to_call", "Cần gọi điện"
    CALLED = "called", "Đã gọi báo"
    FAILED = "failed", "Không báo được"
    WITHDRAWN = "withdrawn", "Đã thu hồi"


class AttemptState(TextChoices):
    """What became of one try on one channel."""

    SENT = "sent", "Đã gửi"
    DELIVERED = "delivered", "Đã nhận"
    TEMPORARY = "temporary", "Lỗi tạm thời"
    PERMANENT = "permanent", "Không gửi được"
    REFUSED = "refused", "Bị từ chối"


class Reaction(TextChoices):
    """What the program does upon a code of a provider."""

    ACCEPTED = "accepted", "Đã nhận gửi"
    RETRY = "retry", "Thử lại"
    FALLBACK = "fallback", "Sang kênh tiếp theo"
    CONFIG = "config", "Sai cấu hình: sang kênh tiếp theo, báo quản trị"
    PERMANENT = "permanent", "Số máy không dùng được"


class Approval(TextChoices):
    """Where a template is at the provider of Zalo messages."""

    NONE = "none", "Chưa gửi duyệt"
    WAITING = "waiting", "Chờ nhà cung cấp duyệt"
    APPROVED = "approved", "Đã được duyệt"
    REJECTED = "rejected", "Bị từ chối"


class CallOutcome(TextChoices):
    """What became of a call from the list."""

    REACHED = "reached", "Đã nói chuyện"
    NOT_REACHED = "not_reached", "Không liên lạc được"
    WRONG_NUMBER = "wrong_number", "Sai số, không có số"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "notices.set_way": "Đặt kênh gửi",
    "notices.set_order": "Đặt thứ tự kênh",
    "notices.write_template": "Sửa mẫu tin",
    "notices.approve_template": "Ghi kết quả duyệt mẫu",
    "notices.set_code": "Đặt cách xử lý mã lỗi",
    "notices.tell": "Lập thông báo",
    "notices.send": "Gửi thông báo",
    "notices.deliver": "Người nhận đã nhận",
    "notices.call": "Gọi điện báo",
    "notices.empty": "Xóa nội dung đã hết hạn giữ",
}
