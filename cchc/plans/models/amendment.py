"""Amendments of an adopted plan: prepared task by task, adopted in one act."""

from django.db import models

from cchc.documents.models import OfficialDocument
from cchc.organisation.models import User
from cchc.plans.choices import AmendmentState, ChangeKind
from cchc.plans.models.plan import Baseline, Plan


class Amendment(models.Model):
    """Changes to an adopted plan, prepared together and adopted in one act."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="amendments")
    serial = models.PositiveSmallIntegerField("dự thảo thứ")
    state = models.CharField("trạng thái", max_length=20, choices=AmendmentState.choices)
    version = models.PositiveIntegerField("lần sửa dự thảo", default=0)
    reason = models.TextField("lý do điều chỉnh", blank=True)
    document = models.CharField("số, ký hiệu văn bản", max_length=100, blank=True)
    document_date = models.DateField("ngày văn bản", null=True, blank=True)
    official = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="văn bản đã phát hành ở đây",
    )
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField("soạn lúc")
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField("thông qua hoặc hủy lúc", null=True, blank=True)
    baseline = models.OneToOneField(
        Baseline, models.PROTECT, null=True, blank=True, related_name="amendment"
    )

    class Meta:
        ordering = ("-serial",)
        verbose_name = "điều chỉnh kế hoạch"
        constraints = [
            models.UniqueConstraint(fields=["plan", "serial"], name="amendment_serial_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(state=AmendmentState.DRAFT),
                name="one_draft_amendment_per_plan",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=AmendmentState.ADOPTED)
                | models.Q(baseline__isnull=False, document_date__isnull=False),
                name="adopted_amendment_has_baseline_and_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} điều chỉnh {self.serial}"

    @property
    def key(self) -> str:
        """How the audit chain names it."""
        return f"{self.plan.code}#{self.serial}"

    @property
    def cited(self) -> str:
        """ "12/QĐ-UBND ngày 05/03/2026"; "" while there is none."""
        if not self.document or self.document_date is None:
            return ""
        return f"{self.document} ngày {self.document_date:%d/%m/%Y}"


class TaskAmendment(models.Model):
    """What an amendment makes of one task; ``content`` as ``cchc plan parse`` gives a task."""

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="changes")
    kind = models.CharField("việc", max_length=10, choices=ChangeKind.choices)
    ident = models.CharField("mã nhiệm vụ", max_length=40)
    content = models.JSONField("nội dung mới", null=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "điều chỉnh một nhiệm vụ"
        constraints = [
            models.UniqueConstraint(fields=["amendment", "ident"], name="task_once_per_amendment"),
            models.CheckConstraint(
                condition=models.Q(kind=ChangeKind.DROP, content__isnull=True)
                | (~models.Q(kind=ChangeKind.DROP) & models.Q(content__isnull=False)),
                name="only_dropped_task_has_no_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ident}"
