"""Every read of documents; unseen is 404. ``today`` decides which posts and rights count."""

from cchc.documents.queries.beginnings import (
    expected_number,
    last_day_numbered,
    letterhead,
    number_series,
    symbol_for,
)
from cchc.documents.queries.histories import history
from cchc.documents.queries.lists import filtered, shelves, waiting_for
from cchc.documents.queries.reach import (
    capacities,
    comments_expected,
    comments_of,
    gaps,
    get_for,
    may_be_asked,
    may_sign,
    of_subject,
    open_acts,
    state_after,
    visible_to,
)
from cchc.documents.queries.registers import (
    incoming_file_for,
    incoming_for,
    incoming_found,
    incoming_register,
    outgoing_register,
    secret_counts,
    years,
)
from cchc.documents.rules.completeness import gaps as gaps_in
from cchc.documents.rules.secrecy import level_in as secret_level_in

__all__ = [
    "capacities",
    "comments_expected",
    "comments_of",
    "expected_number",
    "filtered",
    "gaps",
    "gaps_in",
    "get_for",
    "history",
    "incoming_file_for",
    "incoming_for",
    "incoming_found",
    "incoming_register",
    "last_day_numbered",
    "letterhead",
    "may_be_asked",
    "may_sign",
    "number_series",
    "of_subject",
    "open_acts",
    "outgoing_register",
    "secret_counts",
    "secret_level_in",
    "shelves",
    "state_after",
    "symbol_for",
    "visible_to",
    "waiting_for",
    "years",
]
