"""Documents on their way out, comments on them, documents that came in, counts of secret ones."""

from django.db import models
from django.db.models import Q

from cchc.documents.choices import Direction, DocumentKind, State
from cchc.documents.content import Content
from cchc.documents.rules import layout
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import Agency, Unit, User


class OfficialDocument(models.Model):
    """A document of the agency, from draft to register; immutable once issued."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="documents")
    kind = models.CharField("tên loại", max_length=10, choices=DocumentKind.choices)
    title = models.CharField("trích yếu", max_length=500)
    content = models.JSONField("nội dung")
    state = models.CharField("trạng thái", max_length=20, choices=State.choices)
    search_text = models.TextField(editable=False)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=100, blank=True)
    subject_label = models.CharField("lập từ", max_length=300, blank=True)
    is_composed = models.BooleanField(
        "lập từ nghiệp vụ", default=False, help_text="sửa ở màn hình của nghiệp vụ đó"
    )
    obstacle = models.CharField(
        "chưa trình ký được vì", max_length=500, blank=True, help_text="nghiệp vụ lập nó ghi vào"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="bộ phận soạn thảo"
    )
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="documents_drafted", verbose_name="người soạn"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    signer = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents_signed",
        verbose_name="người ký",
    )
    frozen_at = models.DateTimeField("trình ký lúc", null=True, blank=True)
    frozen_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField("duyệt ký lúc", null=True, blank=True)
    number = models.PositiveIntegerField("số", null=True, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40)
    year = models.PositiveSmallIntegerField(
        "năm", help_text="của dự thảo, rồi của ngày văn bản: số lấy theo năm này"
    )
    issued_on = models.DateField("ngày văn bản", null=True, blank=True)
    issued_at = models.DateTimeField("phát hành lúc", null=True, blank=True)
    issued_pdf = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_docx = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_copy = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+"
    )
    copies = models.PositiveSmallIntegerField("số lượng bản", default=1)
    register_note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "văn bản"
        indexes = [
            models.Index(fields=["agency", "state", "-id"], name="document_by_state"),
            models.Index(fields=["agency", "issued_on"], name="document_by_issue_day"),
            models.Index(fields=["agency", "year", "-id"], name="document_by_year"),
            models.Index(fields=["subject_kind", "subject_key"], name="document_by_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "symbol", "year", "number"],
                name="document_number_once_a_year",
                violation_error_message="Số và ký hiệu này đã dùng trong năm.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.ISSUED)
                | Q(
                    number__isnull=False,
                    issued_on__isnull=False,
                    issued_pdf__isnull=False,
                    issued_docx__isnull=False,
                ),
                name="issued_document_is_numbered_and_kept",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ISSUED) | Q(number__isnull=True),
                name="only_issued_document_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}".strip()

    @property
    def reference(self) -> str:
        """ "05/BC-UBND", or "…/BC-UBND" while there is no number."""
        number = "…" if self.number is None else layout.number_text(self.number)
        return f"{number}/{self.symbol}"

    @property
    def said(self) -> Content:
        """The content as values."""
        return Content.from_json(self.content)

    @property
    def status(self) -> State:
        """The state as a word of the office."""
        return State(self.state)


class CommentRequest(models.Model):
    """A person was asked what they think of a draft."""

    document = models.ForeignKey(OfficialDocument, models.CASCADE, related_name="comment_requests")
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("hỏi lúc")
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)

    class Meta:
        ordering = ("asked_at", "pk")
        verbose_name = "yêu cầu góp ý"
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="asked_once_per_document")
        ]

    def __str__(self) -> str:
        return f"{self.person} góp ý {self.document}"


class Comment(models.Model):
    """What somebody said about a draft."""

    document = models.ForeignKey(OfficialDocument, models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    text = models.TextField("ý kiến")

    class Meta:
        ordering = ("at", "pk")
        verbose_name = "ý kiến"

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"


class IncomingDocument(models.Model):
    """A line of the register of incoming documents (sổ đăng ký văn bản đến)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="incoming_documents")
    arrived_on = models.DateField("ngày đến")
    year = models.PositiveSmallIntegerField("năm", help_text="của ngày đến")
    number = models.PositiveIntegerField("số đến")
    author = models.CharField("tác giả", max_length=200, help_text="cơ quan ban hành")
    reference = models.CharField("số, ký hiệu", max_length=60, blank=True)
    dated_on = models.DateField("ngày văn bản", null=True, blank=True)
    kind = models.CharField("tên loại", max_length=10, choices=DocumentKind.choices)
    title = models.CharField("trích yếu", max_length=500)
    search_text = models.TextField(editable=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, verbose_name="đơn vị nhận"
    )
    passed_on = models.DateField("ngày chuyển", null=True, blank=True)
    receiver = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents_received",
        verbose_name="người nhận",
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp"
    )
    registered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField("vào sổ lúc")

    class Meta:
        ordering = ("-arrived_on", "-number")
        verbose_name = "văn bản đến"
        indexes = [models.Index(fields=["agency", "arrived_on"], name="incoming_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"],
                name="incoming_number_once_a_year",
                violation_error_message="Số đến này đã dùng trong năm.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} – {self.author} {self.reference}".strip()


class SecretCount(models.Model):
    """How many secret documents a year had: the only thing kept about them."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    direction = models.CharField("loại", max_length=10, choices=Direction.choices)
    count = models.PositiveIntegerField("số văn bản")

    class Meta:
        ordering = ("-year", "direction")
        verbose_name = "số văn bản mật"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "direction"], name="one_secret_count_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} mật năm {self.year}: {self.count}"
