"""What the supervisor recommends, what was asked each time, and the answers."""

from django.db import models
from django.db.models import Q

from cchc.obligations.choices import RecommendationState
from cchc.obligations.models.obligation import Obligation
from cchc.organisation.models import Agency, User


class Recommendation(models.Model):
    """A recommendation to the agency; its askings hold the words."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("năm")
    number = models.PositiveIntegerField("số")
    title = models.TextField("nội dung tóm tắt")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_key = models.CharField(max_length=100, blank=True)
    subject_label = models.TextField("về việc", blank=True)
    subject_link = models.TextField("đường dẫn", blank=True, help_text="trang của việc đó ở đây")
    state = models.CharField("trạng thái", max_length=20, choices=RecommendationState.choices)
    made_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người kiến nghị"
    )
    made_at = models.DateTimeField("kiến nghị lúc")
    closed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kết thúc"
    )
    closed_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    closing_words = models.TextField("ý kiến khi kết thúc", blank=True)

    class Meta:
        ordering = ("-year", "-number")
        verbose_name = "kiến nghị giám sát"
        indexes = [
            models.Index(fields=["agency", "state"], name="recommended_by_state"),
            models.Index(fields=["agency", "made_at"], name="recommended_by_moment"),
            models.Index(
                fields=["agency", "subject_kind", "subject_key"], name="recommended_subject"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="recommendation_numbers_are_taken_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[RecommendationState.SATISFIED, RecommendationState.WITHDRAWN],
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                )
                | Q(
                    state__in=[RecommendationState.WAITING, RecommendationState.ANSWERED],
                    closed_at__isnull=True,
                    closed_by__isnull=True,
                ),
                name="recommendation_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Kiến nghị số {self.number}/{self.year}"


class Asking(models.Model):
    """What is asked at one moment, by when the answer is owed, and the answer."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="askings")
    number = models.PositiveSmallIntegerField("lần")
    text = models.TextField("nội dung")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người hỏi")
    asked_at = models.DateTimeField("hỏi lúc")
    answer_by = models.DateField("hạn trả lời")
    obligation = models.OneToOneField(
        Obligation, models.PROTECT, related_name="asking", verbose_name="việc trả lời"
    )
    answer = models.TextField("trả lời", blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người trả lời"
    )
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)

    class Meta:
        ordering = ("recommendation", "number")
        verbose_name = "lần hỏi"
        indexes = [models.Index(fields=["answer_by"], name="asked_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "number"], name="askings_count_up"),
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=Q(answered_at__isnull=True),
                name="one_unanswered_asking",
            ),
            models.CheckConstraint(
                condition=Q(
                    answered_at__isnull=True, answered_on__isnull=True, answered_by__isnull=True
                )
                | Q(answered_at__isnull=False, answered_on__isnull=False)
                & Q(answered_by__isnull=False),
                name="answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}, lần {self.number}"
