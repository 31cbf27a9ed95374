"""By which contact a record of another room is found again; docs/rules/data-rights.md."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cchc.citizens import indices
from cchc.citizens.models import ContactKey
from cchc.citizens.rules.contacts import contacts_in
from cchc.organisation.models import Agency


def keep_contacts(
    *, agency: Agency, kind: str, key: str, said: Iterable[str], at: datetime
) -> None:
    """The record is found by every number and address in what was said."""
    found = {contact for text in said for contact in contacts_in(text)}
    ContactKey.objects.bulk_create(
        [
            ContactKey(
                agency=agency, index=indices.of_contact(agency.pk, contact), kind=kind, key=key
            )
            for contact in sorted(found)
        ],
        ignore_conflicts=True,
    )


def forget_contacts(*, agency: Agency, kind: str, keys: Sequence[str], at: datetime) -> None:
    """The records are found no more."""
    ContactKey.objects.filter(agency=agency, kind=kind, key__in=keys).delete()
