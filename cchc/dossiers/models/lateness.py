"""What a late dossier owes its citizen, and what the citizen was told."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.choices import ApologyState, CallOutcome, NoticeKind
from cchc.dossiers.models.dossier import Dossier
from cchc.dossiers.models.slips import Slip
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import User


class Apology(models.Model):
    """An apology with a new date: proposed, then signed by the head or who stands in that day."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="apologies")
    state = models.CharField("trạng thái", max_length=20, choices=ApologyState.choices)
    reason = models.TextField("lý do")
    until = models.DateTimeField("ngày hẹn mới")
    proposed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người đề nghị"
    )
    proposed_at = models.DateTimeField("đề nghị lúc")
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ký"
    )
    decided_at = models.DateTimeField("ký lúc", null=True, blank=True)
    decision_reason = models.TextField("ý kiến", blank=True)
    is_late = models.BooleanField("xin lỗi muộn", default=False)
    slip = models.ForeignKey(
        Slip, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="văn bản"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "xin lỗi và hẹn lại"
        indexes = [models.Index(fields=["state", "decided_at"], name="apology_by_signature")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state=ApologyState.SIGNED),
                name="one_new_appointment",
                violation_error_message="Mỗi hồ sơ chỉ hẹn lại một lần.",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state=ApologyState.WAITING),
                name="one_apology_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"hẹn lại {self.until:%d/%m/%Y}"


class PhoneCall(models.Model):
    """A call to the citizen, or that there is no number to call."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="calls")
    outcome = models.CharField("kết quả", max_length=20, choices=CallOutcome.choices)
    called_at = models.DateTimeField("gọi lúc")
    said = EncryptedText("nội dung trao đổi", blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gọi")

    class Meta:
        ordering = ("called_at", "pk")
        verbose_name = "cuộc gọi cho công dân"

    def __str__(self) -> str:
        return self.get_outcome_display()


class CitizenNotice(models.Model):
    """What the citizen was told: shown at once where the dossier is looked up.

    Further channels send from these rows; none names a person and a result together.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="notices")
    kind = models.CharField("việc", max_length=20, choices=NoticeKind.choices)
    text = models.TextField("nội dung")
    at = models.DateTimeField("lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "thông báo cho công dân"

    def __str__(self) -> str:
        return self.get_kind_display()
