"""Words of the office for what the agency tells on its public pages."""

from django.db.models import TextChoices


class NewsState(TextChoices):
    """Where a news item is in its life; the acts between are in ``rules.news``."""

    DRAFT = "draft", "Bản nháp"
    PUBLISHED = "published", "Đã đăng"
    WITHDRAWN = "withdrawn", "Đã gỡ"


class NewsAct(TextChoices):
    """What is done to a news item."""

    CORRECT = "correct", "Sửa bản nháp"
    PUBLISH = "publish", "Đăng"
    WITHDRAW = "withdraw", "Gỡ"


class PermitState(TextChoices):
    """Where the act of taking dossiers online stands; docs/rules/level-three.md."""

    DRAFT = "draft", "Đang lập"
    SUBMITTED = "submitted", "Chờ Chủ tịch duyệt"
    APPROVED = "approved", "Đang nhận hồ sơ trực tuyến"
    ENDED = "ended", "Đã ngừng"
