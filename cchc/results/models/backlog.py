"""The backlog: results on paper that are still valid, row by row, and their scans."""

from django.db import models
from django.db.models import F, Q

from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field
from cchc.results.choices import Ground, ItemState
from cchc.results.models.repository import Result


class BacklogImport(models.Model):
    """An inventory handed in as a file: tried as often as wanted, written once."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    handed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người đưa tệp"
    )
    handed_at = models.DateTimeField("đưa tệp lúc")
    written_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    added = models.PositiveIntegerField("dòng thêm", default=0)
    known = models.PositiveIntegerField("dòng đã có", default=0)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần nhập danh mục số hóa"

    def __str__(self) -> str:
        return f"Nhập danh mục số hóa {self.pk}"


class BacklogItem(models.Model):
    """One result on paper. ``number_key`` makes it the same within its field and year."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    field = models.ForeignKey(Field, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    number = models.CharField("số, ký hiệu", max_length=60)
    number_key = models.CharField(editable=False, max_length=60)
    year = models.PositiveSmallIntegerField("năm cấp")
    issued_on = models.DateField("ngày cấp", null=True, blank=True)
    name = models.CharField("kết quả", max_length=300)
    procedure_code = models.CharField("mã thủ tục", max_length=40, blank=True)
    procedure_name = models.CharField("thủ tục", max_length=500, blank=True)
    valid_from = models.DateField("có giá trị từ ngày", null=True, blank=True)
    valid_to = models.DateField("giá trị đến hết ngày", null=True, blank=True)
    holder = EncryptedText("người được cấp", blank=True, default="")
    place = models.CharField("nơi để bản giấy", max_length=200, blank=True)
    state = models.CharField(
        "trạng thái", max_length=20, choices=ItemState.choices, default=ItemState.LISTED
    )
    brought_in = models.ForeignKey(
        BacklogImport, models.PROTECT, null=True, blank=True, related_name="items"
    )
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người ghi")
    entered_at = models.DateTimeField("ghi lúc")
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người làm"
    )
    target_on = models.DateField("xong trước ngày", null=True, blank=True)
    scanned_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người quét"
    )
    scanned_at = models.DateTimeField("quét lúc", null=True, blank=True)
    checked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kiểm tra"
    )
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    stored_at = models.DateTimeField("đưa vào kho lúc", null=True, blank=True)
    result = models.OneToOneField(
        Result, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="trong kho"
    )
    ground = models.CharField("vì sao loại", max_length=20, choices=Ground.choices, blank=True)
    reason = models.TextField("lý do", blank=True, help_text="của lần loại hoặc trả lại gần nhất")
    excluded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người loại"
    )
    excluded_at = models.DateTimeField("loại lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "kết quả cần số hóa"
        indexes = [
            models.Index(fields=["agency", "state", "id"], name="backlog_by_state"),
            models.Index(fields=["agency", "field", "state"], name="backlog_by_field"),
            models.Index(fields=["person", "state"], name="backlog_by_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "field", "number_key", "year"],
                name="backlog_number_once_per_field_and_year",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.STORED, result__isnull=False)
                | ~Q(state=ItemState.STORED) & Q(result__isnull=True),
                name="stored_item_has_its_result",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.EXCLUDED) & ~Q(ground="") & ~Q(reason="")
                | ~Q(state=ItemState.EXCLUDED) & Q(ground=""),
                name="excluded_item_says_why",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=F("scanned_by")),
                name="who_scans_does_not_check",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} số {self.number} năm {self.year}"

    @property
    def status(self) -> ItemState:
        """The state as a word of the office."""
        return ItemState(self.state)


class BacklogScan(models.Model):
    """One scan of a row; the last one counts, the earlier ones stay."""

    item = models.ForeignKey(BacklogItem, models.PROTECT, related_name="scans")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người quét")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "bản quét"

    def __str__(self) -> str:
        return f"bản quét {self.pk}"
