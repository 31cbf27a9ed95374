"""Persons and organisations, as little of them as the work needs and as closed as can be."""

from datetime import date

from django.db import models

from cchc.citizens.choices import CitizenKind, Gender, IdKind
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import Agency


class Citizen(models.Model):
    """Somebody who deals with the agency; known to that agency only.

    What identifies or reaches them is encrypted; ``id_index`` and ``phone_index`` find it by
    equality, ``id_tail`` is all of the number that a list shows. Read through
    ``queries.open_person``, which leaves a trace.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField("loại", max_length=1, choices=CitizenKind.choices)
    name = models.CharField("họ và tên, tên tổ chức", max_length=200)
    id_kind = models.CharField("loại giấy tờ", max_length=10, choices=IdKind.choices, blank=True)
    id_number = EncryptedText("số giấy tờ", blank=True)
    id_index = models.CharField(  # noqa: DJ001  NULL, not "", so that many may have no number
        max_length=64, null=True, blank=True, editable=False
    )
    id_tail = models.CharField("ba số cuối", max_length=3, blank=True, editable=False)
    phone = EncryptedText("điện thoại", blank=True)
    phone_index = models.CharField(max_length=64, blank=True, editable=False)
    email = EncryptedText("thư điện tử", blank=True)
    address = EncryptedText("địa chỉ", blank=True)
    born_on = EncryptedText("ngày sinh", blank=True, help_text="ISO, hoặc trống")
    gender = models.CharField("giới tính", max_length=10, choices=Gender.choices, blank=True)
    created_at = models.DateTimeField("ghi lúc")
    id_shown_at = models.DateTimeField("xuất trình giấy tờ lúc", null=True, blank=True)
    erased_at = models.DateTimeField("xóa dữ liệu lúc", null=True, blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "người dân, tổ chức"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "id_index"], name="citizen_number_once_per_agency"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "phone_index"], name="citizen_by_phone"),
            models.Index(fields=["agency", "-id"], name="citizen_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def birthday(self) -> date | None:
        """The day of birth, if it is known."""
        return date.fromisoformat(self.born_on) if self.born_on else None


class NameKey(models.Model):
    """A text whose beginning finds a name: the name without accents from one of its words on.

    Kept as bytes (ASCII), which every database compares and sorts alike.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    citizen = models.ForeignKey(Citizen, models.CASCADE, related_name="name_keys")
    text = models.BinaryField("tên không dấu")

    class Meta:
        verbose_name = "cách tìm theo tên"
        indexes = [models.Index(fields=["agency", "text", "citizen"], name="name_key_beginning")]

    def __str__(self) -> str:
        return f"tên của {self.citizen_id}"


class ContactKey(models.Model):
    """That a record of another room names this phone number or address; found by equality alone.

    ``index`` is keyed and holds the agency; kind and key find the record. Gone with its contents.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    index = models.CharField(max_length=64, editable=False)
    kind = models.CharField("loại bản ghi", max_length=30)
    key = models.CharField("khóa bản ghi", max_length=40)

    class Meta:
        verbose_name = "cách tìm theo liên lạc"
        indexes = [models.Index(fields=["agency", "kind", "key"], name="contact_key_of_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "index", "kind", "key"], name="contact_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
