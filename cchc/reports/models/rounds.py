"""Kinds of report, rounds with the parts of units, reminders."""

from django.db import models

from cchc.documents.models import OfficialDocument
from cchc.kernel.periods import Period
from cchc.kernel.zone import local_minute
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, Unit, User
from cchc.plans.models import Plan
from cchc.reports.choices import PartState
from cchc.reports.rules.kinds import COMPOSED, Kind


class ReportKind(models.Model):
    """A version of a kind of report as an agency has decided it; the last one stands."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="report_kinds")
    code = models.SlugField("mã loại", max_length=40)
    version = models.PositiveSmallIntegerField("lần sửa", default=1)
    name = models.CharField("tên loại báo cáo", max_length=200)
    paper = models.CharField("nội dung trong trích yếu", max_length=300)
    periods = models.JSONField("các kỳ", default=list)
    calendar = models.CharField("lịch kỳ báo cáo", max_length=10, blank=True)
    send_days = models.PositiveSmallIntegerField("gửi sau ngày chốt", null=True, blank=True)
    contribution_days = models.PositiveSmallIntegerField(
        "bộ phận gửi trước hạn", null=True, blank=True
    )
    recipient = models.CharField("nơi nhận", max_length=300, blank=True)
    is_active = models.BooleanField("đang dùng", default=True)
    document = models.CharField("căn cứ", max_length=300, blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    changed_at = models.DateTimeField("sửa lúc")

    class Meta:
        ordering = ("code", "version")
        verbose_name = "loại báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code", "version"], name="report_kind_version_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> Kind:
        """The kind as values."""
        return Kind(
            code=self.code,
            name=self.name,
            paper=self.paper,
            periods=tuple(self.periods),
            calendar=self.calendar,
            send_days=self.send_days,
            contribution_days=self.contribution_days,
            recipient=self.recipient,
            is_active=self.is_active,
        )


class ReportRound(models.Model):
    """The report of a plan for a period while it is prepared: what is due when, and from whom.

    ``ask_on`` is None when the units were asked at the opening. ``title`` and ``basis`` belong to
    a report on demand; ``paper`` is the document of a kind that the office writes itself.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="report_rounds")
    kind = models.CharField("loại báo cáo", max_length=40, default=COMPOSED)
    period = models.CharField("kỳ báo cáo", max_length=30)
    calendar = models.CharField("lịch kỳ báo cáo", max_length=10)
    cut_off_on = models.DateField("ngày chốt số liệu")
    parts_due_on = models.DateField("hạn bộ phận gửi phần báo cáo")
    due_on = models.DateField("hạn gửi báo cáo")
    ask_on = models.DateField("ngày hỏi phần của các bộ phận", null=True, blank=True)
    asked_at = models.DateTimeField("đã hỏi lúc", null=True, blank=True)
    title = models.CharField("tên báo cáo đột xuất", max_length=300, blank=True)
    basis = models.CharField("văn bản yêu cầu", max_length=300, blank=True)
    paper = models.OneToOneField(
        OfficialDocument, models.PROTECT, null=True, blank=True, related_name="report_round"
    )
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, blank=True, related_name="report_round"
    )
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người mở")
    opened_at = models.DateTimeField("mở lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "đợt báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "kind", "period", "calendar"], name="report_round_opened_once"
            )
        ]
        indexes = [models.Index(fields=["asked_at", "ask_on"], name="report_round_to_ask")]

    def __str__(self) -> str:
        return f"{self.plan.code} {self.period} {self.kind}"

    @property
    def covers(self) -> Period:
        """The period with its days."""
        return Period.parse(self.period, self.calendar)

    @property
    def is_asked(self) -> bool:
        """Whether the units were asked for their parts."""
        return self.ask_on is None or self.asked_at is not None

    @property
    def is_opened_late(self) -> bool:
        """Whether the report was due before its round was opened: it is sent at once."""
        return self.due_on < local_minute(self.opened_at).date()

    @property
    def is_composed(self) -> bool:
        """Whether the program writes the report from the figures of the plan."""
        return self.kind == COMPOSED


class ReportPart(models.Model):
    """What one unit owes to a round; its words are in its sendings."""

    round = models.ForeignKey(ReportRound, models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="bộ phận")
    state = models.CharField(
        "trạng thái", max_length=10, choices=PartState.choices, default=PartState.WAITING
    )

    class Meta:
        ordering = ("unit__order", "unit__name", "pk")
        verbose_name = "phần báo cáo của bộ phận"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="report_part_once_per_unit")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id}"

    @property
    def last(self) -> "PartSending | None":
        """What was sent last, returned or not."""
        sendings = list(self.sendings.all())
        return sendings[-1] if sendings else None


class PartSending(models.Model):
    """One version of a part as it was sent, and when and why it was returned, if it was."""

    part = models.ForeignKey(ReportPart, models.PROTECT, related_name="sendings")
    results = models.TextField("kết quả thực hiện", blank=True)
    difficulties = models.TextField("khó khăn, vướng mắc", blank=True)
    causes = models.TextField("nguyên nhân", blank=True)
    proposals = models.TextField("kiến nghị, đề xuất", blank=True)
    sent_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gửi")
    sent_at = models.DateTimeField("gửi lúc")
    on_paper = models.BooleanField(
        "nhận qua giấy",
        default=False,
        help_text="Văn phòng nhập thay bộ phận chưa có ai dùng hệ thống",
    )
    returned_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lại"
    )
    returned_at = models.DateTimeField("trả lại lúc", null=True, blank=True)
    reason = models.TextField("lý do trả lại", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "lần gửi phần báo cáo"
        constraints = [
            models.UniqueConstraint(
                fields=["part"],
                condition=models.Q(returned_at__isnull=True),
                name="report_part_sent_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.sent_at}"


class PartReminder(models.Model):
    """A unit was reminded of its part; ``on`` is the working day that the reminder counts for."""

    part = models.ForeignKey(ReportPart, models.PROTECT, related_name="reminders")
    on = models.DateField("nhắc cho ngày làm việc")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhắc")
    at = models.DateTimeField("nhắc lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "lần nhắc gửi phần báo cáo"
        constraints = [
            models.UniqueConstraint(fields=["part", "on"], name="report_part_reminded_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.on}"
