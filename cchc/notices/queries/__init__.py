"""Reads of notices: a person's inbox, what waits to be sent, what was told to people outside."""

from cchc.notices.queries.inbox import (
    due_dispatches,
    due_letters,
    get_for,
    inbox,
    unread_count,
)
from cchc.notices.queries.settings import (
    CodeLine,
    TextsNow,
    all_texts,
    code_of,
    codes_of,
    order_of,
    orders_of,
    texts_of,
    use_of,
    uses_of,
    versions_of,
    ways_on,
)

__all__ = [
    "CodeLine",
    "TextsNow",
    "all_texts",
    "code_of",
    "codes_of",
    "due_dispatches",
    "due_letters",
    "get_for",
    "inbox",
    "order_of",
    "orders_of",
    "texts_of",
    "unread_count",
    "use_of",
    "uses_of",
    "versions_of",
    "ways_on",
]
