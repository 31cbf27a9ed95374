"""Words of the connection with other systems: rights, events, what became of a delivery."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """What a client may do; docs/rules/api.md, "Rights"."""

    READ = "dossiers:read", "Đọc hồ sơ (đã che)"
    PERSONAL = "dossiers:personal", "Đọc người nộp hồ sơ (có ghi nhật ký)"
    WRITE = "dossiers:write", "Đẩy hồ sơ, trạng thái"
    PROCEDURES = "procedures:read", "Đọc danh mục thủ tục"
    STATISTICS = "statistics:read", "Đọc số liệu theo kỳ"


class EventKind(TextChoices):
    """What a subscription may be told of."""

    RECEIVED = "dossier.received", "Hồ sơ được tiếp nhận"
    STATE_CHANGED = "dossier.state_changed", "Hồ sơ đổi trạng thái"
    FINISHED = "dossier.finished", "Hồ sơ xử lý xong hoặc dừng"
    LATE = "dossier.late", "Hồ sơ quá hạn"
    PING = "ping", "Gửi thử"


TOLD = tuple(kind for kind in EventKind if kind != EventKind.PING)


class DeliveryState(TextChoices):
    """Where a delivery is on its way out."""

    QUEUED = "queued", "Chờ gửi"
    SENT = "sent", "Đã nhận"
    FAILED = "failed", "Không gửi được"


# How the acts of this room read in a history; the words are kept in the audit chain.
ACTS_DONE: dict[str, str] = {
    "api.register_client": "Cấp khóa",
    "api.approve_client": "Duyệt kết nối",
    "api.revoke_client": "Thu hồi khóa",
    "api.subscribe": "Đăng ký nhận tin",
    "api.stop_subscription": "Dừng nhận tin",
    "api.stop_after_failures": "Tự động dừng do gửi không được nhiều lần",
    "api.resume_subscription": "Nhận tin trở lại",
}
