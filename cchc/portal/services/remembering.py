"""What a filer said of themselves is kept for the next form, with their consent alone.

docs/rules/consents.md.
"""

from datetime import datetime

from cchc.kernel import audit
from cchc.organisation.models import Agency
from cchc.portal.models import Filer
from cchc.privacy import services as consents
from cchc.privacy.choices import ConsentWay, Purpose
from cchc.privacy.services import Holder


def agree(filer: Filer, agency: Agency, *, version: int, at: datetime) -> None:
    """The filer ticked it; RuleBroken when the words have changed since they were read."""
    consents.consent(
        agency=agency,
        purpose=Purpose.PREFILL,
        version=version,
        holder=Holder(account=filer.account),
        channel=ConsentWay.PORTAL,
        at=at,
    )


def take_back(*, filer: Filer, at: datetime) -> int:
    """The filer withdraws: what was kept for the next form is gone; how many consents ended."""
    with audit.transaction():
        Filer.objects.filter(pk=filer.pk).update(said="{}")
        return consents.withdraw_of(account=filer.account, purpose=Purpose.PREFILL, at=at)
