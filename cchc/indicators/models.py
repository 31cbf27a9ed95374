"""Later versions of definitions, values entered by hand, which indicator measures which target."""

from django.db import models

from cchc.indicators.choices import Direction, Kind, Shelf
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency, User
from cchc.plans.models import Target


class Edition(models.Model):
    """A definition of an agency from a day on: the next version, or an indicator of its own.

    Never changed: another one follows. Fields as ``rules.definitions.Definition``.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    code = models.SlugField("mã", max_length=60, db_index=False)
    number = models.PositiveSmallIntegerField("phiên bản")
    name = models.CharField("tên chỉ số", max_length=200)
    shelf = models.CharField("nhóm", max_length=10, choices=Shelf.choices)
    kind = models.CharField("loại", max_length=10, choices=Kind.choices)
    family = models.CharField("nguồn số liệu", max_length=30, blank=True)
    part = models.JSONField("tử số", default=list)
    whole = models.JSONField("mẫu số", default=list, blank=True)
    unit = models.CharField("đơn vị", max_length=30)
    direction = models.CharField("chiều", max_length=5, choices=Direction.choices)
    decimals = models.PositiveSmallIntegerField("số chữ số thập phân", default=1)
    formula = models.TextField("công thức bằng lời", max_length=500)
    source = models.CharField("căn cứ", max_length=300)
    owner = models.CharField("bộ phận chịu trách nhiệm", max_length=100)
    no_data = models.CharField("khi không có số liệu", max_length=200)
    narrowed_by = models.CharField("chỉ tính theo", max_length=20, blank=True)
    narrowed_to = models.CharField("giá trị", max_length=40, blank=True)
    valid_from = models.DateField("áp dụng từ ngày")
    reason = models.CharField("lý do", max_length=300)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lập")
    at = models.DateTimeField("lập lúc")

    class Meta:
        ordering = ("code", "number")
        verbose_name = "định nghĩa chỉ số"
        constraints = [
            models.UniqueConstraint(fields=["agency", "code", "number"], name="edition_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} (phiên bản {self.number})"


class ManualValue(models.Model):
    """A value that a person entered for a period; a later one counts instead, both stay."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    code = models.SlugField("mã", max_length=60, db_index=False)
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    part = models.BigIntegerField("số đạt")
    whole = models.BigIntegerField("tổng số", null=True, blank=True)
    evidence = models.CharField("minh chứng", max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người nhập")
    at = models.DateTimeField("nhập lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "số liệu nhập tay"
        indexes = [
            models.Index(fields=["agency", "code", "first", "last"], name="manual_of_period")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"


class Binding(models.Model):
    """Which indicator measures a target; ``code`` "" says that none does."""

    target = models.OneToOneField(Target, models.CASCADE, related_name="+")
    code = models.SlugField("chỉ số", max_length=60, blank=True, db_index=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gắn")
    at = models.DateTimeField("gắn lúc")
    told_state = models.CharField("tình trạng đã báo", max_length=10, blank=True)
    told_at = models.DateTimeField("báo lúc", null=True, blank=True)

    class Meta:
        verbose_name = "chỉ số của chỉ tiêu"

    def __str__(self) -> str:
        return f"{self.target}: {self.code or 'không gắn'}"


class Closing(models.Model):
    """That a period was closed: what was known then stays, whatever is learnt later.

    ``digest`` is the hash of everything frozen with it, which stands in the audit chain.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    period_code = models.CharField("kỳ", max_length=30)
    calendar = models.CharField("cách chốt", max_length=10)
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    as_of = models.DateTimeField("số liệu lúc")
    by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người chốt"
    )
    at = models.DateTimeField("chốt lúc")
    digest = models.CharField("mã băm", max_length=64)

    class Meta:
        ordering = ("-last", "-pk")
        verbose_name = "kỳ đã chốt số liệu"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "first", "last"],
                name="period_closed_once",
                violation_error_message="Kỳ này đã được chốt số liệu.",
            )
        ]

    def __str__(self) -> str:
        return self.period.label

    @property
    def period(self) -> Period:
        """The period that was closed."""
        return Period.parse(self.period_code, self.calendar)


class Frozen(models.Model):
    """The value of an indicator as a closing found it, with its definition and its rows.

    ``rows``: the keys of the records of part and whole; null where a person entered the value.
    """

    closing = models.ForeignKey(Closing, models.CASCADE, related_name="values")
    code = models.SlugField("mã", max_length=60, db_index=False)
    definition = models.JSONField("định nghĩa")
    part = models.BigIntegerField("số đạt", null=True)
    whole = models.BigIntegerField("tổng số", null=True)
    is_manual = models.BooleanField("nhập tay", default=False)
    rows = models.JSONField("bản ghi", null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "giá trị đã chốt"
        constraints = [models.UniqueConstraint(fields=["closing", "code"], name="frozen_once")]

    def __str__(self) -> str:
        return f"{self.closing}: {self.code}"
