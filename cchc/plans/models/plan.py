"""The plan, its parts, how it was read, its baselines and the findings that were waived."""

from django.db import models

from cchc.kernel.formats import number_vi
from cchc.kernel.models import StoredFile
from cchc.organisation.models import Agency, Unit, User
from cchc.plans.choices import Comparison, PartyRole, PlanScope, PlanState, ScheduleKind


class Plan(models.Model):
    """A yearly plan of an agency; ``code`` is what every command and address names."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField("năm")
    serial = models.PositiveIntegerField("số thứ tự trong năm")
    code = models.CharField("mã kế hoạch", max_length=60, unique=True)
    state = models.CharField("trạng thái", max_length=20, choices=PlanState.choices)
    scope = models.CharField(
        "kế hoạch của", max_length=20, choices=PlanScope.choices, default=PlanScope.AGENCY
    )
    title = models.CharField("tên kế hoạch", max_length=500)
    kind = models.CharField("loại văn bản", max_length=10, blank=True)
    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=200, blank=True)
    signer_name = models.CharField("người ký", max_length=100, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=100, blank=True)
    signer_authority = models.CharField("thể thức ký", max_length=100, blank=True)
    recipients = models.JSONField("nơi nhận", default=list)
    legal_bases = models.JSONField("căn cứ", default=list)
    citations = models.JSONField("trích dẫn khác", default=list)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="kế hoạch cấp trên",
    )
    previous = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name="soạn từ kế hoạch",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bộ phận có kế hoạch này",
    )
    numbers_repeat = models.BooleanField("số thứ tự đánh lại ở mỗi lĩnh vực", default=False)
    adopted_at = models.DateTimeField("đưa vào thực hiện lúc", null=True, blank=True)
    adopted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-year", "-serial")
        verbose_name = "kế hoạch"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "serial"], name="plan_serial_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["parent", "unit"],
                condition=models.Q(scope=PlanScope.UNIT) & ~models.Q(state=PlanState.DISCARDED),
                name="one_sub_plan_per_unit",
            ),
            models.CheckConstraint(
                condition=~models.Q(scope=PlanScope.UNIT)
                | models.Q(unit__isnull=False, parent__isnull=False),
                name="sub_plan_has_unit_and_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def is_superiors(self) -> bool:
        """Whether it is the document of the agency above, not ours."""
        return self.scope == PlanScope.SUPERIOR

    @property
    def is_units(self) -> bool:
        """Whether it is a unit's own plan under the agency's."""
        return self.scope == PlanScope.UNIT


class PlanSource(models.Model):
    """The document as it came in and as it was first read; neither ever changes."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="source")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField("định dạng", max_length=10)
    pages = models.PositiveIntegerField("số trang", null=True)
    lines = models.JSONField("các dòng của văn bản gốc", default=list)
    read = models.JSONField("kết quả đọc ban đầu")

    class Meta:
        verbose_name = "văn bản gốc của kế hoạch"

    def __str__(self) -> str:
        return self.file.name


class Section(models.Model):
    """A numbered part of the body, flat and in order."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    order = models.PositiveSmallIntegerField()
    ident = models.CharField("mã mục", max_length=40)
    level = models.PositiveSmallIntegerField("cấp")
    number = models.CharField("số mục", max_length=20, blank=True)
    title = models.TextField("tiêu đề", blank=True)
    text = models.TextField("nội dung", blank=True)

    class Meta:
        ordering = ("order",)
        verbose_name = "mục của kế hoạch"

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Target(models.Model):
    """One measured (or qualitative) thing that the plan wants to reach."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    order = models.PositiveSmallIntegerField()
    text = models.TextField("chỉ tiêu")
    measure = models.TextField("đại lượng đo", blank=True)
    comparison = models.CharField("so sánh", max_length=5, choices=Comparison.choices)
    value = models.DecimalField("giá trị", max_digits=18, decimal_places=4, null=True, blank=True)
    unit = models.CharField("đơn vị", max_length=30, blank=True)
    also_at = models.JSONField("nhắc lại ở", default=list)
    source = models.JSONField("vị trí trong văn bản", null=True)
    doubts = models.JSONField("điểm nghi ngờ", default=list)

    class Meta:
        ordering = ("order",)
        verbose_name = "chỉ tiêu"

    def __str__(self) -> str:
        return self.text

    @property
    def value_text(self) -> str:
        """The value as people write it: "≥ 99,9 %"; "không có số" without one."""
        if self.value is None:
            return Comparison.NONE.label
        sign = {Comparison.GE: "≥ ", Comparison.LE: "≤ "}.get(Comparison(self.comparison), "")
        return f"{sign}{number_vi(self.value.normalize())} {self.unit}".strip()


