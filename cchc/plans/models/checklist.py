"""What is to be seen to before a plan that was written from last year's is adopted."""

from django.db import models

from cchc.organisation.models import User
from cchc.plans.choices import ChecklistKind
from cchc.plans.models.plan import Plan


class ChecklistItem(models.Model):
    """A shortcoming of last year, a remark of the superior, or a leftover; ticked with a note."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="checklist")
    kind = models.CharField("loại", max_length=15, choices=ChecklistKind.choices)
    text = models.TextField("điểm cần xem")
    source = models.CharField("nguồn", max_length=300, blank=True)
    note = models.TextField("đã xử lý thế nào", blank=True)
    ticked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ticked_at = models.DateTimeField("xử lý lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "điểm cần xem khi soạn kế hoạch"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ticked_by__isnull=True, ticked_at__isnull=True)
                | models.Q(ticked_by__isnull=False, ticked_at__isnull=False),
                name="checklist_item_ticked_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.text
