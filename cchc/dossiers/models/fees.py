"""Fees that were taken, and the account to which they may be transferred."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cchc.dossiers.choices import PaidHow
from cchc.dossiers.models.dossier import Dossier
from cchc.organisation.models import Agency, User


class Payment(models.Model):
    """A fee paid, with the number of the official receipt, or the reason of an exemption.

    Of a transfer the receipt may come later. What was entered wrongly is cancelled and stays.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="payments")
    amount = models.PositiveBigIntegerField("số tiền (đồng)")
    how = models.CharField("cách thu", max_length=20, choices=PaidHow.choices)
    receipt_number = models.CharField("số biên lai", max_length=60, blank=True)
    exempt_reason = models.TextField("lý do miễn", blank=True)
    taken_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người thu")
    taken_at = models.DateTimeField("thu lúc")
    cancelled_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người hủy"
    )
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancel_reason = models.TextField("lý do hủy", blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "khoản thu"
        indexes = [models.Index(fields=["taken_at"], name="payment_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(how=PaidHow.EXEMPT, amount=0) & ~Q(exempt_reason="")
                | Q(how=PaidHow.CASH, amount__gt=0) & ~Q(receipt_number="")
                | ~Q(how__in=(PaidHow.EXEMPT, PaidHow.CASH)) & Q(amount__gt=0),
                name="payment_has_receipt_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_by__isnull=True, cancel_reason="")
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason=""),
                name="payment_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} đồng"


class FeeAccount(models.Model):
    """The agency's account for fees, with the document that decides it; a new one ends it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    bank = models.CharField(
        "mã ngân hàng (BIN)", max_length=6, validators=[RegexValidator(r"^[0-9]{6}$")]
    )
    bank_name = models.CharField("ngân hàng, kho bạc", max_length=100)
    number = models.CharField(
        "số tài khoản", max_length=19, validators=[RegexValidator(r"^[0-9A-Za-z]{4,19}$")]
    )
    holder = models.CharField("chủ tài khoản", max_length=100)
    document_number = models.CharField("số văn bản quyết định", max_length=60)
    document_on = models.DateField("ngày văn bản")
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đặt")
    set_at = models.DateTimeField("đặt lúc")
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người dừng"
    )
    ended_at = models.DateTimeField("dừng dùng lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "tài khoản thu phí"
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(ended_at__isnull=True), name="one_fee_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.bank_name}"
