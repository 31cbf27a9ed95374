"""A file that was read into the catalogue, or only tried."""

from django.db import models

from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, User


class CatalogueImport(models.Model):
    """A file handed in for the catalogue: tried as often as wanted, written once."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    handed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người đưa tệp"
    )
    handed_at = models.DateTimeField("đưa tệp lúc")
    written_at = models.DateTimeField("ghi vào danh mục lúc", null=True, blank=True)
    added = models.PositiveIntegerField("phiên bản thêm", default=0)
    revised = models.PositiveIntegerField("dự thảo sửa", default=0)
    unchanged = models.PositiveIntegerField("không đổi", default=0)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần nhập danh mục"
        indexes = [models.Index(fields=["agency", "-id"], name="import_by_agency")]

    def __str__(self) -> str:
        return f"Nhập danh mục {self.file}"
