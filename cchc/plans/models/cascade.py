"""What people decided about the duties of the plan above; rows are added, never changed."""

from django.db import models

from cchc.organisation.models import User
from cchc.plans.choices import Verdict
from cchc.plans.models.plan import Plan


class DutyDecision(models.Model):
    """Whether the plan covers one duty of its parent, by what, and why not; the last one counts."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="duty_decisions")
    parent = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name="của kế hoạch")
    key = models.CharField("yêu cầu", max_length=100)
    text = models.TextField("nội dung yêu cầu khi quyết định")
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict.choices)
    parts = models.JSONField("nhiệm vụ, chỉ tiêu thực hiện", default=list)
    reason = models.TextField("lý do, ghi chú", blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("quyết định lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "đối chiếu với kế hoạch cấp trên"
        indexes = [models.Index(fields=["plan", "parent", "key"], name="duty_decision_by_duty")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.COVERED) | ~models.Q(reason=""),
                name="uncovered_duty_has_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(plan=models.F("parent")), name="decision_about_another_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.key} {self.verdict}"

    @property
    def audit_key(self) -> str:
        """How the audit chain names it: one subject for all decisions about the duty."""
        return f"{self.plan.code}:{self.parent.code}:{self.key}"
