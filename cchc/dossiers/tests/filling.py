"""A million dossiers with their chain in minutes: rows as the program writes them, without it.

A few dossiers are written by the program; all others are copies of those rows, each with its own
code, dates and event, hashed as the chain demands: ``cchc audit verify`` finds nothing wrong.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction

from cchc.dossiers import facts
from cchc.dossiers.models import Dossier
from cchc.kernel.audit.hashing import Link, link_hash
from cchc.kernel.audit.models import AuditEvent, ChainHead

BATCH = 5_000
_OF_TEXT = ("code", "token", "channel", "state", "ending", "outcome", "finished_by_id")


@dataclass(frozen=True)
class Table:
    """A table, and one row of it as the database keeps it."""

    name: str
    columns: Sequence[str]
    row: Mapping[str, Any]

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write more rows; what they do not say is as in the first."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        values = [[{**self.row, **row}[column] for column in self.columns] for row in rows]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as copy:
                    for each in values:
                        copy.write_row(each)
            else:
                marks = ", ".join(["%s"] * len(self.columns))
                cursor.executemany(f"INSERT INTO {self.name} ({names}) VALUES ({marks})", values)


def table_of(name: str) -> Table:
    """The table with its latest row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name} ORDER BY id DESC LIMIT 1")
        row = cursor.fetchone()
        columns = [column[0] for column in cursor.description]
    return Table(name, columns, dict(zip(columns, row, strict=True)))


def copied(numbers: Iterable[int], made: Callable[[int], Dossier]) -> None:
    """A dossier and its event for each number, as ``made`` has it; one is there already."""
    dossiers, events = (table_of(model._meta.db_table) for model in (Dossier, AuditEvent))
    said = json.loads(events.row["facts"])
    rest = iter(numbers)
    while part := [made(number) for number, _ in zip(rest, range(BATCH), strict=False)]:
        with transaction.atomic():
            first = int(table_of(dossiers.name).row["id"]) + 1
            for pk, row in enumerate(part, first):
                row.pk, row.token = pk, secrets.token_hex(16)
            dossiers.add({"id": row.pk, **kept(row)} for row in part)
            events.add(chained(part, said))
    with connection.cursor() as cursor:
        for table in (dossiers, events) if connection.vendor == "postgresql" else ():
            name = f"pg_get_serial_sequence('{table.name}', 'id')"
            cursor.execute(f"SELECT setval({name}, (SELECT MAX(id) FROM {table.name}))")


def kept(row: Dossier) -> dict[str, Any]:
    """What differs from dossier to dossier, as the database keeps it."""
    found: dict[str, Any] = {name: getattr(row, name) for name in _OF_TEXT}
    for field in Dossier._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, datetime):
            found[field.attname] = connection.ops.adapt_datetimefield_value(value)
        elif isinstance(value, date):
            found[field.attname] = connection.ops.adapt_datefield_value(value)
        elif value is None:
            found[field.attname] = None
    return found


def chained(rows: Sequence[Dossier], said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The event of each dossier, next in the chain."""
    model = AuditEvent.objects.latest("pk")
    head = ChainHead.objects.select_for_update().get(pk=model.agency_key)
    for pk, row in enumerate(rows, model.pk + 1):
        assert row.received_at is not None
        told = json.dumps({**said, **facts.of_columns(row)}, ensure_ascii=False, sort_keys=True,
                          separators=(",", ":"))  # fmt: skip
        at, key, head.seq = row.received_at.astimezone(UTC), str(row.pk), head.seq + 1
        link = Link(head.agency_key, head.seq, at, model.actor_key, model.act,
                    model.subject_kind, key, told, "", head.hash)  # fmt: skip
        event = {"id": pk, "seq": head.seq, "subject_key": key, "facts": told, "prev": head.hash}
        head.hash = link_hash(link)
        moment = connection.ops.adapt_datetimefield_value(at)
        yield {**event, "at": moment, "hash": head.hash}
    head.save(update_fields=["seq", "hash"])
