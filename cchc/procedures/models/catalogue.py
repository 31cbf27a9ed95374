"""What the catalogue lists: fields, and procedures by their code."""

from django.db import models
from django.db.models import Q

from cchc.organisation.models import Agency
from cchc.procedures.choices import Level
from cchc.procedures.rules.codes import SAMPLE_PREFIX


class Field(models.Model):
    """A field of procedures; in a sensitive one, public lists show counts only."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField("mã lĩnh vực", max_length=20)
    name = models.CharField("lĩnh vực", max_length=200)
    is_sensitive = models.BooleanField(
        "nhạy cảm", default=False, help_text="danh sách công khai chỉ ghi số lượng"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        ordering = ("order", "code")
        verbose_name = "lĩnh vực"
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="field_code_once_per_agency")
        ]

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure of its owner's catalogue, seen by the owner and the agencies below it.

    ``name`` and ``folded`` are those of the newest version that was published, or of the draft
    while there is none.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="procedures", verbose_name="cơ quan lập danh mục"
    )
    code = models.CharField("mã thủ tục", max_length=40)
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="procedures", verbose_name="lĩnh vực"
    )
    level = models.CharField("cấp thực hiện", max_length=20, choices=Level.choices)
    name = models.CharField("tên thủ tục", max_length=500)
    folded = models.TextField(editable=False, default="", help_text="để tìm không phân biệt dấu")
    is_sample = models.BooleanField("mẫu", default=False, help_text="mã và nội dung không có thật")
    created_at = models.DateTimeField("đưa vào danh mục lúc")

    class Meta:
        ordering = ("field__order", "field__code", "code")
        verbose_name = "thủ tục hành chính"
        indexes = [models.Index(fields=["agency", "field"], name="procedure_by_field")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="procedure_code_once_per_agency",
                violation_error_message="Danh mục đã có thủ tục mang mã này.",
            ),
            models.CheckConstraint(
                condition=Q(code__startswith=SAMPLE_PREFIX, is_sample=True)
                | ~Q(code__startswith=SAMPLE_PREFIX) & Q(is_sample=False),
                name="sample_procedure_has_sample_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
