"""The words that were put before people, and who consented to which of them when, how."""

from django.db import models
from django.db.models import Q

from cchc.citizens.models import Citizen
from cchc.kernel.encrypted import EncryptedText
from cchc.organisation.models import Agency, User
from cchc.privacy.choices import ConsentWay, Purpose


class ConsentText(models.Model):
    """One version of the words of a purpose; never changed. Nobody's: the ready-made ones."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField("mục đích", max_length=20, choices=Purpose.choices)
    version = models.PositiveSmallIntegerField("bản")
    text = models.TextField("nội dung đồng ý", max_length=2000)
    written_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ban hành"
    )
    written_at = models.DateTimeField("áp dụng từ")

    class Meta:
        ordering = ("purpose", "-version")
        verbose_name = "bản nội dung đồng ý"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "purpose", "version"], name="consent_text_versions_count_up"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, bản {self.version}"


class Consent(models.Model):
    """Somebody consented to a version: a person of the book, or an account of the public pages."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents")
    citizen = models.ForeignKey(
        Citizen,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name="người trong sổ",
    )
    account = models.CharField("tài khoản", max_length=40, blank=True, help_text="filer:12")
    channel = models.CharField("cách đồng ý", max_length=20, choices=ConsentWay.choices)
    given_at = models.DateTimeField("đồng ý lúc")
    taken_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi"
    )
    proof = EncryptedText("bằng chứng", blank=True, default="")
    withdrawn_at = models.DateTimeField("rút lại lúc", null=True, blank=True)
    withdrawn_channel = models.CharField(
        "cách rút lại", max_length=20, choices=ConsentWay.choices, blank=True
    )
    withdrawn_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="người ghi rút"
    )

    class Meta:
        ordering = ("-given_at", "-pk")
        verbose_name = "sự đồng ý"
        indexes = [
            models.Index(fields=["agency", "-given_at", "-id"], name="consent_latest"),
            models.Index(fields=["account"], name="consent_of_account"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(citizen__isnull=False, account="")
                | (Q(citizen__isnull=True) & ~Q(account="")),
                name="consent_is_of_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_channel=""),
                name="consent_withdrawn_by_a_channel",
            ),
            models.UniqueConstraint(
                fields=["text", "citizen"],
                condition=Q(withdrawn_at__isnull=True, citizen__isnull=False),
                name="one_open_consent_of_a_person",
            ),
            models.UniqueConstraint(
                fields=["text", "account"],
                condition=Q(withdrawn_at__isnull=True) & ~Q(account=""),
                name="one_open_consent_of_an_account",
            ),
        ]

    def __str__(self) -> str:
        return f"Sự đồng ý số {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it holds."""
        return self.withdrawn_at is None

    @property
    def holder_words(self) -> str:
        """Whose it is, without a name."""
        if self.citizen_id:
            return f"người số {self.citizen_id} trong sổ người dân"
        return f"tài khoản nộp trực tuyến số {self.account.rpartition(':')[2]}"
