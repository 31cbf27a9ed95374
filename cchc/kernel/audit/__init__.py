"""History that cannot be prettified: who did what, when, chained by hashes. docs/rules/audit.md.

A service does its work inside ``with transaction():`` and notes each act by ``record(…)``.
Door: the names below, and ``facts`` (FactSource).
"""

from cchc.kernel.audit.erasure import erase
from cchc.kernel.audit.facts import FactSource
from cchc.kernel.audit.reading import (
    EventView,
    Line,
    following,
    histories,
    history,
    last_seq,
    note_read,
    reads,
    told,
)
from cchc.kernel.audit.writing import record, record_rows, transaction
from cchc.kernel.canonical import Json

__all__ = [
    "EventView",
    "FactSource",
    "Json",
    "Line",
    "erase",
    "following",
    "histories",
    "history",
    "last_seq",
    "note_read",
    "reads",
    "record",
    "record_rows",
    "told",
    "transaction",
]
