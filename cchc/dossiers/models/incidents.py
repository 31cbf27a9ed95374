"""What went wrong with a dossier in the hands of the agency."""

from django.db import models
from django.db.models import Q

from cchc.dossiers.choices import IncidentKind, Payer
from cchc.dossiers.models.dossier import Dossier
from cchc.dossiers.models.slips import Slip
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import User


class Incident(models.Model):
    """A dossier was lost, damaged or falsified: what happened, how it is mended, who pays."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="incidents")
    kind = models.CharField("loại", max_length=10, choices=IncidentKind.choices)
    what = EncryptedText("sự việc, nguyên nhân")
    remedy = EncryptedText("cách khắc phục")
    cost = models.PositiveBigIntegerField("chi phí phát sinh (đồng)", default=0)
    payer = models.CharField("ai chi trả", max_length=10, choices=Payer.choices)
    recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name="người ghi"
    )
    recorded_at = models.DateTimeField("ghi lúc")
    slip = models.ForeignKey(
        Slip, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="thư xin lỗi"
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = "sự cố hồ sơ"
        indexes = [models.Index(fields=["recorded_at"], name="incident_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(payer=Payer.NOBODY, cost=0) | ~Q(payer=Payer.NOBODY) & Q(cost__gt=0),
                name="incident_cost_has_payer",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
