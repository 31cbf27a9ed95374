"""Questionnaires and their editions; a published edition never changes."""

from django.db import models
from django.db.models import Q

from cchc.organisation.models import Agency, User
from cchc.surveys.choices import EditionState, IndexKind


class Questionnaire(models.Model):
    """What an agency asks for one of the two indices."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    index = models.CharField("chỉ số", max_length=20, choices=IndexKind.choices)
    title = models.CharField("tên", max_length=200)

    class Meta:
        ordering = ("-index",)
        verbose_name = "phiếu hỏi"
        constraints = [
            models.UniqueConstraint(fields=["agency", "index"], name="one_questionnaire_per_index")
        ]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """The questions of a questionnaire from a moment on."""

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("bản số")
    note = models.TextField("căn cứ, ghi chú", blank=True)
    state = models.CharField("trạng thái", max_length=20, choices=EditionState.choices)
    drafted_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người soạn"
    )
    drafted_at = models.DateTimeField("soạn lúc")
    published_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người công bố"
    )
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)

    class Meta:
        ordering = ("-number",)
        verbose_name = "bản phiếu hỏi"
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=Q(state=EditionState.DRAFT),
                name="one_draft_edition",
                violation_error_message="Phiếu hỏi này đã có một bản đang soạn.",
            ),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=Q(state=EditionState.PUBLISHED),
                name="one_published_edition",
            ),
            models.CheckConstraint(
                condition=Q(state=EditionState.DRAFT) | Q(published_at__isnull=False),
                name="edition_published_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire}, bản {self.number}"


class Question(models.Model):
    """A question with the scale of five."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã câu", max_length=10)
    factor = models.CharField("yếu tố", max_length=100)
    text = models.CharField("câu hỏi", max_length=300)
    is_overall = models.BooleanField("câu đánh giá chung", default=False)

    class Meta:
        ordering = ("edition", "order")
        verbose_name = "câu hỏi"
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="question_code_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(is_overall=True), name="one_overall_question"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.text}"
