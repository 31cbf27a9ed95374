"""A file that is long to read waits here until the worker has read it."""

from django.db import models

from cchc.kernel.models import StoredFile
from cchc.organisation.models import Agency, User
from cchc.plans.choices import IncomingState, PlanScope
from cchc.plans.models.plan import Plan


class IncomingFile(models.Model):
    """One long file on its way to becoming a plan; afterwards it names the plan or the refusal."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    state = models.CharField("trạng thái", max_length=10, choices=IncomingState.choices)
    name = models.CharField("tên tệp", max_length=255)
    file = models.ForeignKey(StoredFile, models.SET_NULL, null=True, related_name="+")
    year = models.PositiveSmallIntegerField("năm", null=True, blank=True)
    scope = models.CharField(
        "kế hoạch của", max_length=20, choices=PlanScope.choices, default=PlanScope.AGENCY
    )
    brought_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField("tải lên lúc")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="+")
    refusal = models.TextField("lý do không nhận", blank=True)

    class Meta:
        ordering = ("-brought_at",)
        verbose_name = "tệp kế hoạch đang đọc"

    def __str__(self) -> str:
        return self.name
