"""Every read of this room: masked lists, search, and the one way to the data itself."""

from cchc.citizens.queries.contacts import keys_with_contact
from cchc.citizens.queries.finding import PAGE, Found, latest, matching, search
from cchc.citizens.queries.opening import (
    details_of,
    open_for_case,
    open_for_machine,
    open_person,
)
from cchc.citizens.queries.people import (
    get_for,
    history_of,
    locked,
    visible_to,
    with_index,
    with_indices,
)
from cchc.citizens.queries.reads import Asked, Reader, ReadLine, read_lines, readers, reads
from cchc.citizens.queries.shown import MASKED_COLUMNS, MaskedCitizen, masked
from cchc.citizens.rules.contacts import contacts_in
from cchc.citizens.rules.details import oddities, uniform
from cchc.citizens.rules.masking import Eye

__all__ = [
    "MASKED_COLUMNS",
    "PAGE",
    "Asked",
    "Eye",
    "Found",
    "MaskedCitizen",
    "ReadLine",
    "Reader",
    "contacts_in",
    "details_of",
    "get_for",
    "history_of",
    "keys_with_contact",
    "latest",
    "locked",
    "masked",
    "matching",
    "oddities",
    "open_for_case",
    "open_for_machine",
    "open_person",
    "read_lines",
    "readers",
    "reads",
    "search",
    "uniform",
    "visible_to",
    "with_index",
    "with_indices",
]
