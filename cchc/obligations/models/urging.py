"""Urging letters: which obligations a letter listed, as they stood at the moment of its list."""

from django.db import models

from cchc.documents.models import OfficialDocument
from cchc.obligations.models.obligation import Obligation
from cchc.organisation.models import Agency, Unit


class UrgingLetter(models.Model):
    """A letter that urges one unit; its words and its way to the register are the document's."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="urging_letters", verbose_name="bộ phận được đôn đốc"
    )
    document = models.OneToOneField(
        OfficialDocument, models.PROTECT, related_name="urging", verbose_name="văn bản"
    )
    listed_at = models.DateTimeField("danh sách tính đến")
    respond_by = models.DateField("báo cáo kết quả chậm nhất ngày")
    with_soon = models.BooleanField("kèm việc sắp đến hạn", default=True)
    remark = models.TextField("nội dung thêm", blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "công văn đôn đốc"

    def __str__(self) -> str:
        return str(self.document)


class UrgingLine(models.Model):
    """One obligation in the list of a letter."""

    letter = models.ForeignKey(UrgingLetter, models.CASCADE, related_name="lines")
    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="urgings")
    due_on = models.DateField("hạn")
    is_late = models.BooleanField("quá hạn")

    class Meta:
        ordering = ("pk",)
        verbose_name = "việc được đôn đốc"
        constraints = [
            models.UniqueConstraint(fields=["letter", "obligation"], name="urged_once_per_letter")
        ]

    def __str__(self) -> str:
        return f"{self.obligation}"
