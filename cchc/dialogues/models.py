"""Dialogues, the questions that were asked, the promises that were made."""

from datetime import date

from django.db import models
from django.db.models import Q

from cchc.dialogues.choices import Audience, Channel, QuestionState, State, Topic
from cchc.dialogues.rules import codes
from cchc.documents.models import OfficialDocument
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.zone import local_minute
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, Unit, User


class Dialogue(models.Model):
    """One meeting of a leader with citizens or businesses."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveSmallIntegerField("buổi thứ", help_text="đếm trong năm")
    topic = models.CharField("lĩnh vực", max_length=20, choices=Topic.choices)
    audience = models.CharField("đối thoại với", max_length=20, choices=Audience.choices)
    title = models.CharField("chủ đề", max_length=300)
    place = models.CharField("địa điểm", max_length=300)
    starts_at = models.DateTimeField("bắt đầu lúc")
    first_on = models.DateField(
        "ngày công bố đầu tiên", null=True, blank=True, help_text="không đổi khi dời buổi"
    )
    questions_until = models.DateField("nhận câu hỏi đến hết ngày", null=True, blank=True)
    chair = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người chủ trì")
    chair_post = models.CharField("chức vụ người chủ trì", max_length=200)
    state = models.CharField("trạng thái", max_length=20, choices=State.choices)
    citizens = models.PositiveIntegerField("số người dân dự", null=True, blank=True)
    businesses = models.PositiveIntegerField("số doanh nghiệp dự", null=True, blank=True)
    summary = models.TextField("diễn biến, kết luận", blank=True)
    move_reason = models.TextField("lý do dời", blank=True)
    end_reason = models.TextField("lý do hủy", blank=True)
    invitation = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="giấy mời",
    )
    minutes = models.ForeignKey(
        OfficialDocument,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="biên bản",
    )
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField("lập lúc")

    class Meta:
        ordering = ("-starts_at", "-pk")
        verbose_name = "buổi đối thoại"
        indexes = [models.Index(fields=["agency", "state", "starts_at"], name="dialogue_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="dialogue_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CALLED_OFF) | ~Q(end_reason=""),
                name="dialogue_called_off_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.HELD, State.CLOSED])
                | Q(citizens__isnull=False, businesses__isnull=False),
                name="dialogue_held_with_numbers",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def status(self) -> State:
        """The state as a word of the office."""
        return State(self.state)

    @property
    def key(self) -> str:
        """What stands for it in public addresses: "2026-3"."""
        return f"{self.year}-{self.number}"

    @property
    def on(self) -> date:
        """The day in Hà Nội."""
        return local_minute(self.starts_at).date()

    @property
    def is_moved(self) -> bool:
        """Whether it was announced for another day at first."""
        return self.first_on is not None and self.first_on != self.on


class DialogueQuestion(models.Model):
    """A question to a dialogue; in the asker's words it is closed, in the office's it is public."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="questions")
    code = models.CharField("mã câu hỏi", max_length=8, unique=True)
    channel = models.CharField("cách gửi", max_length=20, choices=Channel.choices)
    asker = EncryptedText("người hỏi", blank=True, default="")
    contact = EncryptedText("cách liên lạc", blank=True, default="")
    text = EncryptedText("câu hỏi như đã gửi")
    wording = models.TextField("nội dung công khai", blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bộ phận trả lời",
    )
    answer = models.TextField("trả lời", blank=True)
    reason = models.TextField("lý do không tiếp nhận", blank=True)
    feedback = models.CharField(
        "mã phản ánh liên quan", max_length=40, blank=True, help_text="nếu có"
    )
    state = models.CharField("trạng thái", max_length=20, choices=QuestionState.choices)
    received_at = models.DateTimeField("nhận lúc")
    received_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lời"
    )
    erased_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True, editable=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = "câu hỏi đối thoại"
        indexes = [models.Index(fields=["dialogue", "state"], name="question_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=QuestionState.REFUSED) | ~Q(reason=""),
                name="question_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[QuestionState.ADMITTED, QuestionState.ANSWERED])
                | ~Q(wording=""),
                name="question_admitted_with_wording",
            ),
        ]

    def __str__(self) -> str:
        return f"câu hỏi {self.shown_code}"

    @property
    def status(self) -> QuestionState:
        """The state as a word of the office."""
        return QuestionState(self.state)

    @property
    def shown_code(self) -> str:
        """The code in two groups."""
        return codes.shown(self.code)


class DialoguePromise(models.Model):
    """What was promised in the room; its day, person and standing are those of the obligation."""

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="promises")
    question = models.ForeignKey(
        DialogueQuestion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name="từ câu hỏi",
    )
    text = models.TextField("lời hứa")
    feedback = models.CharField(
        "mã phản ánh liên quan", max_length=40, blank=True, help_text="nếu có"
    )
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, related_name="+", verbose_name="việc phải làm"
    )
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "lời hứa tại đối thoại"

    def __str__(self) -> str:
        return self.text
