"""The account of a filer ends: by their own hand or by a request; docs/rules/data-rights.md."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.organisation.models import Agency, User
from cchc.portal.models import Filer, FilingDraft, OneTimeCode
from cchc.portal.services.remembering import take_back


def close_account(*, filer: Filer, at: datetime) -> None:
    """Address, drafts, files and sessions are gone, consents end; dossiers that were sent stay."""
    with audit.transaction():
        take_back(filer=filer, at=at)
        OneTimeCode.objects.filter(contact_index=filer.contact_index).delete()
        Filer.objects.get(pk=filer.pk).delete()


def erase_filers(
    *, agency: Agency, keys: Sequence[str], ground: str, second: str, actor: User, at: datetime
) -> None:
    """The accounts end; one that is used at another agency too loses only what is of this one."""
    with audit.transaction():
        for filer in Filer.objects.select_for_update().filter(pk__in=keys).order_by("pk"):
            if FilingDraft.objects.filter(filer=filer).exclude(agency=agency).exists():
                take_back(filer=filer, at=at)
                FilingDraft.objects.filter(filer=filer, agency=agency).delete()
            else:
                close_account(filer=filer, at=at)
