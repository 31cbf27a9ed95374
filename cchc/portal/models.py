"""What the public pages keep: wrong answers, published figures, and what is being filed online."""

import json
import uuid

from django.db import models
from django.db.models import F, Q

from cchc.dossiers.models import Dossier
from cchc.kernel import crypto
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import Agency, User
from cchc.plans.models import Plan
from cchc.portal.choices import NewsState, PermitState
from cchc.procedures.models import ProcedureVersion


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


class Filer(models.Model):
    """Whoever proved to read an e-mail address; ``said``: what they said of themselves (JSON)."""

    contact_index = models.CharField(max_length=64, unique=True, editable=False)
    email = EncryptedText("thư điện tử")
    said = EncryptedText("thông tin để điền sẵn", default="{}")
    created_at = models.DateTimeField("ghi lúc")

    class Meta:
        verbose_name = "người nộp trực tuyến"

    def __str__(self) -> str:
        return f"người nộp trực tuyến {self.pk}"

    @property
    def account(self) -> str:
        """The filer in the register of consents."""
        return f"filer:{self.pk}"

    @property
    def known(self) -> dict[str, str]:
        """What a form begins with."""
        return {str(name): str(value) for name, value in json.loads(self.said).items()}


class OneTimeCode(models.Model):
    """The code sent last to an address, whether anybody has an account by it or not."""

    contact_index = models.CharField(max_length=64, unique=True, editable=False)
    browser_hash = models.CharField("trình duyệt (băm)", max_length=64)
    code_hash = models.CharField("mã (băm có khóa)", max_length=64)
    asked_at = models.DateTimeField("hỏi mã lúc", null=True, blank=True, db_index=True)
    failures = models.PositiveSmallIntegerField("lần nhập sai", default=0)
    sent = models.PositiveSmallIntegerField("số mã đã gửi", default=0)
    since = models.DateTimeField("đếm từ", null=True, blank=True)

    class Meta:
        verbose_name = "mã một lần"

    def __str__(self) -> str:
        return f"{self.sent} mã từ {self.since:%d/%m/%Y %H:%M}" if self.since else "chưa gửi"


class FilerSession(models.Model):
    """A browser in which a filer is signed in; apart from the sessions of the staff."""

    token_hash = models.CharField(max_length=64, unique=True)
    filer = models.ForeignKey(Filer, models.CASCADE, related_name="sessions")
    expires_at = models.DateTimeField("hết hạn lúc", db_index=True)

    class Meta:
        verbose_name = "phiên của người nộp trực tuyến"

    def __str__(self) -> str:
        return f"{self.filer_id} đến {self.expires_at:%d/%m/%Y %H:%M}"


class FilingDraft(models.Model):
    """What a filer fills in for one version; its key is the key of the sending, used once.

    ``answers``: JSON, what was typed by name of the field. Emptied when it has become a dossier.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filer = models.ForeignKey(Filer, models.CASCADE, related_name="drafts", db_index=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    version = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="+", verbose_name="thủ tục"
    )
    answers = EncryptedText("nội dung đã điền", default="{}")
    created_at = models.DateTimeField("bắt đầu lúc")
    changed_at = models.DateTimeField("sửa lúc")
    expires_at = models.DateTimeField("xóa lúc", db_index=True)
    dossier = models.OneToOneField(
        Dossier, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="hồ sơ"
    )

    class Meta:
        ordering = ("-changed_at", "-pk")
        verbose_name = "bản nháp hồ sơ trực tuyến"
        constraints = [
            models.UniqueConstraint(
                fields=["filer", "agency", "version"],
                condition=models.Q(dossier__isnull=True),
                name="one_open_draft_of_a_version",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, by name of the field."""
        return {str(name): str(value) for name, value in json.loads(self.answers).items()}


