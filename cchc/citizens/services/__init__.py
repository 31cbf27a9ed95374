"""Every write of this room; docs/rules/citizens.md. ``Details`` is what is said of somebody."""

from cchc.citizens.rules.details import Details
from cchc.citizens.services.contacts import forget_contacts, keep_contacts
from cchc.citizens.services.correcting import correct
from cchc.citizens.services.erasing import erase
from cchc.citizens.services.registering import Registered, note_id_shown, register
from cchc.citizens.services.registering_many import register_many

__all__ = [
    "Details",
    "Registered",
    "correct",
    "erase",
    "forget_contacts",
    "keep_contacts",
    "note_id_shown",
    "register",
    "register_many",
]
