"""Agencies, units, people, posts, delegations, calendars, settings."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.choices import AgencyKind, DayKind, Role, SignInOutcome, UnitKind


class Agency(models.Model):
    """An agency in the tree; ``code`` is its key in the audit chain and in plan codes."""

    code = models.SlugField("mã cơ quan", max_length=35, unique=True)
    name = models.CharField("tên", max_length=200, help_text="ví dụ: UBND phường An Bình")
    kind = models.CharField("loại", max_length=20, choices=AgencyKind.choices)
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="wards", verbose_name="cấp trên"
    )
    place = models.CharField("địa danh", max_length=100, help_text="ghi trước ngày, tháng")
    full_name = models.CharField("tên trên văn bản", max_length=200)
    superior_line = models.CharField(
        "tên cơ quan chủ quản trên văn bản", max_length=200, blank=True
    )
    symbol = models.CharField("ký hiệu văn bản", max_length=30, default="UBND")
    is_sample = models.BooleanField("dữ liệu mẫu", default=False)

    class Meta:
        ordering = ("code",)
        verbose_name = "cơ quan"

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit that plans name as lead or co-ordinator; partners have no accounts."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField("tên", max_length=200)
    name_folded = models.CharField(max_length=200, editable=False)
    short_name = models.CharField("tên gọn", max_length=60, blank=True)
    kind = models.CharField("loại", max_length=20, choices=UnitKind.choices)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    overseer = models.ForeignKey(
        "User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units_overseen",
        verbose_name="lãnh đạo phụ trách",
        help_text="được báo khi bộ phận quá hạn",
    )
    closed_on = models.DateField("ngừng từ ngày", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đã nhập vào"
    )

    class Meta:
        ordering = ("order", "name")
        verbose_name = "bộ phận"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name_folded"],
                name="unit_name_once_per_agency",
                violation_error_message="Cơ quan đã có bộ phận tên này.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class UnitAlias(models.Model):
    """Another way in which documents write a unit; folded, one unit per agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    text = models.CharField("cách viết khác", max_length=200)
    text_folded = models.CharField(max_length=200, editable=False)

    class Meta:
        ordering = ("text",)
        verbose_name = "tên gọi khác của bộ phận"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "text_folded"],
                name="alias_names_one_unit",
                violation_error_message="Cách viết này đã thuộc về một bộ phận.",
            )
        ]

    def __str__(self) -> str:
        return self.text


