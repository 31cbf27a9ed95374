"""The address from which a person's own calendar fetches what the person owes."""

from django.db import models
from django.db.models import Q

from cchc.organisation.models import User


class CalendarFeed(models.Model):
    """An address that was given to a person; only its hash is kept. Ended, it opens nothing."""

    user = models.ForeignKey(User, models.PROTECT, related_name="calendar_feeds")
    sha256 = models.CharField("mã băm của địa chỉ", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc")
    ended_at = models.DateTimeField("ngừng lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lịch riêng"
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_at__isnull=True), name="one_feed_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.made_at}"
