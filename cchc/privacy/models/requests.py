"""Requests about personal data, and runs of the rules of retention."""

from django.db import models
from django.db.models import Q

from cchc.citizens.models import Citizen
from cchc.kernel.encrypted import EncryptedText
from cchc.obligations.models import Obligation
from cchc.organisation.models import Agency, User
from cchc.privacy.choices import Channel, Ground, Kind, Proof, RecordKind, RunState, State


class DataRequest(models.Model):
    """What somebody asks about their own data; closed but for number, kind, days and state."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    code = models.CharField("mã tra cứu", max_length=10, unique=True)
    kind = models.CharField("yêu cầu", max_length=20, choices=Kind.choices)
    channel = models.CharField("cách gửi", max_length=20, choices=Channel.choices)
    name = EncryptedText("họ tên", blank=True, default="")
    contact = EncryptedText("cách liên lạc", blank=True, default="")
    text = EncryptedText("nội dung yêu cầu", blank=True, default="")
    third_party = models.BooleanField("cần bên thứ ba cùng thực hiện", default=False)
    state = models.CharField("trạng thái", max_length=20, choices=State.choices)
    received_at = models.DateTimeField("nhận lúc")
    citizen = models.ForeignKey(
        Citizen,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="data_requests",
        verbose_name="chủ thể dữ liệu",
    )
    proof = models.CharField(
        "cách kiểm tra danh tính", max_length=20, choices=Proof.choices, blank=True
    )
    identified_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kiểm tra"
    )
    identified_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    reply = EncryptedText("trả lời", blank=True, default="")
    replied_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    result = EncryptedText("đã làm gì", blank=True, default="")
    ground = models.CharField("căn cứ từ chối", max_length=20, choices=Ground.choices, blank=True)
    is_extended = models.BooleanField("đã gia hạn", default=False)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kết thúc"
    )
    closed_at = models.DateTimeField("xóa nội dung riêng lúc", null=True, blank=True)
    replying = models.OneToOneField(Obligation, models.PROTECT, related_name="+")
    doing = models.OneToOneField(Obligation, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-received_at", "-pk")
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        indexes = [
            models.Index(fields=["agency", "state", "received_at"], name="data_request_state")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="data_request_number_once_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REFUSED) | ~Q(ground=""),
                name="data_request_refused_on_a_ground",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.IDENTIFIED, State.REPLIED, State.DONE])
                | Q(identified_at__isnull=False, identified_by__isnull=False),
                name="data_request_identified_first",
            ),
        ]

    def __str__(self) -> str:
        return f"Yêu cầu dữ liệu số {self.number:02d}/{self.year}"

    @property
    def status(self) -> State:
        """The state as a word of the office."""
        return State(self.state)


class RetentionRun(models.Model):
    """A rule of retention prepared by one person, approved by another, done by the worker."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField("loại", max_length=20, choices=RecordKind.choices)
    before = models.DateField("xong trước ngày")
    expected = models.PositiveIntegerField("số bản ghi lúc lập")
    state = models.CharField("trạng thái", max_length=20, choices=RunState.choices)
    prepared_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người lập"
    )
    prepared_at = models.DateTimeField("lập lúc")
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người duyệt"
    )
    decided_at = models.DateTimeField("quyết lúc", null=True, blank=True)
    done = models.PositiveIntegerField("số bản ghi đã xóa", null=True, blank=True)
    done_at = models.DateTimeField("chạy lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "lần chạy thời hạn lưu giữ"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=Q(state__in=[RunState.PREPARED, RunState.APPROVED]),
                name="one_retention_run_at_a_time",
                violation_error_message="Đã có một lần chạy đang chờ cho loại này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} trước {self.before:%d/%m/%Y}"
