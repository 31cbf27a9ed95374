"""Messages to people, and their way out of the program."""

from django.db import models

from cchc.kernel.encrypted import EncryptedText
from cchc.notices.choices import Channel, DispatchState
from cchc.organisation.models import Agency, User


class Message(models.Model):
    """One notice to one person; its key says what it is about, so that it is put only once."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    to = models.ForeignKey(User, models.PROTECT, related_name="messages", verbose_name="người nhận")
    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung", blank=True)
    link = models.CharField("đường dẫn", max_length=300, blank=True)
    created_at = models.DateTimeField("lúc")
    read_at = models.DateTimeField("đọc lúc", null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        verbose_name = "thông báo"
        indexes = [
            models.Index(fields=["to", "-created_at", "-id"], name="message_inbox"),
            models.Index(
                fields=["to"], condition=models.Q(read_at__isnull=True), name="message_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Dispatch(models.Model):
    """A message on its way through one channel, sent at least once."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="dispatches")
    channel = models.CharField("kênh", max_length=20, choices=Channel.choices)
    address = models.CharField("địa chỉ", max_length=254)
    state = models.CharField("trạng thái", max_length=20, choices=DispatchState.choices)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    next_try_at = models.DateTimeField("thử lại lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    error = models.CharField("lỗi", max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "lần gửi thông báo"
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="one_dispatch_per_channel")
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state=DispatchState.QUEUED),
                name="dispatch_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_state_display()}"


class Letter(models.Model):
    """An e-mail to somebody outside, who has no inbox here; closed, and emptied when it is over.

    Not tried any more after ``valid_until``: a code that has lapsed helps nobody.
    """

    key = models.CharField(max_length=200, unique=True)
    address = EncryptedText("địa chỉ", blank=True)
    subject = models.CharField("tiêu đề", max_length=300)
    body = EncryptedText("nội dung", blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=DispatchState.choices)
    attempts = models.PositiveSmallIntegerField("số lần thử", default=0)
    valid_until = models.DateTimeField("còn ý nghĩa đến")
    next_try_at = models.DateTimeField("thử lại lúc", null=True, blank=True)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True)
    error = models.CharField("lỗi", max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "thư gửi ra ngoài"
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state=DispatchState.QUEUED),
                name="letter_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_state_display()}"
