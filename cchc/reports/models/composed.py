"""Composed reports: what was computed, what a person changed, what was let pass, templates."""

from django.db import models

from cchc.documents.models import OfficialDocument
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency, User
from cchc.plans.models import Plan
from cchc.reports.rules.composed import Composed


class Report(models.Model):
    """What was computed of a plan for a period at a moment, and the document made of it.

    ``snapshot`` is what ``cchc report compose`` prints, how it is drawn and the definitions of its
    figures, and never changes; ``words`` is what the office writes itself, by section.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reports")
    period = models.CharField("kỳ báo cáo", max_length=30)
    calendar = models.CharField("lịch kỳ báo cáo", max_length=10)
    as_of = models.DateTimeField("số liệu tính đến")
    document = models.OneToOneField(OfficialDocument, models.PROTECT, related_name="report")
    snapshot = models.JSONField("số liệu đã tính")
    sha256 = models.CharField("mã băm số liệu", max_length=64)
    template = models.SlugField("mẫu", max_length=40, blank=True, db_index=False)
    template_number = models.PositiveSmallIntegerField("phiên bản của mẫu", default=0)
    words = models.JSONField("phần văn phòng viết", default=dict)
    composed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người lập"
    )
    composed_at = models.DateTimeField("lập lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "báo cáo định kỳ"
        indexes = [models.Index(fields=["plan", "period"], name="report_by_period")]

    def __str__(self) -> str:
        return f"{self.plan.code} {self.period}"

    @property
    def covers(self) -> Period:
        """The period with its days."""
        return Period.parse(self.period, self.calendar)

    @property
    def computed(self) -> Composed:
        """The report as it was computed."""
        kept = self.snapshot
        return Composed.from_json(kept["report"], kept["title"], kept.get("layout"))


class TemplateEdition(models.Model):
    """A version of a template as an agency wrote it; the last one stands, none is changed.

    Of a code that comes ready made it is the agency's own version; ``origin`` says of what another
    one was copied ("dinh-ky/1").
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    code = models.SlugField("mã", max_length=40, db_index=False)
    number = models.PositiveSmallIntegerField("phiên bản")
    name = models.CharField("tên mẫu", max_length=200)
    note = models.CharField("dùng khi nào", max_length=300, blank=True)
    title = models.CharField("trích yếu", max_length=300)
    body = models.TextField("nội dung mẫu")
    origin = models.CharField("chép từ", max_length=60, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    at = models.DateTimeField("sửa lúc")

    class Meta:
        ordering = ("code", "number")
        verbose_name = "mẫu báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code", "number"], name="report_template_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} (phiên bản {self.number})"


class ReportEdit(models.Model):
    """A sentence of a report that a person replaced, with the reason; the last one stands."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="edits")
    place = models.CharField("câu", max_length=100)
    text = models.TextField("câu sau khi sửa")
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    at = models.DateTimeField("sửa lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "câu sửa tay trong báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="sentence_edited_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.place}"


class FindingWaiver(models.Model):
    """A finding of a draft that a person let pass, with the reason; docs/rules/report-templates.md.

    ``key`` names the finding with its numbers: other numbers are another finding.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="waivers")
    key = models.CharField("điểm chưa khớp", max_length=300)
    reason = models.CharField("lý do bỏ qua", max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người bỏ qua")
    at = models.DateTimeField("bỏ qua lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "điểm chưa khớp được bỏ qua"
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="report_finding_waived_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id} {self.key}"
