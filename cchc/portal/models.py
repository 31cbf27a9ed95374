"""What the public pages keep: wrong answers of a code, and figures as they were published."""

from django.db import models

from cchc.organisation.models import Agency


class LookUpCount(models.Model):
    """Wrong answers for one code, kept under a keyed hash of it, whether it exists or not."""

    code_hash = models.CharField("mã hồ sơ (băm có khóa)", max_length=64, unique=True)
    failures = models.PositiveSmallIntegerField("lần nhập sai")
    since = models.DateTimeField("lần sai đầu tiên lúc", db_index=True)
    locked_until = models.DateTimeField("khóa đến", null=True, blank=True)

    class Meta:
        verbose_name = "lượt tra cứu sai"

    def __str__(self) -> str:
        return f"{self.failures} lần từ {self.since:%d/%m/%Y %H:%M}"


class MonthFigures(models.Model):
    """The figures of an agency for a month as they were published; a recount that differs is added.

    ``fields``: [[name, eleven counts of form II.06a, columns 3 to 13], …], small fields joined.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField("tháng", help_text="ngày đầu tháng")
    as_of = models.DateTimeField("số liệu tính đến")
    fields = models.JSONField("số liệu theo lĩnh vực")
    total = models.JSONField("tổng số")

    class Meta:
        ordering = ("agency", "-month", "-as_of")
        verbose_name = "số liệu công khai của tháng"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "month", "as_of"], name="figures_once_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.month:%m/%Y}"
