"""Blind indexes: an encrypted number is found by equality, within one agency only."""

from cchc.citizens.choices import IdKind
from cchc.citizens.rules import phones
from cchc.citizens.rules.details import number_of
from cchc.kernel import crypto
from cchc.organisation.models import Agency

_NUMBER = "citizens.id_number"
_PHONE = "citizens.phone"
_CONTACT = "citizens.contact"


def of_number(agency: Agency, id_kind: str, number: str) -> str | None:
    """The index of a number of that kind; None without a number.

    The agency is part of it: whoever sees two agencies' rows does not recognise a person.
    """
    if not number:
        return None
    return crypto.blind_index(f"{agency.pk} {id_kind} {number_of(id_kind, number)}", _NUMBER)


def of_every_kind(agency: Agency, number: str) -> list[str]:
    """The indexes under which a number may be kept, whatever it is."""
    found = (of_number(agency, kind, number) for kind in IdKind.values)
    return [index for index in found if index]


def of_phone(agency: Agency, phone: str) -> str:
    """The index of a phone number; empty without one."""
    said = phones.kept(phone)
    return crypto.blind_index(f"{agency.pk} {said}", _PHONE) if said else ""


def of_contact(agency_key: int, contact: str) -> str:
    """The index of a phone number or e-mail address in its one form (``rules.contacts``)."""
    return crypto.blind_index(f"{agency_key} {contact}", _CONTACT)
