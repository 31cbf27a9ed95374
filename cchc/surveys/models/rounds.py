"""Survey rounds with their samples, and files of paper answers that were taken in."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.models import Dossier
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field
from cchc.surveys.choices import Method, RoundState, SampledState


class Round(models.Model):
    """A random sample of a period's finished dossiers, asked by telephone or at home."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField("tên đợt", max_length=200)
    first = models.DateField("hồ sơ xong từ ngày")
    last = models.DateField("đến hết ngày")
    method = models.CharField("cách hỏi", max_length=10, choices=Method.choices)
    size = models.PositiveIntegerField("cỡ mẫu mong muốn")
    seed = models.CharField("số khởi đầu", max_length=40)
    frame = models.JSONField("số hồ sơ của mỗi lĩnh vực", default=dict)
    state = models.CharField("trạng thái", max_length=10, choices=RoundState.choices)
    drawn_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chọn")
    drawn_at = models.DateTimeField("chọn lúc")
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "đợt khảo sát"
        indexes = [models.Index(fields=["agency", "-id"], name="round_latest")]
        constraints = [
            models.CheckConstraint(condition=Q(first__lte=models.F("last")), name="round_in_order")
        ]

    def __str__(self) -> str:
        return self.title


class Sampled(models.Model):
    """A dossier that was drawn, and whether its person has been asked; not what they said."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="sampled")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+", verbose_name="hồ sơ")
    field = models.ForeignKey(Field, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    order = models.PositiveIntegerField("thứ tự")
    state = models.CharField("kết quả liên hệ", max_length=10, choices=SampledState.choices)
    tries = models.PositiveSmallIntegerField("số lần liên hệ", default=0)

    class Meta:
        ordering = ("order",)
        verbose_name = "hồ sơ trong mẫu"
        constraints = [
            models.UniqueConstraint(fields=["round", "dossier"], name="sampled_once"),
            models.UniqueConstraint(fields=["round", "order"], name="sampled_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.round}, số {self.order}"


class PaperImport(models.Model):
    """A file of paper answers that was written; the file itself is not kept, it names dossiers."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    digest = models.CharField("băm có khóa của tệp", max_length=64)
    rows = models.PositiveIntegerField("số phiếu")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    written_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần nhập phiếu giấy"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "digest"],
                name="paper_file_once",
                violation_error_message="Tệp này đã được nhập.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rows} phiếu giấy ngày {self.written_at:%d/%m/%Y}"
