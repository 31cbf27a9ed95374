"""Composed reports with edits, kinds, rounds with units' parts, reports on their way up."""

import uuid

from django.db import models
from django.db.models import Q

from cchc.documents.models import OfficialDocument
from cchc.kernel.files.models import StoredFile
from cchc.kernel.periods import Period
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, Unit, User
from cchc.plans.models import Plan
from cchc.reports.choices import PartState, SendingMethod, SubmissionState
from cchc.reports.rules.composed import Composed
from cchc.reports.rules.kinds import COMPOSED, Kind
from cchc.reports.rules.submission import Lateness, lateness


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
