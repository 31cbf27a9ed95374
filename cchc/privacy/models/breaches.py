"""What went wrong with personal data, what was done, and who was told when."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from cchc.kernel.encrypted import EncryptedText
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, User
from cchc.privacy.choices import BreachKind, BreachState, DataKind


class Breach(models.Model):
    """Personal data leaked, were lost, changed or misused; what happened is closed at rest."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    kind = models.CharField("việc xảy ra", max_length=20, choices=BreachKind.choices)
    data_kinds = models.JSONField("loại dữ liệu", default=list)
    persons = models.PositiveIntegerField("số người bị ảnh hưởng (ước)", null=True, blank=True)
    what = EncryptedText("diễn biến")
    found_at = models.DateTimeField("phát hiện lúc")
    hours = models.PositiveSmallIntegerField("số giờ phải thông báo")
    reported_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    reported_at = models.DateTimeField("ghi lúc")
    state = models.CharField("trạng thái", max_length=20, choices=BreachState.choices)
    notified_to = models.CharField("cơ quan đã thông báo", max_length=200, blank=True)
    notified_number = models.CharField("số, ký hiệu văn bản", max_length=100, blank=True)
    notified_at = models.DateTimeField("thông báo lúc", null=True, blank=True)
    told_at = models.DateTimeField("báo người bị ảnh hưởng lúc", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    closed_at = models.DateTimeField("xóa diễn biến lúc", null=True, blank=True)
    notice = models.OneToOneField(
        Obligation, models.PROTECT, related_name="+", verbose_name="việc thông báo"
    )
    telling = models.OneToOneField(
        Obligation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="việc báo người bị ảnh hưởng",
    )

    class Meta:
        ordering = ("-found_at", "-pk")
        verbose_name = "vi phạm về dữ liệu cá nhân"
        indexes = [models.Index(fields=["agency", "-found_at", "-id"], name="breach_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="breach_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[BreachState.NOTIFIED, BreachState.CLOSED])
                | Q(notified_at__isnull=False) & ~Q(notified_to=""),
                name="breach_notified_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Vi phạm dữ liệu số {self.shown_number}"

    @property
    def shown_number(self) -> str:
        """The number as the register writes it."""
        return f"{self.number:02d}/{self.year}"

    @property
    def status(self) -> BreachState:
        """The state as a word of the office."""
        return BreachState(self.state)

    @property
    def until(self) -> datetime:
        """The last moment to notify."""
        return self.found_at + timedelta(hours=self.hours)

    @property
    def was_late(self) -> bool:
        """Whether it was notified after the last moment."""
        return self.notified_at is not None and self.notified_at > self.until

    @property
    def data_words(self) -> str:
        """Which data, in words."""
        return "; ".join(str(DataKind(kind).label) for kind in self.data_kinds)


class BreachNote(models.Model):
    """A measure that was taken, the reason of an end; closed at rest."""

    breach = models.ForeignKey(Breach, models.PROTECT, related_name="notes")
    text = EncryptedText("nội dung")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "biện pháp xử lý vi phạm dữ liệu"

    def __str__(self) -> str:
        return f"biện pháp {self.pk}"
