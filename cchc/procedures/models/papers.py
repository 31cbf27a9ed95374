"""What a version asks for: forms with their fields, papers with their counts."""

from django.db import models
from django.db.models import Q

from cchc.procedures.choices import DatumSource, FieldType
from cchc.procedures.models.version import LegalBasis, ProcedureVersion


class Form(models.Model):
    """A form to be filled in, as a list of fields."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="forms")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã biểu mẫu", max_length=40)
    title = models.CharField("biểu mẫu", max_length=300)

    class Meta:
        ordering = ("order",)
        verbose_name = "biểu mẫu"
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="form_once_per_version")
        ]

    def __str__(self) -> str:
        return self.title


class FormField(models.Model):
    """One datum that a form asks for; the same code is the same datum in every form."""

    form = models.ForeignKey(Form, models.CASCADE, related_name="fields")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã thông tin", max_length=60, db_index=True)
    label = models.CharField("thông tin", max_length=300)
    type = models.CharField("kiểu", max_length=20, choices=FieldType.choices)
    is_required = models.BooleanField("bắt buộc", default=True)
    source = models.CharField("nguồn", max_length=20, choices=DatumSource.choices)
    options = models.JSONField("các lựa chọn", default=list, blank=True)

    class Meta:
        ordering = ("order",)
        verbose_name = "thông tin của biểu mẫu"
        constraints = [models.UniqueConstraint(fields=["form", "code"], name="datum_once_per_form")]

    def __str__(self) -> str:
        return self.label


class Paper(models.Model):
    """A paper of the dossier; only papers listed here may be asked for.

    One that is only shown is ticked, never kept.
    """

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="papers")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã giấy tờ", max_length=40)
    name = models.CharField("giấy tờ", max_length=500)
    originals = models.PositiveSmallIntegerField("bản chính", default=0)
    copies = models.PositiveSmallIntegerField("bản sao", default=0)
    electronic = models.PositiveSmallIntegerField("bản điện tử", default=0)
    is_shown = models.BooleanField("chỉ xuất trình", default=False)
    is_required = models.BooleanField("bắt buộc", default=True)
    condition = models.CharField(
        "trường hợp phải nộp", max_length=500, blank=True, help_text="khi không bắt buộc"
    )
    issued_by = models.CharField("nơi cấp", max_length=200, blank=True)
    proves = models.JSONField("chứng minh thông tin", default=list, blank=True)
    basis = models.ForeignKey(
        LegalBasis,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name="căn cứ",
    )
    form = models.ForeignKey(
        Form, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="theo mẫu"
    )

    class Meta:
        ordering = ("order",)
        verbose_name = "giấy tờ của hồ sơ"
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="paper_once_per_version"),
            models.CheckConstraint(
                condition=Q(is_shown=True, originals=0, copies=0, electronic=0)
                | Q(is_shown=False, originals__gte=1)
                | Q(is_shown=False, copies__gte=1)
                | Q(is_shown=False, electronic__gte=1),
                name="paper_is_given_or_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.name
