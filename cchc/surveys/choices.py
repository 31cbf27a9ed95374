"""Words of the office for satisfaction: indices, channels, states, acts."""

from django.db.models import IntegerChoices, TextChoices


class IndexKind(TextChoices):
    """The two indices that the plan demands."""

    SERVICE = "service", "Hài lòng về sự phục vụ của cơ quan"
    HANDLING = "handling", "Hài lòng về việc giải quyết thủ tục hành chính"


class Mark(IntegerChoices):
    """The scale of five."""

    VERY_BAD = 1, "Rất không hài lòng"
    BAD = 2, "Không hài lòng"
    MIDDLE = 3, "Bình thường"
    GOOD = 4, "Hài lòng"
    VERY_GOOD = 5, "Rất hài lòng"


class EditionState(TextChoices):
    """Where an edition of a questionnaire is in its life."""

    DRAFT = "draft", "Đang soạn"
    PUBLISHED = "published", "Đang dùng"
    RETIRED = "retired", "Đã thay"


class Channel(TextChoices):
    """How an answer came."""

    LINK = "link", "Đường dẫn, mã QR"
    KIOSK = "kiosk", "Máy tại quầy"
    PAPER = "paper", "Phiếu giấy"
    IMPORT = "import", "Phiếu giấy nhập từ tệp"
    PHONE = "phone", "Phỏng vấn qua điện thoại"
    VISIT = "visit", "Phỏng vấn tại nhà"


class AttemptKind(TextChoices):
    """Why an attempt to answer was refused."""

    GONE = "gone", "Dùng lại phiếu đã trả lời, hết hạn"
    UNKNOWN = "unknown", "Đường dẫn không do hệ thống cấp"
    STAFF = "staff", "Trả lời từ phiên làm việc của công chức"
    WRONG_PIN = "wrong_pin", "Sai số cuối hoặc PIN ở máy tại quầy"
    TOO_MANY = "too_many", "Gửi quá dày từ một máy"
    OWN = "own", "Người giải quyết hồ sơ nhập phiếu về mình"
    CHANGED = "changed", "Phiếu gửi sai mẫu"


class CommentState(TextChoices):
    """What has been decided about a free text."""

    NEW = "new", "Chưa đọc"
    PUBLISHED = "published", "Công bố"
    HIDDEN = "hidden", "Không công bố"


class Method(TextChoices):
    """How the people of a sample are asked."""

    PHONE = "phone", "Gọi điện thoại"
    VISIT = "visit", "Đến tại nhà"


class RoundState(TextChoices):
    """Where a survey round is in its life."""

    OPEN = "open", "Đang khảo sát"
    CLOSED = "closed", "Đã kết thúc"


class SampledState(TextChoices):
    """What became of somebody who was drawn."""

    WAITING = "waiting", "Chưa hỏi"
    ANSWERED = "answered", "Đã trả lời"
    REFUSED = "refused", "Từ chối trả lời"
    UNREACHED = "unreached", "Không liên hệ được"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "draft_edition": "Soạn bản mới của phiếu hỏi",
    "change_edition": "Sửa bản đang soạn",
    "publish_edition": "Công bố phiếu hỏi",
    "close_days": "Khóa sổ các phiếu trả lời của ngày",
    "refuse_staff": "Từ chối phiếu gửi từ phiên làm việc của công chức",
    "publish_comment": "Công bố ý kiến",
    "hide_comment": "Không công bố ý kiến",
    "draw_round": "Chọn mẫu khảo sát",
    "close_round": "Kết thúc đợt khảo sát",
    "note_call": "Ghi kết quả liên hệ",
    "import_papers": "Nhập phiếu giấy từ tệp",
}
