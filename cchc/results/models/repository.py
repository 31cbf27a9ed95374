"""The repository: results as they were given, what became of them, the text beside them."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from cchc.citizens.models import Citizen
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, User
from cchc.procedures.models import Field
from cchc.results.choices import FileKind, Origin, Standing, TextState
from cchc.results.rules.standing import standing


class Result(models.Model):
    """A result with its original; the file is never exchanged. docs/rules/results.md.

    ``subject_kind`` and ``subject_key`` say from what it came, without knowing that room.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    origin = models.CharField("nguồn", max_length=10, choices=Origin.choices)
    subject_kind = models.CharField("loại việc", max_length=40)
    subject_key = models.CharField("khóa của việc", max_length=40)
    subject_label = models.CharField("từ việc", max_length=100)
    field = models.ForeignKey(Field, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    procedure_code = models.CharField("mã thủ tục", max_length=40, blank=True)
    procedure_name = models.CharField("thủ tục", max_length=500, blank=True)
    code = models.CharField("mã kết quả", max_length=40, blank=True)
    name = models.CharField("kết quả", max_length=300)
    folded = models.CharField(editable=False, max_length=400, default="")
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issued_on = models.DateField("ngày cấp")
    valid_from = models.DateField("có giá trị từ ngày")
    valid_to = models.DateField("giá trị đến hết ngày", null=True, blank=True)
    holder = models.ForeignKey(
        Citizen,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người được cấp",
    )
    kind = models.CharField("loại tệp", max_length=20, choices=FileKind.choices)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp gốc")
    token = models.CharField("mã xác minh", max_length=40, unique=True, editable=False)
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name="thay bởi",
    )
    revoked_on = models.DateField("thu hồi ngày", null=True, blank=True)
    revoke_ground = models.CharField("căn cứ thu hồi", max_length=500, blank=True)
    revoke_document = models.CharField("văn bản thu hồi", max_length=200, blank=True)
    put_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đưa vào")
    put_at = models.DateTimeField("đưa vào kho lúc")

    class Meta:
        ordering = ("-pk",)
        verbose_name = "kết quả trong kho"
        indexes = [
            models.Index(fields=["agency", "field", "-id"], name="result_by_field"),
            models.Index(fields=["agency", "-id"], name="result_latest"),
            models.Index(fields=["subject_kind", "subject_key"], name="result_by_subject"),
            models.Index(
                fields=["agency", "procedure_code", "code", "-id"], name="result_of_procedure"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="result_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True)
                | ~Q(revoke_ground="") & ~Q(revoke_document=""),
                name="revoked_result_names_its_document",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("id")),
                name="result_does_not_supersede_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}".strip()

    def standing_on(self, today: date) -> Standing:
        """What the result is on the day."""
        return standing(
            self.valid_from,
            self.valid_to,
            superseded=self.superseded_by_id is not None,
            revoked=self.revoked_on is not None,
            today=today,
        )


class ResultCorrection(models.Model):
    """Something about a result was wrongly typed; both values stay."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="corrections")
    column = models.CharField("mục", max_length=40)
    old = models.CharField("đã ghi", max_length=300, blank=True)
    new = models.CharField("đúng là", max_length=300, blank=True)
    reason = models.TextField("lý do")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đính chính")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "đính chính kết quả"

    def __str__(self) -> str:
        return self.column


class ResultText(models.Model):
    """The words of an original, encrypted; also the outbox row of the worker that reads them."""

    result = models.OneToOneField(Result, models.PROTECT, related_name="text")
    state = models.CharField(
        "tình trạng", max_length=20, choices=TextState.choices, default=TextState.WAITING
    )
    words = EncryptedText("chữ", blank=True, default="")
    pages = models.PositiveIntegerField("số trang", default=0)
    pages_done = models.PositiveIntegerField("số trang đã đọc", default=0)
    read_at = models.DateTimeField("đọc xong lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "chữ nhận dạng của kết quả"
        indexes = [models.Index(fields=["state"], name="text_by_state")]

    def __str__(self) -> str:
        return self.get_state_display()
