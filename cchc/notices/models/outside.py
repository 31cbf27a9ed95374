"""Notices to people outside: each with its tries, the proof of delivery, and the calls made."""

from django.db import models
from django.db.models import Q

from cchc.kernel.encrypted import EncryptedText
from cchc.notices.choices import AttemptState, CallOutcome, Event, NoticeState, Way
from cchc.organisation.models import Agency, User


class Notice(models.Model):
    """One event told to one person outside, once per key; docs/rules/citizen-notices.md.

    Name, addresses and parameters are encrypted and emptied when they have been kept long enough.
    ``ways`` is the order of channels that was in force then; ``way`` the one that is used now.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    event = models.CharField("việc", max_length=20, choices=Event.choices)
    key = models.CharField(max_length=200, unique=True)
    subject_kind = models.CharField(max_length=30)
    subject_key = models.CharField(max_length=40)
    subject_label = models.CharField("về", max_length=60, help_text="mã đã che")
    name = EncryptedText("người nhận", blank=True)
    phone = EncryptedText("điện thoại", blank=True)
    email = EncryptedText("thư điện tử", blank=True)
    params = EncryptedText("thông tin điền vào mẫu", blank=True)
    version = models.PositiveIntegerField("lần của mẫu", help_text="0: mẫu có sẵn")
    ways = models.JSONField("thứ tự kênh", default=list)
    way = models.CharField("kênh", max_length=10, choices=Way.choices)
    state = models.CharField("trạng thái", max_length=20, choices=NoticeState.choices)
    attempts = models.PositiveSmallIntegerField("số lần thử trên kênh này", default=0)
    next_try_at = models.DateTimeField("thử lại lúc", null=True, blank=True)
    made_at = models.DateTimeField("lập lúc")
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    delivered_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    settled_at = models.DateTimeField("xong lúc", null=True, blank=True)
    failure = models.CharField("lỗi", max_length=20, choices=AttemptState.choices, blank=True)
    emptied_at = models.DateTimeField("xóa nội dung lúc", null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "thông báo gửi người dân"
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state=NoticeState.QUEUED), name="notice_due"
            ),
            models.Index(fields=["agency", "-id"], name="notice_latest"),
            models.Index(fields=["agency", "state", "-id"], name="notice_latest_of_state"),
            models.Index(fields=["agency", "made_at"], name="notice_by_day"),
            models.Index(fields=["subject_kind", "subject_key"], name="notice_by_subject"),
            models.Index(fields=["event", "settled_at"], name="notice_settled"),
            models.Index(
                fields=["made_at"], condition=Q(emptied_at__isnull=True), name="notice_to_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.get_state_display()}"


class Attempt(models.Model):
    """One try on one channel, with the provider's answer and what it cost (đồng)."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="tries")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    way = models.CharField("kênh", max_length=10, choices=Way.choices)
    at = models.DateTimeField("lúc")
    state = models.CharField("kết quả", max_length=20, choices=AttemptState.choices)
    provider = models.CharField("nhà cung cấp", max_length=20)
    code = models.CharField("mã trả về", max_length=30, blank=True)
    provider_key = models.CharField("mã tin ở nhà cung cấp", max_length=80, blank=True)
    segments = models.PositiveSmallIntegerField("số đoạn", default=1)
    cost = models.PositiveIntegerField("chi phí", default=0)
    delivered_at = models.DateTimeField("nhận lúc", null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "lần gửi người dân"
        indexes = [
            models.Index(fields=["provider", "provider_key"], name="attempt_by_provider"),
            models.Index(fields=["agency", "at"], name="attempt_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.get_state_display()}"


class NoticeCall(models.Model):
    """A call from the list: who called when, and what was said."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="calls")
    at = models.DateTimeField("gọi lúc")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người gọi")
    outcome = models.CharField("kết quả", max_length=20, choices=CallOutcome.choices)
    said = EncryptedText("nội dung trao đổi", blank=True)

    class Meta:
        ordering = ("at", "pk")
        verbose_name = "cuộc gọi báo tin"

    def __str__(self) -> str:
        return self.get_outcome_display()
