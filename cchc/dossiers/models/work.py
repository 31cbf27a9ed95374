"""Who had the dossier from when to when: the steps as they happened."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.choices import Outcome, StepKind
from cchc.dossiers.models.dossier import Dossier
from cchc.organisation.models import Unit, User


class StepRun(models.Model):
    """One step: handed to a unit or person, taken up, done; the control slip writes itself of it.

    An opinion or another agency has ``partner`` instead of a person.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField("thứ tự")
    kind = models.CharField("loại", max_length=20, choices=StepKind.choices)
    code = models.CharField("mã bước", max_length=40, blank=True)
    name = models.CharField("bước", max_length=300)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bộ phận"
    )
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người xử lý"
    )
    partner = models.CharField("cơ quan, đơn vị ngoài", max_length=200, blank=True)
    handed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="người giao")
    handed_at = models.DateTimeField("giao lúc")
    taken_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người nhận"
    )
    taken_at = models.DateTimeField("nhận lúc", null=True, blank=True)
    due_at = models.DateTimeField("hạn của bước", null=True, blank=True)
    done_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người kết thúc"
    )
    done_at = models.DateTimeField("xong lúc", null=True, blank=True)
    result = models.CharField("kết quả", max_length=10, choices=Outcome.choices, blank=True)
    note = models.TextField("ghi chú", blank=True)

    class Meta:
        ordering = ("number",)
        verbose_name = "bước xử lý"
        indexes = [
            models.Index(fields=["person", "done_at"], name="step_by_person"),
            models.Index(fields=["unit", "done_at"], name="step_by_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="steps_count_up"),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(done_at__isnull=True, kind=StepKind.INTERNAL),
                name="one_present_step",
            ),
        ]

    def __str__(self) -> str:
        return self.name
