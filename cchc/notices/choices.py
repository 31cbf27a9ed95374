"""Words of the office for notices: channels and what became of a message on its way."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a notice reaches a person beside the inbox of the program."""

    EMAIL = "email", "Thư điện tử"


class DispatchState(TextChoices):
    """Where a message is on its way out."""

    QUEUED = "queued", "Chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