class UserManager(BaseUserManager["User"]):
    """Finds accounts by user name; accounts are made by ``services.open_account`` only."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person with an account."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=100)
    honorific = models.CharField(
        "xưng hô", max_length=10, blank=True, help_text="ông, bà, anh, chị"
    )
    email = models.EmailField("thư điện tử", blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="people")
    is_active = models.BooleanField("đang hoạt động", default=True)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=True)
    password_set_at = models.DateTimeField("đặt mật khẩu lúc", null=True, blank=True)
    failed_sign_ins = models.PositiveSmallIntegerField("lần đăng nhập sai liên tiếp", default=0)
    locked_until = models.DateTimeField("khóa đến", null=True, blank=True)
    opened_at = models.DateTimeField("mở tài khoản lúc", null=True, blank=True)
    reviewed_at = models.DateTimeField("rà soát gần nhất lúc", null=True, blank=True)
    second_factor_at = models.DateTimeField("bật xác thực hai lớp lúc", null=True, blank=True)
    second_factor_changes = models.PositiveIntegerField("lần đổi xác thực hai lớp", default=0)

    objects = UserManager()
    # Not a column: what a page has read of the roles, by day; None where nothing is remembered.
    roles_read: dict[date, frozenset[str]] | None = None

    class Meta:
        ordering = ("full_name",)
        verbose_name = "người dùng"

    def __str__(self) -> str:
        return self.full_name

    @property
    def actor_key(self) -> str:
        """The person's key in the audit chain."""
        return f"person:{self.pk}"

    def get_session_auth_hash(self) -> str:
        """What a session has to name: another password or another second factor ends it."""
        return self._bound_to_factor(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under keys of the installation that were replaced."""
        return (self._bound_to_factor(each) for each in super().get_session_auth_fallback_hash())

    def _bound_to_factor(self, hashed: str) -> str:
        changes = self.second_factor_changes
        return f"{hashed}:{changes}" if changes else hashed


class OldPassword(models.Model):
    """The hash of a password that the person has used; it may not come back too soon."""

    user = models.ForeignKey(User, models.CASCADE, related_name="old_passwords")
    encoded = models.CharField("mật khẩu đã băm", max_length=128)
    set_at = models.DateTimeField("đặt lúc")

    class Meta:
        ordering = ("-set_at",)
        verbose_name = "mật khẩu cũ"

    def __str__(self) -> str:
        return f"{self.user} {self.set_at:%d/%m/%Y}"


class SecondFactor(models.Model):
    """The secret that a person's app and this installation share; it is there while it counts."""

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    secret = EncryptedText("khóa bí mật")
    last_step = models.PositiveBigIntegerField("bước thời gian đã dùng gần nhất", default=0)

    class Meta:
        verbose_name = "xác thực hai lớp"

    def __str__(self) -> str:
        return f"xác thực hai lớp của {self.user}"


class RecoveryCode(models.Model):
    """A code for the day without the telephone, kept as a keyed hash; good once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField("mã (băm có khóa)", max_length=64, unique=True)
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True)

    class Meta:
        verbose_name = "mã khôi phục"

    def __str__(self) -> str:
        return f"mã khôi phục của {self.user}"


class SignIn(models.Model):
    """One attempt to sign in, or a sign-out; what was typed is not kept, only whom it named."""

    at = models.DateTimeField("lúc", db_index=True)
    address = models.GenericIPAddressField("địa chỉ máy", null=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="sign_ins")
    outcome = models.CharField("kết quả", max_length=20, choices=SignInOutcome.choices)

    class Meta:
        ordering = ("-at",)
        verbose_name = "lượt đăng nhập"
        indexes = [models.Index(fields=["address", "at"], name="sign_ins_by_address")]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.get_outcome_display()}"


class Post(models.Model):
    """A person holds a post in a unit, with a role, for a time."""

    user = models.ForeignKey(User, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField("chức vụ", max_length=100)
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến ngày", null=True, blank=True)
    field = models.CharField("lĩnh vực phụ trách", max_length=200, blank=True)

    class Meta:
        ordering = ("unit", "from_on")
        verbose_name = "chức vụ"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="post_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} — {self.title}"


class Delegation(models.Model):
    """While absent, a person's duties are done by a substitute, by a document."""

    absent = models.ForeignKey(User, models.PROTECT, related_name="delegations_given")
    substitute = models.ForeignKey(User, models.PROTECT, related_name="delegations_held")
    from_on = models.DateField("từ ngày")
    to_on = models.DateField("đến ngày")
    document = models.CharField("văn bản ủy quyền", max_length=200, blank=True)
    authority = models.CharField(
        "thể thức ký", max_length=10, blank=True, help_text="KT., TL. hoặc TUQ."
    )
    revoked_on = models.DateField("thu hồi ngày", null=True, blank=True)

    class Meta:
        ordering = ("-from_on",)
        verbose_name = "ủy quyền"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="delegation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("substitute")), name="nobody_substitutes_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} thay {self.absent}"


class WeekShifts(models.Model):
    """The weekly working hours of an agency from a day on: {"mon": ["07:30-11:30", …], …}."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="week_shifts")
    from_on = models.DateField("áp dụng từ ngày")
    shifts = models.JSONField("ca làm việc")
    document = models.CharField("văn bản quy định", max_length=200, blank=True)

    class Meta:
        ordering = ("from_on",)
        verbose_name = "giờ làm việc"
        constraints = [
            models.UniqueConstraint(fields=["agency", "from_on"], name="one_week_per_start_day")
        ]

    def __str__(self) -> str:
        return f"{self.agency} từ {self.from_on:%d/%m/%Y}"


class CalendarDay(models.Model):
    """A day that differs from its weekday, with the document that says so."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="calendar_days")
    day = models.DateField("ngày")
    kind = models.CharField("loại", max_length=20, choices=DayKind.choices)
    reason = models.CharField("lý do", max_length=200)
    document = models.CharField("văn bản", max_length=200, blank=True)
    shifts = models.JSONField("ca làm bù", null=True, blank=True)
    swapped_with = models.DateField("hoán đổi với ngày", null=True, blank=True)
    is_confirmed = models.BooleanField("đã đối chiếu văn bản", default=False)

    class Meta:
        ordering = ("day",)
        verbose_name = "ngày đặc biệt"
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="one_rule_per_day_and_agency")
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class Setting(models.Model):
    """One configurable value of an agency; keys and defaults are in ``rules.settings``."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="settings")
    key = models.CharField("tên", max_length=60)
    value = models.JSONField("giá trị")
    document = models.CharField("căn cứ", max_length=200, blank=True)

    class Meta:
        ordering = ("key",)
        verbose_name = "cấu hình"
        constraints = [
            models.UniqueConstraint(fields=["agency", "key"], name="one_value_per_setting")
        ]

    def __str__(self) -> str:
        return self.key
