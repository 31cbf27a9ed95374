"""Answers, kept apart from the dossiers and persons; docs/rules/satisfaction.md, "Kept apart"."""

import uuid

from django.db import models
from django.db.models import Q

from cchc.dossiers.models import Dossier
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, Unit, User
from cchc.procedures.models import Field, Procedure
from cchc.surveys.choices import AttemptKind, Channel, CommentState, Mark
from cchc.surveys.models.catalogue import Question
from cchc.surveys.models.rounds import Round


class Answered(models.Model):
    """This dossier has its one answer; says neither which, nor when, nor through which channel.

    The dossier is the key: the rows do not even tell in which order they came.
    """

    dossier = models.OneToOneField(Dossier, models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        ordering = ("pk",)
        verbose_name = "hồ sơ đã được đánh giá"

    def __str__(self) -> str:
        return f"Hồ sơ {self.dossier_id} đã được đánh giá"


class Response(models.Model):
    """One answer: of which day, about what, handled by whom. Nothing leads to the dossier.

    Its key is random. ``is_closed``: its day is over, it counts and stands in the audit chain.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    day = models.DateField("ngày trả lời")
    channel = models.CharField("kênh", max_length=10, choices=Channel.choices)
    field = models.ForeignKey(Field, models.PROTECT, related_name="+", verbose_name="lĩnh vực")
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="+", verbose_name="thủ tục"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bộ phận"
    )
    officer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đợt khảo sát"
    )
    scan = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bản quét"
    )
    entered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhập"
    )
    is_closed = models.BooleanField("đã khóa sổ", default=False)

    # Not a column: (question, mark) of an answer that is being written with many others.
    given: list[tuple[int, int]] | None = None

    class Meta:
        ordering = ("id",)
        verbose_name = "phiếu trả lời"
        indexes = [
            models.Index(fields=["agency", "day"], name="response_by_day"),
            models.Index(
                fields=["agency", "day"], condition=Q(is_closed=False), name="response_to_close"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=(Channel.LINK, Channel.KIOSK))
                | Q(entered_by__isnull=False),
                name="entered_response_names_who_entered",
            ),
            models.CheckConstraint(
                condition=~Q(channel__in=(Channel.PHONE, Channel.VISIT)) | Q(round__isnull=False),
                name="interview_belongs_to_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"Phiếu trả lời {self.id}"


class MarkGiven(models.Model):
    """One mark of an answer."""

    response = models.ForeignKey(
        Response, models.CASCADE, related_name="marks", verbose_name="phiếu trả lời"
    )
    question = models.ForeignKey(Question, models.PROTECT, related_name="+", verbose_name="câu hỏi")
    value = models.PositiveSmallIntegerField("mức", choices=Mark.choices)

    class Meta:
        ordering = ("response", "question")
        verbose_name = "mức trả lời"
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="mark_once"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="mark_of_five"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.value}"


class Comment(models.Model):
    """The free text of an answer, encrypted; read and then published or not."""

    response = models.OneToOneField(
        Response, models.CASCADE, primary_key=True, related_name="comment"
    )
    text = EncryptedText("ý kiến")
    state = models.CharField("trạng thái", max_length=20, choices=CommentState.choices)
    published_text = models.TextField("lời được công bố", blank=True)
    reason = models.TextField("lý do không công bố", blank=True)
    decided_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người quyết định",
    )
    decided_at = models.DateTimeField("quyết định lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "ý kiến của người dân"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=CommentState.HIDDEN) | ~Q(reason=""),
                name="comment_hidden_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=CommentState.PUBLISHED) | Q(published_text=""),
                name="comment_text_only_when_published",
            ),
        ]

    def __str__(self) -> str:
        return f"Ý kiến {self.pk}"


class FollowUp(models.Model):
    """A bad mark that a leader has to look into."""

    response = models.OneToOneField(
        Response, models.PROTECT, primary_key=True, related_name="follow_up"
    )
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, related_name="+", verbose_name="việc phải làm"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "phiếu không hài lòng phải xem xét"

    def __str__(self) -> str:
        return f"Xem xét phiếu {self.pk}"


class AttemptCount(models.Model):
    """How many attempts of a kind were refused in a day; nothing about who tried.

    ``agency_code`` is "" where the attempt named no agency, as with a guessed link.
    """

    agency_code = models.CharField("cơ quan", max_length=50, blank=True)
    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=20, choices=AttemptKind.choices)
    number = models.PositiveIntegerField("số lần", default=0)
    is_closed = models.BooleanField("đã khóa sổ", default=False)

    class Meta:
        ordering = ("day", "kind")
        verbose_name = "số lần trả lời bị từ chối"
        constraints = [
            models.UniqueConstraint(fields=["agency_code", "day", "kind"], name="attempts_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}: {self.number}"
