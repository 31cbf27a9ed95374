"""Words of the office for plans."""

from django.db.models import TextChoices


class PlanState(TextChoices):
    """Where a plan is in its life; docs/rules/plan-life.md."""

    REVIEWING = "reviewing", "Đang rà soát"
    KEPT = "kept", "Đã lưu"
    ADOPTED = "adopted", "Đang thực hiện"
    CLOSED = "closed", "Đã kết thúc"
    DISCARDED = "discarded", "Đã bỏ"


class IncomingState(TextChoices):
    """How far a file has come; docs/rules/plan-life.md, "Long files" and "The same file"."""

    ASKED = "asked", "Chờ xác nhận"
    WAITING = "waiting", "Đang đọc"
    READ = "read", "Đã đọc"
    REFUSED = "refused", "Không nhận"


class PlanScope(TextChoices):
    """Whose plan it is; docs/rules/plan-cascade.md."""

    AGENCY = "agency", "Kế hoạch của cơ quan"
    SUPERIOR = "superior", "Kế hoạch của cấp trên"
    UNIT = "unit", "Kế hoạch của bộ phận"


class Verdict(TextChoices):
    """What a person decided about a duty of the parent."""

    COVERED = "covered", "Đã có nhiệm vụ, chỉ tiêu"
    NOT_OURS = "not_ours", "Không thuộc cấp mình"
    MISSING = "missing", "Chưa có nhiệm vụ nào"


class PartyRole(TextChoices):
    """How a unit takes part in a task."""

    LEAD = "lead", "Chủ trì"
    COORDINATING = "coordinating", "Phối hợp"


class ScheduleKind(TextChoices):
    """What kind of time a deadline phrase is; docs/rules/plan-deadlines.md."""

    ON_DATE = "on_date", "Vào một ngày"
    MONTH = "month", "Theo tháng"
    QUARTER = "quarter", "Theo quý"
    YEAR = "year", "Trong năm"
    PERIODIC = "periodic", "Định kỳ báo cáo"
    QUARTERLY = "quarterly", "Hằng quý"
    THROUGHOUT = "throughout", "Thường xuyên trong năm"
    AFTER_EVENT = "after_event", "Sau một sự kiện"
    MIXED = "mixed", "Nhiều thời hạn"
    UNKNOWN = "unknown", "Chưa rõ"


class Comparison(TextChoices):
    """How a target's value is compared."""

    GE = "ge", "từ … trở lên"
    LE = "le", "không quá …"
    EQ = "eq", "đạt đúng …"
    NONE = "none", "không có số"


class Severity(TextChoices):
    """How grave a finding of the plan check is."""

    ERROR = "error", "Lỗi"
    WARNING = "warning", "Cần xem"
    NOTE = "note", "Ghi chú"


class AmendmentState(TextChoices):
    """Where an amendment of a plan is; docs/rules/plan-amend.md."""

    DRAFT = "draft", "Dự thảo"
    ADOPTED = "adopted", "Đã thông qua"
    WITHDRAWN = "withdrawn", "Đã hủy dự thảo"


class ChangeKind(TextChoices):
    """What an amendment does to one task."""

    CHANGE = "change", "Sửa"
    ADD = "add", "Thêm"
    DROP = "drop", "Bỏ"


class ChecklistKind(TextChoices):
    """Where a point to see to comes from."""

    REMARK = "remark", "Ý kiến cấp trên"
    SHORTCOMING = "shortcoming", "Việc trễ năm trước"
    LEFTOVER = "leftover", "Chỗ còn nghi ngờ"
