"""Reading a whole chain at even memory: events with what is kept beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import F

from cchc.kernel import crypto
from cchc.kernel.audit.hashing import Link
from cchc.kernel.audit.models import AuditEvent, SubjectKey
from cchc.kernel.audit.payloads import Subject

_CHUNK = 1_000
_FIELDS = (
    *("agency_key", "seq", "at", "actor_key", "act", "subject_kind", "subject_key"),
    *("facts", "commitment", "prev", "hash", "payload_nonce", "payload_sealed", "rows_content"),
)


class Stored(NamedTuple):
    """An event as it lies in the database, its payload's key unwrapped where there is one."""

    link: Link
    hash: str
    nonce: bytes | None
    sealed: bytes | None
    rows: str | None
    key: bytes | None

    @property
    def subject(self) -> Subject:
        return Subject(self.link.agency, self.link.kind, self.link.key)


@contextmanager
def snapshot() -> Iterator[None]:
    """One unchanging view of the database for reading; writers go on meanwhile."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def events(agency: str) -> Iterator[Stored]:
    """Every event of the agency in the order of the chain."""
    rows = (
        AuditEvent.objects.filter(agency_key=agency)
        .annotate(
            payload_nonce=F("payload__nonce"),
            payload_sealed=F("payload__sealed"),
            rows_content=F("rows__content"),
        )
        .order_by("seq", "id")
        .values_list(*_FIELDS)
        .iterator(chunk_size=_CHUNK)
    )
    while chunk := list(islice(rows, _CHUNK)):
        keys = _keys(agency, {(row[5], row[6]) for row in chunk if row[12] is not None})
        for row in chunk:
            link = Link(*row[:10])
            nonce, sealed = (None if part is None else bytes(part) for part in row[11:13])
            yield Stored(link, row[10], nonce, sealed, row[13], keys.get((link.kind, link.key)))


def _keys(agency: str, subjects: set[tuple[str, str]]) -> dict[tuple[str, str], bytes]:
    """Unwrapped keys of these subjects; one that cannot be unwrapped is left out."""
    found = {}
    for kind in {kind for kind, _ in subjects}:
        wanted = [key for of_kind, key in subjects if of_kind == kind]
        rows = SubjectKey.objects.filter(
            agency_key=agency, subject_kind=kind, subject_key__in=wanted
        )
        for key, wrapped in rows.values_list("subject_key", "wrapped"):
            try:
                found[kind, key] = crypto.unwrap(bytes(wrapped), Subject(agency, kind, key).place)
            except crypto.Unopened:
                continue
    return found
