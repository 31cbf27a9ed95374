"""Reports on their way up."""

import uuid

from django.db import models
from django.db.models import Q

from cchc.documents.models import OfficialDocument
from cchc.kernel.files.models import StoredFile
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency, User
from cchc.reports.choices import SendingMethod, SubmissionState
from cchc.reports.rules.submission import Lateness, lateness


class ReportSubmission(models.Model):
    """An issued document as it was sent up at one moment; a returned one is followed by another.

    ``series`` holds the versions of one report together. Sent outside the installation there is
    no ``superior`` but a ``receiver`` and a ``method``.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="report_submissions")
    superior = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_from_below",
        verbose_name="nơi nhận",
    )
    series = models.UUIDField("các bản của một báo cáo", default=uuid.uuid4, editable=False)
    version = models.PositiveSmallIntegerField("bản", default=1)
    document = models.ForeignKey(OfficialDocument, models.PROTECT, related_name="+")
    period = models.CharField("kỳ báo cáo", max_length=30, blank=True)
    plan_code = models.CharField("mã kế hoạch", max_length=60, blank=True)
    due_on = models.DateField("hạn gửi", null=True, blank=True)
    note = models.TextField("lời gửi kèm", blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp PDF")
    signed_copy = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bản đã ký, đóng dấu",
    )
    state = models.CharField("tình trạng", max_length=20, choices=SubmissionState.choices)
    submitted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người gửi"
    )
    submitted_at = models.DateTimeField("gửi lúc")
    sent_on = models.DateField("ngày gửi")
    receiver = models.CharField("nơi nhận ngoài hệ thống", max_length=200, blank=True)
    method = models.CharField("cách gửi", max_length=20, choices=SendingMethod.choices, blank=True)
    received_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField("tiếp nhận lúc", null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)
    remark = models.TextField("ý kiến, lý do", blank=True)

    class Meta:
        ordering = ("-submitted_at", "-pk")
        verbose_name = "lần gửi báo cáo"
        indexes = [
            models.Index(fields=["agency", "-submitted_at"], name="submission_of_ward"),
            models.Index(fields=["superior", "state", "-submitted_at"], name="submission_above"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "version"], name="version_once_a_series"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=("submitted", "received", "acknowledged")),
                name="document_stands_submitted_once",
            ),
            models.CheckConstraint(
                condition=Q(superior__isnull=False, method="", receiver="")
                | (Q(superior__isnull=True) & ~Q(method="") & ~Q(receiver="")),
                name="submission_goes_up_or_outside",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "acknowledged", "withdrawn"))
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_submission_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} gửi {self.to_whom} (bản {self.version})"

    @property
    def status(self) -> SubmissionState:
        """The state as a word of the office."""
        return SubmissionState(self.state)

    @property
    def lateness(self) -> Lateness:
        """How the day of sending stands to the due day."""
        return lateness(self.sent_on, self.due_on)

    @property
    def to_whom(self) -> str:
        """Who it was sent to."""
        return self.superior.name if self.superior else self.receiver

    @property
    def is_outside(self) -> bool:
        """Whether it is only a record of something sent outside the installation."""
        return bool(self.method)

    @property
    def period_label(self) -> str:
        """ "Quý I năm 2026"; empty for a report of no regular period."""
        return Period.parse(self.period).label if self.period else ""
