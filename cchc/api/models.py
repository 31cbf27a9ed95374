"""Clients with their keys, answers kept for repeats, subscriptions and what was sent to them."""

from django.db import models
from django.db.models import F, Q

from cchc.api.choices import DeliveryState, EventKind
from cchc.dossiers.models import Dossier, DossierSource
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import Agency, User


class Client(models.Model):
    """Another system of an agency. Of its key only ``key_name`` and a hash are kept."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField("tên máy khách", max_length=100)
    source = models.ForeignKey(
        DossierSource, models.PROTECT, related_name="+", verbose_name="hệ thống nguồn"
    )
    scopes = models.JSONField("quyền", default=list)
    rate = models.PositiveIntegerField("yêu cầu mỗi phút")
    basis = models.CharField("văn bản cho phép kết nối", max_length=200)
    expires_on = models.DateField("dùng đến hết ngày", null=True, blank=True)
    key_name = models.CharField("tên khóa", max_length=8, unique=True)
    key_hash = models.CharField("mã băm của khóa", max_length=64)
    made_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name="người cấp"
    )
    made_at = models.DateTimeField("cấp lúc")
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    approved_at = models.DateTimeField("duyệt lúc", null=True, blank=True)
    revoked_at = models.DateTimeField("thu hồi lúc", null=True, blank=True)
    last_used_at = models.DateTimeField("dùng lần cuối lúc", null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")
        verbose_name = "máy khách"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(revoked_at__isnull=True),
                name="client_name_once_per_agency",
                violation_error_message="Cơ quan đã có máy khách tên này đang dùng.",
            ),
            models.CheckConstraint(condition=Q(rate__gt=0), name="client_may_ask"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False)
                & ~Q(approved_by=F("made_by")),
                name="client_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor_key(self) -> str:
        """The client's key in the audit chain."""
        return f"client:{self.pk}"


class KeptAnswer(models.Model):
    """What a request with an idempotency key was answered; ``fingerprint`` tells requests apart."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="+")
    key = models.CharField("khóa lặp", max_length=100)
    fingerprint = models.CharField("mã băm của yêu cầu", max_length=64)
    status = models.PositiveSmallIntegerField("mã trả lời", default=0)
    body = EncryptedText("nội dung trả lời", blank=True)
    at = models.DateTimeField("lúc", db_index=True)

    class Meta:
        verbose_name = "trả lời đã giữ"
        constraints = [models.UniqueConstraint(fields=["client", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return f"{self.client_id} {self.status}"


class Subscription(models.Model):
    """An address that is told of events, with the secret that signs what it is told."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="subscriptions")
    url = models.URLField("địa chỉ nhận tin", max_length=500)
    events = models.JSONField("loại tin", default=list)
    secret = EncryptedText("khóa ký")
    made_at = models.DateTimeField("đăng ký lúc")
    stopped_at = models.DateTimeField("dừng lúc", null=True, blank=True)
    stop_reason = models.CharField("vì sao dừng", max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField("lần gửi hỏng liên tiếp", default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = "đăng ký nhận tin"

    def __str__(self) -> str:
        return self.url


class FollowedChain(models.Model):
    """How far the chain of an agency was read; older dossiers (``first_pk``) begin silently."""

    agency = models.OneToOneField(Agency, models.PROTECT, primary_key=True, related_name="+")
    seq = models.PositiveBigIntegerField("đã đọc đến")
    first_pk = models.PositiveBigIntegerField("hồ sơ cuối khi bắt đầu")

    class Meta:
        verbose_name = "chuỗi được theo dõi"

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.seq}"


class SeenDossier(models.Model):
    """A dossier as it was when something of it was last told."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, primary_key=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    state = models.PositiveSmallIntegerField("trạng thái")
    is_received = models.BooleanField("đã tiếp nhận", default=False)
    is_finished = models.BooleanField("đã xong", default=False)
    is_late = models.BooleanField("đã báo trễ", default=False)

    class Meta:
        verbose_name = "hồ sơ đã báo tin"
        indexes = [models.Index(fields=["agency", "is_late"], name="seen_dossier_late")]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.state}"


class Delivery(models.Model):
    """One event on its way to one address; the body says nothing personal."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries")
    event_id = models.UUIDField("mã tin")
    kind = models.CharField("loại tin", max_length=30, choices=EventKind.choices)
    body = models.TextField("nội dung")
    state = models.CharField("trạng thái", max_length=10, choices=DeliveryState.choices)
    made_at = models.DateTimeField("có lúc")
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    next_try_at = models.DateTimeField("gửi lại lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần báo tin"
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event_id"], name="event_told_once")
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state=DeliveryState.QUEUED),
                name="delivery_due",
            ),
            models.Index(fields=["subscription", "-id"], name="delivery_log"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class DeliveryAttempt(models.Model):
    """The proof of one attempt: when, and what the address answered."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="tries")
    at = models.DateTimeField("lúc")
    status = models.PositiveSmallIntegerField("mã trả lời", null=True, blank=True)
    error = models.CharField("lỗi", max_length=100, blank=True)
    milliseconds = models.PositiveIntegerField("mất (mili giây)")

    class Meta:
        ordering = ("pk",)
        verbose_name = "lần gửi"

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.status or self.error}"
