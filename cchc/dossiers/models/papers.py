"""Papers that came in, what was asked for besides, and what somebody tried to ask."""

import json

from django.db import models

from cchc.dossiers.choices import (
    BlockedWhy,
    ItemKind,
    PaperHow,
    RequestState,
    SupplementEffect,
)
from cchc.dossiers.models.dossier import Dossier
from cchc.kernel.encrypted import EncryptedText
from cchc.kernel.files.models import StoredFile
from cchc.organisation.models import User
from cchc.procedures.models import Paper


class PaperTaken(models.Model):
    """A paper of the list that the dossier has, and how it was met."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="giấy tờ")
    how = models.CharField("cách nộp", max_length=20, choices=PaperHow.choices)
    originals = models.PositiveSmallIntegerField("bản chính", default=0)
    copies = models.PositiveSmallIntegerField("bản sao", default=0)
    electronic = models.PositiveSmallIntegerField("bản điện tử", default=0)
    taken_at = models.DateTimeField("nhận lúc")

    class Meta:
        ordering = ("dossier", "paper__order")
        verbose_name = "giấy tờ đã nhận"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "paper"], name="paper_taken_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.paper_id}"


class Attachment(models.Model):
    """A file of a paper that came in: scanned, or as it was handed in; never of identity papers."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="attachments")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="giấy tờ")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")
    attached_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người đính kèm"
    )
    attached_at = models.DateTimeField("đính kèm lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "tệp đính kèm"

    def __str__(self) -> str:
        return self.file.name


class Declaration(models.Model):
    """What the applicant declared online in one form of the version, as it was sent.

    ``answers``: JSON ``[[label, answer], …]`` in the order of the form.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="declarations")
    form = models.CharField("mã biểu mẫu", max_length=40)
    title = models.CharField("biểu mẫu", max_length=300)
    answers = EncryptedText("nội dung khai")
    declared_at = models.DateTimeField("khai lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "tờ khai trực tuyến"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "form"], name="form_declared_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(label, answer) in the order of the form."""
        return [(label, answer) for label, answer in json.loads(self.answers)]


class SupplementRequest(models.Model):
    """One request to complete a dossier; ``asked_at`` is when it took effect."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField("lần")
    state = models.CharField("trạng thái", max_length=20, choices=RequestState.choices)
    effect = models.CharField(
        "tác động đến thời hạn", max_length=20, choices=SupplementEffect.choices, blank=True
    )
    sector_law = models.TextField("luật chuyên ngành cho phép", blank=True)
    contact = models.CharField("người liên hệ, điện thoại", max_length=200, blank=True)
    proposed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người yêu cầu"
    )
    proposed_at = models.DateTimeField("đề nghị lúc")
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    decided_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    decision_reason = models.TextField("ý kiến", blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc", null=True, blank=True)
    answered_at = models.DateTimeField("bổ sung lúc", null=True, blank=True)

    class Meta:
        ordering = ("number",)
        verbose_name = "yêu cầu bổ sung"
        indexes = [
            models.Index(fields=["asked_at"], name="supplement_by_day"),
            models.Index(fields=["state", "dossier"], name="supplement_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="supplements_count_up")
        ]

    def __str__(self) -> str:
        return f"lần {self.number}"


class SupplementItem(models.Model):
    """One paper or form field that is asked for, with its reason."""

    request = models.ForeignKey(SupplementRequest, models.PROTECT, related_name="items")
    kind = models.CharField("loại", max_length=10, choices=ItemKind.choices)
    code = models.CharField("mã", max_length=60)
    name = models.TextField("thành phần")
    reason = models.TextField("lý do")
    given_at = models.DateTimeField("đã bổ sung lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "thành phần cần bổ sung"
        constraints = [
            models.UniqueConstraint(fields=["request", "kind", "code"], name="item_asked_once")
        ]

    def __str__(self) -> str:
        return self.name


class BroughtSupplement(models.Model):
    """What the citizen sent online to a request, whole; the newest counts, once the desk takes it.

    ``answers``: JSON ``[[code, label, answer], …]`` of the form fields that were asked for.
    """

    request = models.ForeignKey(SupplementRequest, models.PROTECT, related_name="brought")
    key = models.UUIDField(unique=True, editable=False)
    answers = EncryptedText("nội dung khai lại", default="[]")
    brought_at = models.DateTimeField("nộp lúc")
    taken_at = models.DateTimeField("cơ quan nhận lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "bổ sung nộp trực tuyến"

    def __str__(self) -> str:
        return f"{self.brought_at:%d/%m/%Y %H:%M}"

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(label, answer) of the fields."""
        return [(label, answer) for _, label, answer in json.loads(self.answers)]

    @property
    def codes(self) -> set[str]:
        """The codes of the fields that are answered."""
        return {code for code, _, _ in json.loads(self.answers)}


class BroughtFile(models.Model):
    """A file of a paper that was asked for, as the citizen sent it."""

    brought = models.ForeignKey(BroughtSupplement, models.PROTECT, related_name="files")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+", verbose_name="giấy tờ")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="tệp")

    class Meta:
        ordering = ("pk",)
        verbose_name = "tệp bổ sung nộp trực tuyến"

    def __str__(self) -> str:
        return self.file.name


class AttemptBlocked(models.Model):
    """Somebody tried to ask for what must not be asked; kept and counted."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="blocked")
    why = models.CharField("vì sao chặn", max_length=20, choices=BlockedWhy.choices)
    items = models.JSONField("đã định yêu cầu", default=list)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người yêu cầu")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "yêu cầu bị chặn"
        indexes = [models.Index(fields=["why", "at"], name="blocked_by_day")]

    def __str__(self) -> str:
        return self.get_why_display()
