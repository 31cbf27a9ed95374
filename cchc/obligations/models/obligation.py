"""What is owed, by whom, by when; and the events that some of it awaits."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.text import Truncator

from cchc.kernel.files.models import StoredFile
from cchc.obligations.choices import State
from cchc.organisation.models import Agency, Unit, User

SHORT = 30  # letters of a label that still fits in brackets behind the product


class AwaitedEvent(models.Model):
    """Something outside that must happen before the obligations hanging on it have a date."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=100)
    subject_label = models.TextField("nhiệm vụ")
    text = models.TextField("sự kiện", help_text="như ghi trong kế hoạch")
    is_date_to_set = models.BooleanField(
        "chờ ấn định thời hạn",
        default=False,
        help_text="không phải sự kiện bên ngoài: kế hoạch không ghi thời hạn rõ ràng",
    )
    year = models.PositiveSmallIntegerField(
        "năm kế hoạch",
        null=True,
        blank=True,
        help_text="năm mà việc chờ được tính; trống: năm lập",
    )
    happened_on = models.DateField("ngày xảy ra", null=True, blank=True)
    document = models.TextField("văn bản", blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tệp"
    )
    recorded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    recorded_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    created_at = models.DateTimeField("lập lúc")

    class Meta:
        ordering = ("pk",)
        verbose_name = "sự kiện chờ"
        indexes = [
            models.Index(fields=["agency", "happened_on"], name="awaited_by_agency"),
            models.Index(fields=["agency", "subject_kind", "subject_key"], name="awaited_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_on__isnull=True, recorded_at__isnull=True)
                | Q(happened_on__isnull=False, recorded_at__isnull=False),
                name="event_recorded_when_it_happened",
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def plan_year(self) -> int:
        """The year of the plan, or of the making where none is kept."""
        return self.year or self.created_at.year


class Obligation(models.Model):
    """One product, or duty, owed on one day; changed only by the services of this room."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_key = models.CharField(max_length=100)
    subject_label = models.TextField("nhiệm vụ")
    area = models.TextField("lĩnh vực", blank=True)
    label = models.TextField("việc")
    product = models.TextField(
        "sản phẩm", blank=True, help_text="trống khi hạn không gắn với sản phẩm"
    )
    folded = models.TextField(editable=False, default="", help_text="để tìm không phân biệt dấu")
    original_phrase = models.TextField("thời hạn như ghi trong văn bản", blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bộ phận chủ trì",
    )
    chief = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obligations_led",
        verbose_name="người chịu trách nhiệm chính",
    )
    helpers: models.ManyToManyField[User, models.Model] = models.ManyToManyField(
        User, related_name="obligations_helped", blank=True, verbose_name="người phối hợp"
    )
    state = models.CharField("trạng thái", max_length=20, choices=State.choices)
    first_due_on = models.DateField("hạn giao ban đầu", null=True, blank=True)
    due_on = models.DateField("hạn", null=True, blank=True)
    binding_on = models.DateField("hạn tính đúng, trễ", null=True, blank=True)
    event = models.ForeignKey(
        AwaitedEvent, models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    percent = models.PositiveSmallIntegerField("tiến độ (%)", default=0)
    submitted_on = models.DateField(
        "ngày nộp", null=True, blank=True, help_text="của sản phẩm đang chờ hoặc đã nghiệm thu"
    )
    accepted_at = models.DateTimeField("nghiệm thu lúc", null=True, blank=True)
    cancelled_at = models.DateTimeField("hủy lúc", null=True, blank=True)
    cancel_reason = models.TextField("lý do hủy", blank=True)
    created_at = models.DateTimeField("giao lúc")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "pk"]
        verbose_name = "việc phải làm"
        indexes = [
            models.Index(fields=["agency", "subject_kind", "subject_key"], name="owed_subject"),
            models.Index(fields=["agency", "state", "due_on"], name="owed_by_state"),
            models.Index(fields=["agency", "binding_on"], name="owed_by_binding"),
            models.Index(fields=["chief", "state", "due_on"], name="owed_by_chief"),
            models.Index(fields=["unit", "state", "due_on"], name="owed_by_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(event__isnull=False) | Q(due_on__isnull=False),
                name="owed_has_date_or_event",
                violation_error_message="Việc phải làm cần có hạn hoặc sự kiện chờ.",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False, first_due_on__isnull=False)
                & Q(binding_on__isnull=False)
                | Q(due_on__isnull=True, first_due_on__isnull=True, binding_on__isnull=True),
                name="owed_dates_together",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.AWAITING_EVENT) | Q(due_on__isnull=True),
                name="owed_awaiting_has_no_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.OPEN, State.SUBMITTED, State.ACCEPTED])
                | Q(due_on__isnull=False),
                name="owed_running_has_date",
            ),
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="owed_percent_at_most_hundred"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def title(self) -> str:
        """What a list calls it: the product, and in brackets a short label that sets it apart."""
        if not self.product or self.product == self.label:
            return self.label
        return f"{self.product} ({self.label})" if len(self.label) <= SHORT else self.product

    @property
    def named(self) -> str:
        """What a message calls it: the title, and the task for which it is owed, cut short."""
        if self.subject_label in self.title:
            return self.title
        return f"{self.title} – {Truncator(self.subject_label).chars(90)}"

    @property
    def is_granted_late(self) -> bool:
        """Whether the current date was promised after the binding one had passed."""
        return self.due_on != self.binding_on

    @property
    def is_extended(self) -> bool:
        """Whether the date differs from the one first promised."""
        return self.due_on != self.first_due_on
