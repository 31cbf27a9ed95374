"""What happens to a date and to the work before it is handed in."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from cchc.obligations.choices import DateKind, RequestState
from cchc.obligations.models.obligation import Obligation
from cchc.organisation.models import Agency, User


class DueDate(models.Model):
    """One promise of a date; lines are only ever added."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="dates")
    old = models.DateField("hạn cũ", null=True, blank=True)
    new = models.DateField("hạn mới")
    kind = models.CharField("loại", max_length=20, choices=DateKind.choices)
    reason = models.TextField("lý do", blank=True)
    document = models.TextField("văn bản", blank=True)
    approver = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết"
    )
    decided_at = models.DateTimeField("quyết lúc")
    is_late = models.BooleanField(
        "quyết sau khi đã quá hạn", default=False, help_text="gia hạn muộn không làm việc đúng hạn"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "hạn đã hứa"

    def __str__(self) -> str:
        return f"{self.new:%d/%m/%Y}"


class ProgressNote(models.Model):
    """What a person says about the work so far."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="notes")
    percent = models.PositiveSmallIntegerField("tiến độ (%)", validators=[MaxValueValidator(100)])
    text = models.TextField("đã làm được")
    obstacles = models.TextField("khó khăn, vướng mắc", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người báo")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "báo tiến độ"
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="note_percent_at_most_hundred"
            )
        ]

    def __str__(self) -> str:
        return f"{self.percent}%: {self.text}"


class ExtensionRequest(models.Model):
    """A request for a later date, and its decision."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="requests")
    current = models.DateField("hạn khi xin")
    until = models.DateField("xin đến ngày")
    reason = models.TextField("lý do")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người xin")
    asked_at = models.DateTimeField("xin lúc")
    state = models.CharField("trạng thái", max_length=20, choices=RequestState.choices)
    granted_until = models.DateField("cho đến ngày", null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết"
    )
    decided_at = models.DateTimeField("quyết lúc", null=True, blank=True)
    decision_reason = models.TextField("ý kiến", blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "đề nghị gia hạn"
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(state=RequestState.WAITING),
                name="one_waiting_request",
                violation_error_message="Đã có một đề nghị gia hạn đang chờ quyết định.",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("current")), name="request_asks_for_a_later_day"
            ),
        ]

    def __str__(self) -> str:
        return f"xin đến {self.until:%d/%m/%Y}"


class ReminderRun(models.Model):
    """The last morning on which an agency's digests were put; so that they are put once."""

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="+")
    day = models.DateField("ngày")

    class Meta:
        verbose_name = "lượt nhắc việc"

    def __str__(self) -> str:
        return f"{self.agency} {self.day:%d/%m/%Y}"
