"""What is handed in: a submission with its evidence, seen from each obligation that it serves."""

from django.db import models
from django.db.models import F, Q

from cchc.kernel.files.models import StoredFile
from cchc.obligations.choices import DeliveryState
from cchc.obligations.models.obligation import Obligation
from cchc.organisation.models import Agency, User


class Submission(models.Model):
    """Evidence handed in by one person at one moment, with the period that it proves."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    note = models.TextField("ghi chú", blank=True)
    proves_from = models.DateField("chứng minh từ ngày")
    proves_to = models.DateField("đến ngày")
    submitted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người nộp"
    )
    submitted_at = models.DateTimeField("nộp lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần nộp"
        constraints = [
            models.CheckConstraint(
                condition=Q(proves_to__gte=F("proves_from")),
                name="proven_period_not_reversed",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def __str__(self) -> str:
        return f"nộp {self.submitted_at:%d/%m/%Y}"


class Delivery(models.Model):
    """A submission seen from one obligation: its version there, and what was decided."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="deliveries")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="deliveries")
    version = models.PositiveSmallIntegerField("lần")
    state = models.CharField("trạng thái", max_length=20, choices=DeliveryState.choices)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quyết"
    )
    decided_at = models.DateTimeField("quyết lúc", null=True, blank=True)
    reason = models.TextField("ý kiến", blank=True)
    revoked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người hủy"
    )
    revoked_at = models.DateTimeField("hủy nghiệm thu lúc", null=True, blank=True)
    revoke_reason = models.TextField("lý do hủy nghiệm thu", blank=True)

    class Meta:
        ordering = ("obligation", "version")
        verbose_name = "sản phẩm nộp"
        indexes = [models.Index(fields=["state", "decided_at"], name="delivery_by_decision")]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "version"], name="delivery_versions_count_up"
            ),
            models.UniqueConstraint(
                fields=["obligation"],
                condition=Q(state__in=[DeliveryState.PENDING, DeliveryState.ACCEPTED]),
                name="one_live_delivery",
            ),
        ]

    def __str__(self) -> str:
        return f"lần {self.version}"


class Evidence(models.Model):
    """One file of a submission, or one official document that it points to."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="evidence")
    label = models.TextField("tên")
    sha256 = models.CharField("mã băm", max_length=64, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp"
    )
    document_kind = models.CharField(max_length=40, blank=True)
    document_key = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "minh chứng"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, document_key="")
                | Q(file__isnull=True) & ~Q(document_key=""),
                name="evidence_is_file_or_document",
            )
        ]

    def __str__(self) -> str:
        return self.label
