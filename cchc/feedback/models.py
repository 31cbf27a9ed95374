"""Petitions, what was told, their duties, answers, pictures, and what was published."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.models import Dossier
from cchc.feedback.choices import (
    Channel,
    DutyKind,
    DutyState,
    Kind,
    Reach,
    Said,
    Satisfaction,
    State,
)
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, Unit, User
from cchc.procedures.models import Procedure


class Petition(models.Model):
    """What somebody says about rules or conduct; words and sender are readable with the key alone.

    ``complete_at``: since when the deadlines count. ``token`` opens the sender's view.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    code = models.CharField("mã", max_length=30)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số trong năm")
    token = models.CharField(max_length=64, unique=True, editable=False)
    sending_key = models.UUIDField("khóa lần gửi", null=True, blank=True, unique=True)
    channel = models.CharField("kênh tiếp nhận", max_length=20, choices=Channel.choices)
    reach = models.CharField("phạm vi xem", max_length=20, choices=Reach.choices)
    state = models.CharField("trạng thái", max_length=20, choices=State.choices)
    kind = models.CharField("phân loại", max_length=20, choices=Kind.choices, blank=True)
    title = EncryptedText("việc")
    text = EncryptedText("nội dung")
    place = EncryptedText("địa điểm", default="", blank=True)
    name = EncryptedText("người gửi")
    phone = EncryptedText("điện thoại", default="", blank=True)
    email = EncryptedText("thư điện tử", default="", blank=True)
    address = EncryptedText("địa chỉ", default="", blank=True)
    filed_at = models.DateTimeField("nhận lúc")
    filed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    complete_at = models.DateTimeField("đủ nội dung lúc")
    about_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bộ phận bị phản ánh",
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bộ phận xử lý"
    )
    assignee = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ"
    )
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thủ tục"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="gộp vào"
    )
    forwarded_to = models.CharField("cơ quan nhận chuyển", max_length=200, blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    reopened_at = models.DateTimeField("đề nghị xem lại lúc", null=True, blank=True)
    withheld_reason = EncryptedText("lý do không công khai", default="", blank=True)
    erased_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "phản ánh, kiến nghị"
        indexes = [
            models.Index(fields=["agency", "state", "-id"], name="petition_by_state"),
            models.Index(fields=["agency", "filed_at"], name="petition_by_day"),
            models.Index(fields=["agency", "answered_at"], name="petition_by_answer"),
            models.Index(fields=["code"], name="petition_by_code"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="petition_numbers_count_up"
            ),
            models.CheckConstraint(
                condition=~Q(reach=Reach.SEALED) | Q(about_unit__isnull=False),
                name="petition_sealed_from_a_unit",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.DENUNCIATION) | Q(reach__in=[Reach.LEADER, Reach.NOBODY]),
                name="denunciation_is_the_leaders",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.MERGED) | Q(merged_into__isnull=False),
                name="merged_petition_has_its_main",
            ),
        ]

    def __str__(self) -> str:
        return f"Phản ánh {self.code}"

    @property
    def status(self) -> State:
        """The state as a word of the office."""
        return State(self.state)

    @property
    def round(self) -> int:
        """Which answer this is about: 2 once it was reopened."""
        return 2 if self.reopened_at else 1

    @property
    def private_words(self) -> tuple[str, ...]:
        """What of the sender must not stand in a publication."""
        return self.name, self.address


class Picture(models.Model):
    """A picture that came with a petition, sealed under a key of its own; never published.

    Without the key, once it was erased, the picture can be read by nobody.
    """

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="pictures")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    key = models.BinaryField("khóa, bọc bằng khóa của cơ sở cài đặt", null=True, editable=False)
    added_at = models.DateTimeField("thêm lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "ảnh kèm phản ánh"

    def __str__(self) -> str:
        return f"ảnh {self.pk}"

    @property
    def place(self) -> str:
        """What the sealed content is bound to."""
        return place_of_pictures(self.petition_id)


def place_of_pictures(petition: int) -> str:
    """The place of the pictures of a petition."""
    return f"feedback.picture {petition}"


class Statement(models.Model):
    """What one side told the other; both read it."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="statements")
    kind = models.CharField("loại", max_length=20, choices=Said.choices)
    text = EncryptedText("nội dung")
    at = models.DateTimeField("lúc")
    by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "trao đổi với người gửi"

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Duty(models.Model):
    """One deadline of a petition; what is owed is an obligation as well."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="duties")
    kind = models.CharField("việc", max_length=20, choices=DutyKind.choices)
    state = models.CharField("tình trạng", max_length=20, choices=DutyState.choices)
    due_on = models.DateField("hạn")
    done_on = models.DateField("xong ngày", null=True, blank=True)
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="việc"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "thời hạn của phản ánh"
        indexes = [models.Index(fields=["state", "due_on"], name="petition_duty_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "kind"],
                condition=Q(state=DutyState.OPEN),
                name="one_open_duty_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(state=DutyState.DONE) | Q(done_on__isnull=False),
                name="petition_duty_done_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, hạn {self.due_on:%d/%m/%Y}"


class Answer(models.Model):
    """The answer of one round: drafted, approved, sent, judged by the sender."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField("lần")
    text = EncryptedText("nội dung trả lời")
    comment = EncryptedText("ý kiến khi trả lại", default="", blank=True)
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người soạn"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, db_index=True)
    mark = models.CharField("đánh giá", max_length=20, choices=Satisfaction.choices, blank=True)
    mark_words = EncryptedText("ý kiến người gửi", default="", blank=True)
    marked_at = models.DateTimeField("đánh giá lúc", null=True, blank=True, db_index=True)

    class Meta:
        ordering = ("round",)
        verbose_name = "trả lời phản ánh"
        constraints = [
            models.UniqueConstraint(fields=["petition", "round"], name="one_answer_a_round"),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(approved_at__isnull=False),
                name="answer_is_approved_before_sent",
            ),
            models.CheckConstraint(
                condition=Q(mark="") | Q(sent_at__isnull=False, marked_at__isnull=False),
                name="only_a_sent_answer_is_marked",
            ),
        ]

    def __str__(self) -> str:
        return f"trả lời lần {self.round}"


class Publication(models.Model):
    """Question and answer as anybody may read them, found by words without accents."""

    petition = models.OneToOneField(Petition, models.PROTECT, related_name="publication")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField("việc", max_length=200)
    question = models.TextField("nội dung hỏi")
    answer = models.TextField("nội dung trả lời")
    folded = models.TextField(editable=False)
    is_shown = models.BooleanField("đang hiện", default=True)
    published_at = models.DateTimeField("công khai lúc")
    published_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người")

    class Meta:
        ordering = ("-published_at", "-pk")
        verbose_name = "phản ánh công khai"
        indexes = [
            models.Index(fields=["agency", "is_shown", "-published_at"], name="published_petitions")
        ]

    def __str__(self) -> str:
        return self.title
