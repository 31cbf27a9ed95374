"""Exports of other systems: where they come from, how they were taken in, what they changed."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.choices import ChangeState, ImportState, ProblemKind
from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.models.dossier import Dossier
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, User


class DossierSource(models.Model):
    """Another system of dossiers, and how its exports are understood (``mirror.mapping``)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    name = models.CharField("tên hệ thống nguồn", max_length=100)
    mapping = models.JSONField("ghép cột", default=dict, blank=True)

    class Meta:
        ordering = ("name",)
        verbose_name = "hệ thống nguồn"
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="source_name_once_per_agency")
        ]

    def __str__(self) -> str:
        return self.name

    def understood(self) -> Mapping:
        """The mapping as a value."""
        return Mapping.from_json(self.mapping)


class DossierImport(models.Model):
    """One export: checked whole, then written batch by batch. The file is gone when it has ended.

    ``rows`` were found, ``done`` of them written; ``brought_by`` nobody is the command line, or
    the machine ``pushed_by`` (its key in the chain): then it is all that it pushed in a day.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    source = models.ForeignKey(
        DossierSource, models.PROTECT, related_name="imports", verbose_name="hệ thống nguồn"
    )
    state = models.CharField("tình trạng", max_length=20, choices=ImportState.choices)
    name = models.CharField("tên tệp", max_length=255)
    sha256 = models.CharField("mã băm của tệp", max_length=64)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp"
    )
    exported_at = models.DateTimeField("dữ liệu xuất lúc")
    brought_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhập"
    )
    pushed_by = models.CharField("máy đẩy dữ liệu", max_length=100, blank=True)
    brought_at = models.DateTimeField("nhập lúc")
    ended_at = models.DateTimeField("xong lúc", null=True, blank=True)
    refusal = models.TextField("vì sao không nhận", blank=True)
    titles = models.JSONField("tiêu đề cột của tệp", default=list, blank=True)
    rows = models.PositiveIntegerField("số dòng", default=0)
    bad = models.PositiveIntegerField("dòng sai", default=0)
    kept_out = models.PositiveIntegerField("dòng để ngoài", default=0)
    done = models.PositiveIntegerField("dòng đã ghi", default=0)
    created = models.PositiveIntegerField("hồ sơ mới", default=0)
    updated = models.PositiveIntegerField("hồ sơ cập nhật", default=0)
    unchanged = models.PositiveIntegerField("hồ sơ không đổi", default=0)
    changes = models.PositiveIntegerField("sửa ở nguồn", default=0)
    waiting = models.PositiveIntegerField("chờ xác nhận", default=0)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần nhập hồ sơ đồng bộ"
        indexes = [models.Index(fields=["agency", "-id"], name="dossier_import_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(state=ImportState.WRITING),
                name="one_import_writes",
                violation_error_message="Cơ quan đang ghi một lần nhập khác; chờ xong rồi ghi.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def bringer(self) -> str:
        """Who brought it, in words."""
        return "máy (API)" if self.pushed_by else str(self.brought_by or "dòng lệnh")


class ImportProblem(models.Model):
    """A bad value of an export, or a good row that is kept out; personal values are masked."""

    brought_in = models.ForeignKey(DossierImport, models.CASCADE, related_name="problems")
    kind = models.CharField("loại", max_length=10, choices=ProblemKind.choices)
    sheet = models.CharField("trang", max_length=100, blank=True)
    row = models.PositiveIntegerField("dòng")
    column = models.CharField("cột", max_length=5, blank=True)
    title = models.CharField("tiêu đề cột", max_length=100, blank=True)
    value = models.CharField("giá trị", max_length=300, blank=True)
    why = models.TextField("vì sao")

    class Meta:
        ordering = ("pk",)
        verbose_name = "dòng có vấn đề"
        indexes = [models.Index(fields=["brought_in", "kind", "id"], name="problem_by_kind")]

    def __str__(self) -> str:
        return f"dòng {self.row}: {self.why}"


class SourceChange(models.Model):
    """The source says otherwise what it had said to have happened; both values stay.

    ``facts``: [[field, old, new], …], moments as ISO texts, states as codes.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="source_changes")
    brought_in = models.ForeignKey(DossierImport, models.PROTECT, related_name="+")
    state = models.CharField("tình trạng", max_length=20, choices=ChangeState.choices)
    facts = models.JSONField("giá trị cũ và mới")
    noted_at = models.DateTimeField("ghi nhận lúc")
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xác nhận"
    )
    decided_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "sửa ở nguồn"
        indexes = [models.Index(fields=["state", "-id"], name="source_change_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state=ChangeState.WAITING),
                name="one_waiting_change",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.CONFIRMED)
                | Q(decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason=""),
                name="confirmed_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {', '.join(name for name, _, _ in self.facts)}"