class Area(models.Model):
    """A field of reform under which tasks stand."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="areas")
    order = models.PositiveSmallIntegerField()
    code = models.CharField("mã", max_length=20)
    title = models.CharField("tên lĩnh vực", max_length=300)

    class Meta:
        ordering = ("order",)
        verbose_name = "lĩnh vực"
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="area_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


class Task(models.Model):
    """One task of the plan; what is owed for it by when are obligations with its key."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="tasks")
    order = models.PositiveSmallIntegerField()
    ident = models.CharField("mã nhiệm vụ", max_length=40)
    number = models.CharField("số thứ tự", max_length=20, blank=True)
    title = models.TextField("nội dung")
    products = models.JSONField("sản phẩm", default=list)
    deadline = models.CharField("thời hạn như văn bản", max_length=500, blank=True)
    schedule_kind = models.CharField(
        "loại thời hạn", max_length=20, choices=ScheduleKind.choices, default=ScheduleKind.UNKNOWN
    )
    event = models.TextField("sự kiện chờ", blank=True)
    chief = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người chịu trách nhiệm chính",
    )
    helpers = models.ManyToManyField(
        User, blank=True, related_name="+", verbose_name="người cùng thực hiện"
    )
    source = models.JSONField("vị trí trong văn bản", null=True)
    doubts = models.JSONField("điểm nghi ngờ", default=list)
    dropped_at = models.DateTimeField("bỏ khỏi kế hoạch lúc", null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="thực hiện nhiệm vụ",
    )

    class Meta:
        ordering = ("order",)
        verbose_name = "nhiệm vụ"
        constraints = [models.UniqueConstraint(fields=["plan", "ident"], name="task_once_per_plan")]

    def __str__(self) -> str:
        return f"{self.ident} {self.title}"

    @property
    def path(self) -> str:
        """How obligations and the audit chain name it."""
        return f"{self.plan.code}/{self.ident}"

    @property
    def called(self) -> str:
        """Its number; its identifier where the plan counts every area from one: "7", "C.2"."""
        return self.ident if self.plan.numbers_repeat or not self.number else self.number

    @property
    def label(self) -> str:
        """How people call the task: "Nhiệm vụ 7"."""
        return f"Nhiệm vụ {self.called}"

    @property
    def named(self) -> str:
        """The same inside a sentence: "nhiệm vụ 7"."""
        return f"nhiệm vụ {self.called}"


class Party(models.Model):
    """A unit as the plan names it beside a task, and the unit of the agency that it is."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="parties")
    order = models.PositiveSmallIntegerField()
    role = models.CharField("vai trò", max_length=15, choices=PartyRole.choices)
    text = models.CharField("như văn bản", max_length=500)
    unit_name = models.CharField("tên chuẩn trong văn bản", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("order",)
        verbose_name = "đơn vị tham gia nhiệm vụ"

    def __str__(self) -> str:
        return self.text


class PlannedDate(models.Model):
    """One obligation that the deadline phrase stands for, before and after adoption."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="planned_dates")
    order = models.PositiveSmallIntegerField()
    label = models.CharField("kỳ hạn", max_length=200, blank=True)
    product = models.TextField("sản phẩm", blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)

    class Meta:
        ordering = ("order",)
        verbose_name = "kỳ hạn của nhiệm vụ"

    def __str__(self) -> str:
        return f"{self.task_id} {self.label}"


class Waiver(models.Model):
    """A finding of the plan check that someone with the power waived, with the reason."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="waivers")
    code = models.CharField("mã phát hiện", max_length=40)
    place = models.CharField("nơi", max_length=100)
    reason = models.TextField("lý do")
    waived_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    waived_at = models.DateTimeField()

    class Meta:
        ordering = ("code", "place")
        verbose_name = "phát hiện được bỏ qua"
        constraints = [
            models.UniqueConstraint(fields=["plan", "code", "place"], name="finding_waived_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.place}"


class Baseline(models.Model):
    """The whole plan as data at adoption or after an amendment; never changed."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="baselines")
    serial = models.PositiveSmallIntegerField("lần")
    taken_at = models.DateTimeField()
    actor_key = models.CharField(max_length=60)
    reason = models.TextField("lý do", blank=True)
    document = models.CharField("văn bản", max_length=300, blank=True)
    content = models.JSONField("nội dung")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("serial",)
        verbose_name = "bản gốc kế hoạch"
        constraints = [
            models.UniqueConstraint(fields=["plan", "serial"], name="baseline_serial_once")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} lần {self.serial}"
