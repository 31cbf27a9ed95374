"""Words of the office for reports."""

from django.db.models import TextChoices


class PartState(TextChoices):
    """Where a unit's part of a report is."""

    WAITING = "waiting", "Chưa gửi"
    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Trả lại"


# What the office writes itself into a composed report, by section, in the order of the report.
OWN_WORDS = {
    "direction": "Chỉ đạo, điều hành",
    "difficulties": "Khó khăn, vướng mắc và nguyên nhân",
    "next": "Phương hướng, nhiệm vụ kỳ tới",
    "proposals": "Kiến nghị, đề xuất",
}
ADDRESSEES, RECIPIENTS = "addressees", "recipients"
DEFAULT_RECIPIENTS = (
    "Như trên",
    "Chủ tịch, các Phó Chủ tịch",
    "Các bộ phận chuyên môn",
    "Lưu: VT, VP",
)


class SubmissionState(TextChoices):
    """How far a submission to the superior is; the table of acts is in ``rules.submission``."""

    SUBMITTED = "submitted", "Chờ tiếp nhận"
    RECEIVED = "received", "Đã tiếp nhận"
    RETURNED = "returned", "Bị trả lại"
    ACKNOWLEDGED = "acknowledged", "Đã ghi nhận"
    WITHDRAWN = "withdrawn", "Đã rút"
    SENT_OUTSIDE = "sent_outside", "Đã gửi ngoài hệ thống"


class SubmissionAct(TextChoices):
    """What is done to a submission."""

    RECEIVE = "receive", "Tiếp nhận"
    ACKNOWLEDGE = "acknowledge", "Ghi nhận báo cáo"
    SEND_BACK = "send_back", "Trả lại"
    SUBMIT_AGAIN = "submit_again", "Gửi lại"
    WITHDRAW = "withdraw", "Rút lại"


class SendingMethod(TextChoices):
    """How a report went to a superior that does not work in this installation."""

    NETWORK = "network", "Trục liên thông văn bản"
    EMAIL = "email", "Thư điện tử công vụ"
    PAPER = "paper", "Bản giấy qua bưu chính"
    BY_HAND = "by_hand", "Nộp trực tiếp bản giấy"
    OTHER = "other", "Cách khác"
