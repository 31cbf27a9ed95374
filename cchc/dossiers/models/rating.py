"""The single-use mark with which whoever filed a finished dossier says how it went."""

from django.db import models

from cchc.dossiers.models.dossier import Dossier


class RatingToken(models.Model):
    """The mark of one finished dossier; only its hash is kept, the mark itself is on the slip.

    The dossier is the key, so that the rows say nothing about the order in which they came.
    """

    dossier = models.OneToOneField(
        Dossier, models.PROTECT, primary_key=True, related_name="rating_token"
    )
    token_hash = models.CharField("băm của mã đánh giá", max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = "mã đánh giá"

    def __str__(self) -> str:
        return f"Mã đánh giá của hồ sơ {self.dossier_id}"
