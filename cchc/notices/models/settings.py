"""How an agency tells people: texts, order of channels, channels with their approval, codes."""

from django.db import models

from cchc.kernel.encrypted import EncryptedText
from cchc.notices.choices import Approval, Event, Reaction, Way
from cchc.organisation.models import Agency, User


class Template(models.Model):
    """The texts of an event in one version; a change is a new version. Without one: the catalogue.

    ``zalo_map`` gives the provider's parameter names: {theirs: ours}.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    event = models.CharField("việc", max_length=20, choices=Event.choices)
    version = models.PositiveIntegerField("lần")
    title = models.CharField("tiêu đề thư", max_length=100)
    sms = models.CharField("tin nhắn SMS", max_length=600)
    email = models.TextField("thư điện tử")
    letter = models.TextField("lời gọi, thư giấy")
    zalo = models.TextField("tin Zalo như đã đăng ký", blank=True)
    zalo_template = models.CharField("mã mẫu Zalo", max_length=40, blank=True)
    zalo_map = models.JSONField("tham số của mẫu Zalo", default=dict, blank=True)
    zalo_approval = models.CharField(
        "duyệt mẫu Zalo", max_length=10, choices=Approval.choices, default=Approval.NONE
    )
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người sửa")
    at = models.DateTimeField("sửa lúc")

    class Meta:
        ordering = ("event", "-version")
        verbose_name = "mẫu tin"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "event", "version"], name="template_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}, lần {self.version}"


class ChannelOrder(models.Model):
    """Which channels an event is told by, in which order; without one the default."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    event = models.CharField("việc", max_length=20, choices=Event.choices)
    ways = models.JSONField("thứ tự kênh", default=list)

    class Meta:
        verbose_name = "thứ tự kênh"
        constraints = [
            models.UniqueConstraint(fields=["agency", "event"], name="channel_order_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {', '.join(self.ways)}"


class ChannelUse(models.Model):
    """A channel that the agency may use: approving document, hours, quota, price; off by default.

    ``used`` messages left on ``used_on``; ``trouble`` is the last code that spoke of configuration.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    way = models.CharField("kênh", max_length=10, choices=Way.choices)
    is_on = models.BooleanField("đang dùng", default=False)
    document = models.CharField("văn bản cho phép", max_length=200, blank=True)
    unit_cost = models.PositiveIntegerField("đơn giá một tin, một đoạn", default=0)
    daily_quota = models.PositiveIntegerField("số tin mỗi ngày", default=0, help_text="0: tùy ý")
    quiet_from = models.TimeField("không gửi từ", null=True, blank=True)
    quiet_to = models.TimeField("đến", null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)
    used = models.PositiveIntegerField(default=0)
    trouble = models.CharField("mã lỗi cấu hình", max_length=30, blank=True)
    trouble_at = models.DateTimeField("lỗi lúc", null=True, blank=True)

    class Meta:
        verbose_name = "kênh gửi"
        constraints = [models.UniqueConstraint(fields=["agency", "way"], name="channel_use_once")]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {'đang dùng' if self.is_on else 'tắt'}"


class ProviderCode(models.Model):
    """What an agency does upon a provider's code, where it differs from the catalogue."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    provider = models.CharField("nhà cung cấp", max_length=20)
    code = models.CharField("mã", max_length=30)
    reaction = models.CharField("cách xử lý", max_length=12, choices=Reaction.choices)
    is_refusal = models.BooleanField("người nhận từ chối", default=False)
    meaning = models.CharField("nghĩa", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người đặt")
    at = models.DateTimeField("đặt lúc")

    class Meta:
        ordering = ("provider", "code")
        verbose_name = "mã của nhà cung cấp"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "provider", "code"], name="provider_code_of_agency_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.code}"


class ProviderToken(models.Model):
    """The token of a provider, refreshed by one process at a time: the row is the lock."""

    provider = models.CharField(max_length=20, unique=True)
    access = EncryptedText(blank=True)
    refresh = EncryptedText(blank=True)
    expires_at = models.DateTimeField("hết hạn lúc", null=True, blank=True)
    busy_until = models.DateTimeField(null=True, blank=True)
    seed = models.CharField(max_length=64, blank=True, help_text="dấu của token ban đầu")

    class Meta:
        verbose_name = "token của nhà cung cấp"

    def __str__(self) -> str:
        return self.provider
