"""Numbered slips: what each said when it was made, never made anew."""

from django.db import models

from cchc.dossiers.choices import SlipForm
from cchc.dossiers.models.dossier import Dossier
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, User


class Slip(models.Model):
    """A slip with its number in the year; ``content`` is kept as it was said, closed.

    PDF and Word file are drawn from the content afterwards, outside every lock.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="slips")
    form = models.CharField("mẫu", max_length=2, choices=SlipForm.choices)
    symbol = models.CharField("ký hiệu", max_length=40)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    content = EncryptedText("nội dung")
    digest = models.CharField("mã kiểm nội dung", max_length=64, help_text="băm có khóa")
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người lập")
    pdf = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản PDF"
    )
    docx = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản Word"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "phiếu"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "symbol", "year", "number"], name="slip_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}/{self.symbol}"
