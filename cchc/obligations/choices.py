"""Words of the office for obligations: states, standings, acts."""

from django.db.models import TextChoices

# The kind of subject that is a task; the report of a period and other promises are none.
TASK = "task"
PETITION = "petition"  # a deadline of a citizen's petition, done on the petition's own page
RECOMMENDATION = "recommendation"  # the answer that is owed to the supervisor
APOLOGY = "apology"  # what a late dossier owes; done and ended over there
SUBTASK = "subtask"  # of a unit's own plan: owed, but not counted again in the figures


class State(TextChoices):
    """Where an obligation is in its life; the acts between are in ``rules.transitions``."""

    AWAITING_EVENT = "awaiting_event", "Chờ sự kiện"
    OPEN = "open", "Đang thực hiện"
    SUBMITTED = "submitted", "Chờ nghiệm thu"
    ACCEPTED = "accepted", "Đã nghiệm thu"
    CANCELLED = "cancelled", "Đã hủy"


class Standing(TextChoices):
    """Where an obligation stands against its binding date; ``rules.standing`` computes it."""

    AWAITING_EVENT = "awaiting_event", "Chờ sự kiện"
    RUNNING = "running", "Chưa đến hạn"
    WAITING = "waiting", "Chờ nghiệm thu"
    OVERDUE = "overdue", "Quá hạn"
    DONE_ON_TIME = "done_on_time", "Hoàn thành đúng hạn"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"
    CANCELLED = "cancelled", "Đã hủy"


class DateKind(TextChoices):
    """Why a date was promised."""

    FIRST = "first", "Hạn giao ban đầu"
    EVENT = "event", "Hạn sau sự kiện"
    FIXED = "fixed", "Ấn định thời hạn"
    EXTENSION = "extension", "Gia hạn"
    AMENDMENT = "amendment", "Điều chỉnh kế hoạch"


class RequestState(TextChoices):
    """What became of a request for an extension."""

    WAITING = "waiting", "Chờ quyết định"
    GRANTED = "granted", "Đã cho gia hạn"
    REFUSED = "refused", "Không cho gia hạn"
    LAPSED = "lapsed", "Hết cần thiết"


class DeliveryState(TextChoices):
    """What became of a product that was handed in."""

    PENDING = "pending", "Chờ nghiệm thu"
    ACCEPTED = "accepted", "Đã nghiệm thu"
    SENT_BACK = "sent_back", "Trả lại"
    REVOKED = "revoked", "Đã hủy nghiệm thu"


class Figure(TextChoices):
    """The figures about tasks; ``rules.counting`` defines each."""

    PLANNED = "planned", "Tổng số nhiệm vụ"
    DUE = "due", "Đến hạn trong kỳ"
    DONE_ON_TIME = "done_on_time", "Hoàn thành đúng hạn"
    DONE_LATE = "done_late", "Hoàn thành quá hạn"
    OVERDUE = "overdue", "Quá hạn, chưa hoàn thành"
    WAITING = "waiting", "Đã nộp, chờ nghiệm thu"
    NOT_YET_DUE = "not_yet_due", "Chưa đến hạn"
    EARLIER = "earlier", "Đã đến hạn ở kỳ trước"
    AWAITING_EVENT = "awaiting_event", "Chờ sự kiện"
    CARRIED_OVER = "carried_over", "Quá hạn từ kỳ trước chuyển sang"
    EXTENDED = "extended", "Đã được gia hạn"


class RecommendationState(TextChoices):
    """Where a recommendation is in its life; ``rules.recommendations`` has the acts between."""

    WAITING = "waiting", "Chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    SATISFIED = "satisfied", "Đã đồng ý"
    WITHDRAWN = "withdrawn", "Đã rút"


class RecommendationFigure(TextChoices):
    """The figures about recommendations; docs/rules/recommendations.md, "Figures"."""

    MADE = "made", "Đã kiến nghị"
    ON_TIME = "on_time", "Trả lời đúng hạn"
    LATE = "late", "Trả lời chậm, quá hạn"
    OPEN = "open", "Chưa trả lời"
