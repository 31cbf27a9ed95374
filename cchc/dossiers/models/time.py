"""Promised dates and pauses of the clock; lines are only ever added."""

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.choices import DateKind, PauseKind
from cchc.dossiers.models.dossier import Dossier
from cchc.organisation.models import User


class DueDate(models.Model):
    """One promise of a date; ``binds`` when lateness is measured against it from then on."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="dates")
    kind = models.CharField("loại", max_length=20, choices=DateKind.choices)
    old = models.DateTimeField("hạn cũ", null=True, blank=True)
    new = models.DateTimeField("hạn mới")
    binds = models.BooleanField("tính đúng, trễ theo hạn này")
    reason = models.TextField("lý do", blank=True)
    approver = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết"
    )
    decided_at = models.DateTimeField("quyết lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "hạn đã hẹn"
        indexes = [models.Index(fields=["kind", "decided_at"], name="due_date_by_decision")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.new:%d/%m/%Y}"


class Pause(models.Model):
    """Time in which the clock waits for the citizen; one that began too late does not count.

    ``due_before``: the binding date when it began.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="pauses")
    kind = models.CharField("chờ", max_length=20, choices=PauseKind.choices)
    begin_at = models.DateTimeField("từ lúc")
    end_at = models.DateTimeField("đến lúc", null=True, blank=True)
    counts = models.BooleanField("dừng tính thời hạn")
    due_before = models.DateTimeField("hạn khi bắt đầu", null=True, blank=True)
    basis = models.TextField("căn cứ", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "thời gian tạm dừng"
        indexes = [models.Index(fields=["end_at"], name="pause_by_end")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(end_at__isnull=True), name="one_open_pause"
            ),
            models.CheckConstraint(
                condition=Q(end_at__isnull=True) | Q(end_at__gte=F("begin_at")),
                name="pause_not_reversed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} từ {self.begin_at:%d/%m/%Y %H:%M}"
