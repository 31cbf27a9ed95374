"""Words of the office for the catalogue: levels, states, units of limits, kinds of data."""

from django.db.models import TextChoices


class Level(TextChoices):
    """Which tier of government a procedure belongs to, or decides it."""

    COMMUNE = "commune", "Cấp xã"
    PROVINCE = "province", "Cấp tỉnh"
    MINISTRY = "ministry", "Cấp bộ"


class VersionState(TextChoices):
    """Where a version is in its life; a published one is immutable."""

    DRAFT = "draft", "Dự thảo"
    PUBLISHED = "published", "Đã công bố"
    WITHDRAWN = "withdrawn", "Đã bãi bỏ"


class Standing(TextChoices):
    """What a version is on a day; ``rules.validity`` computes it."""

    DRAFT = "draft", "Dự thảo"
    FORTHCOMING = "forthcoming", "Sắp áp dụng"
    IN_FORCE = "in_force", "Đang áp dụng"
    ENDED = "ended", "Hết hiệu lực"
    WITHDRAWN = "withdrawn", "Đã bãi bỏ"


class LimitUnit(TextChoices):
    """What a limit is counted in; the values of ``kernel.working_time.Unit``."""

    DAYS = "days", "ngày làm việc"
    HOURS = "hours", "giờ làm việc"
    CALENDAR_DAYS = "calendar_days", "ngày"


class ApplicantKind(TextChoices):
    """Who may apply: LoaiDoiTuong of the national exchange."""

    CITIZEN = "0", "Công dân"
    ENTERPRISE = "1", "Doanh nghiệp, tổ chức"
    HOUSEHOLD = "2", "Hộ kinh doanh"


class OnlineLevel(TextChoices):
    """How much of the procedure may be done online."""

    FULL = "full", "Toàn trình"
    PARTIAL = "partial", "Một phần"
    NONE = "none", "Trực tiếp"


class FeeMode(TextChoices):
    """When the fee is paid."""

    BEFORE = "before", "Thu trước"
    AFTER = "after", "Thu sau"
    EXEMPT = "exempt", "Miễn"
    NONE = "none", "Không thu"


class FieldType(TextChoices):
    """What is written into a field of a form."""

    TEXT = "text", "Chữ"
    DATE = "date", "Ngày"
    NUMBER = "number", "Số"
    CHOICE = "choice", "Lựa chọn"
    BOOL = "bool", "Có hoặc không"


class DatumSource(TextChoices):
    """Where the agency gets a datum from; asked is the last resort."""

    ASKED = "asked", "Người nộp khai"
    REGISTER = "register", "Cơ sở dữ liệu"
    EARLIER_RESULT = "earlier_result", "Kết quả đã cấp"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "draft_version": "Soạn dự thảo",
    "copy_version": "Soạn dự thảo từ bản đang áp dụng",
    "revise_version": "Sửa dự thảo",
    "drop_version": "Bỏ dự thảo",
    "publish_version": "Công bố",
    "end_version": "Hết áp dụng vì có bản mới",
    "continue_version": "Tiếp tục áp dụng vì bản mới bị bãi bỏ",
    "withdraw_version": "Bãi bỏ",
    "import_version": "Nhập từ tệp",
}
