"""Which records of other rooms name a contact."""

from collections.abc import Iterable

from cchc.citizens import indices
from cchc.citizens.models import ContactKey
from cchc.organisation.models import Agency


def keys_with_contact(agency: Agency, kind: str, contacts: Iterable[str]) -> list[str]:
    """The keys of that kind of records, the first ones first."""
    wanted = [indices.of_contact(agency.pk, contact) for contact in contacts]
    rows = ContactKey.objects.filter(agency=agency, kind=kind, index__in=wanted)
    return list(dict.fromkeys(rows.order_by("pk").values_list("key", flat=True)))
