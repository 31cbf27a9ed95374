"""Somebody as a list shows them."""

from dataclasses import dataclass

from cchc.citizens.models import Citizen
from cchc.citizens.rules import masking
from cchc.citizens.rules.masking import Eye

# Number and e-mail address are not even decrypted for a list.
MASKED_COLUMNS = (
    "agency",
    "kind",
    "name",
    "id_kind",
    "id_tail",
    "phone",
    "address",
    "born_on",
    "created_at",
    "id_shown_at",
)


@dataclass(frozen=True)
class MaskedCitizen:
    """Enough to tell people apart for the eye that looks; what it does not see is empty."""

    pk: int
    kind: str
    name: str
    id_kind: str
    number: str
    phone: str
    address: str
    born: str


def masked(citizen: Citizen, eye: Eye = Eye.DESK) -> MaskedCitizen:
    """The row with everything hidden that the eye has no business with; no query."""
    return MaskedCitizen(
        pk=citizen.pk,
        kind=citizen.get_kind_display(),
        name=masking.name(citizen.name, citizen.kind, eye),
        id_kind=citizen.get_id_kind_display() if eye == Eye.DESK else "",
        number=masking.number(citizen.id_tail, eye),
        phone=masking.phone(citizen.phone, eye),
        address=masking.address(citizen.address, eye),
        born=masking.year(citizen.birthday, eye),
    )
