"""What ends a dossier: results, and a moment of finishing that was put right."""

from django.db import models

from cchc.dossiers.choices import Outcome, ResultKind
from cchc.dossiers.models.dossier import Dossier
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import User
from cchc.results.models import Result


class ResultFile(models.Model):
    """A result as a file: electronic, or scanned from the paper."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="results")
    code = models.CharField("mã kết quả", max_length=40)
    name = models.CharField("kết quả", max_length=300)
    kind = models.CharField("loại", max_length=20, choices=ResultKind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    valid_to = models.DateField("giá trị đến hết ngày", null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thay bởi"
    )
    in_repository = models.OneToOneField(
        Result, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trong kho"
    )
    kept_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lưu")
    kept_at = models.DateTimeField("lưu lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "kết quả điện tử"

    def __str__(self) -> str:
        return self.name


class FinishCorrection(models.Model):
    """A leader put the moment of finishing right; both moments stay."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="corrections")
    old_at = models.DateTimeField("đã ghi")
    new_at = models.DateTimeField("thực tế")
    old_outcome = models.CharField("kết quả đã ghi", max_length=10, choices=Outcome.choices)
    new_outcome = models.CharField("kết quả thực tế", max_length=10, choices=Outcome.choices)
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người xác nhận")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "xác nhận lại thời điểm hoàn thành"

    def __str__(self) -> str:
        return f"{self.get_old_outcome_display()} → {self.get_new_outcome_display()}"