class DraftFile(models.Model):
    """A file of a draft, closed until it is sent; of the paper with that code."""

    draft = models.ForeignKey(FilingDraft, models.CASCADE, related_name="files")
    paper = models.CharField("mã giấy tờ", max_length=40)
    name = EncryptedText("tên tệp")
    size = models.PositiveBigIntegerField("dung lượng")
    content = models.BinaryField("nội dung (mã hóa)")

    class Meta:
        ordering = ("pk",)
        verbose_name = "tệp của bản nháp"

    def __str__(self) -> str:
        return f"tệp {self.pk} của {self.paper}"

    def close(self, content: bytes) -> None:
        """Keep the content so that only this draft opens it."""
        self.content, self.size = crypto.seal(self._key(), content, self._place()), len(content)

    def opened(self) -> bytes:
        """The content as it was handed in."""
        return crypto.open_sealed(self._key(), bytes(self.content), self._place())

    def _place(self) -> str:
        return f"portal.draftfile {self.draft.key}"

    def _key(self) -> bytes:
        return crypto.purpose_key("CCHC_MASTER_KEY", "portal.draftfile")


class News(models.Model):
    """Something that the agency tells everybody about the reform, in plain paragraphs."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung", max_length=10_000)
    state = models.CharField("trạng thái", max_length=20, choices=NewsState.choices)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="soạn")
    written_at = models.DateTimeField("soạn lúc")
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đăng"
    )
    published_at = models.DateTimeField("đăng lúc", null=True, blank=True)
    withdrawn_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    reason = models.CharField("lý do gỡ", max_length=300, blank=True)

    class Meta:
        ordering = ("-written_at", "-pk")
        verbose_name = "tin trên trang công khai"
        indexes = [
            models.Index(fields=["agency", "-written_at", "-id"], name="news_of_agency"),
            models.Index(
                fields=["agency", "-published_at", "-id"],
                condition=models.Q(state=NewsState.PUBLISHED),
                name="news_published",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def paragraphs(self) -> list[str]:
        """The text, paragraph by paragraph."""
        return [part.strip() for part in self.text.splitlines() if part.strip()]


class ShownPlan(models.Model):
    """That the progress of a plan is, or was, shown to everybody."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+", verbose_name="kế hoạch")
    shown_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="bật")
    shown_at = models.DateTimeField("bật lúc")
    hidden_at = models.DateTimeField("tắt lúc", null=True, blank=True)

    class Meta:
        ordering = ("-shown_at",)
        verbose_name = "kế hoạch công khai tiến độ"
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=models.Q(hidden_at__isnull=True),
                name="one_plan_shown",
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} từ {self.shown_at:%d/%m/%Y}"


class FilingPermit(models.Model):
    """The act by which an agency takes dossiers online; ``checklist``: as it was at approval."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    number = models.CharField("số, ký hiệu văn bản cho phép", max_length=100)
    issued_on = models.DateField("ngày văn bản")
    state = models.CharField("trạng thái", max_length=20, choices=PermitState.choices)
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="lập")
    prepared_at = models.DateTimeField("lập lúc")
    submitted_at = models.DateTimeField("trình lúc", null=True, blank=True)
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="duyệt"
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    checklist = models.JSONField("danh mục kiểm tra khi duyệt", default=list)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ngừng"
    )
    ended_at = models.DateTimeField("ngừng lúc", null=True, blank=True)
    reason = models.CharField("lý do ngừng, trả lại", max_length=500, blank=True)

    class Meta:
        ordering = ("-prepared_at", "-pk")
        verbose_name = "việc nhận hồ sơ trực tuyến"
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=~Q(state=PermitState.ENDED),
                name="one_filing_permit_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
                name="filing_permit_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.document

    @property
    def document(self) -> str:
        """The document as the setting names it."""
        return f"{self.number} ngày {self.issued_on:%d/%m/%Y}"


class PermitTick(models.Model):
    """An item of the checklist that a person looked after; keys: ``rules.level_three``."""

    permit = models.ForeignKey(FilingPermit, models.PROTECT, related_name="ticks")
    item = models.CharField("mục", max_length=40)
    note = models.CharField("minh chứng, ghi chú", max_length=500)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="đánh dấu")
    at = models.DateTimeField("đánh dấu lúc")

    class Meta:
        ordering = ("item",)
        verbose_name = "mục đã kiểm tra"
        constraints = [
            models.UniqueConstraint(fields=["permit", "item"], name="an_item_is_ticked_once")
        ]

    def __str__(self) -> str:
        return self.item
