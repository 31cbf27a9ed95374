"""A small ward's chain for the tests, and what an attacker with the database does to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import connection

from cchc.kernel import audit
from cchc.kernel.audit import FactSource, Json, guards, seals, verification
from cchc.kernel.audit.findings import Verification
from cchc.kernel.audit.hashing import Link, link_hash
from cchc.kernel.models import AuditEvent, ChainHead

WARD = "an-binh"
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)


@dataclass
class Rows:
    """The table of a room, as the verification sees it."""

    now: dict[str, dict[str, Json]] = field(default_factory=dict)

    def source(self) -> FactSource:
        """Hand the rows to the verification."""

        def current(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
            yield from (self.now.items() if agency == WARD else ())

        return FactSource("sample", "Nghĩa vụ", current)


def live(rows: Rows, first: int, last: int) -> None:
    """Acts number ``first`` to ``last``: each creates one obligation with a note in words."""
    for number in range(first, last + 1):
        key = f"o{number}"
        facts: dict[str, Json] = {"state": "open", "due_on": f"2026-06-{number % 28 + 1:02}"}
        with audit.transaction():
            audit.record(
                agency=WARD,
                at=AT + timedelta(minutes=number),
                actor="quan",
                act="promise",
                subject=("sample", key),
                facts=facts,
                payload={"note": f"ghi chú {number}"},
            )
        rows.now[key] = facts


def run_sql(statement: str, parameters: Sequence[str | int] = ()) -> None:
    """What an attacker with the database can do, the guards taken away first."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def forge(first: int = 1) -> None:
    """Recompute every hash from place ``first`` on, and the head: a perfect chain again."""
    guards.remove(connection)
    events = list(AuditEvent.objects.filter(agency_key=WARD).order_by("seq"))
    prev = events[first - 2].hash if first > 1 else "0" * 64
    for seq, event in enumerate(events[first - 1 :], first):
        event.seq, event.prev = seq, prev
        event.hash = prev = link_hash(link_of(event))
        event.save()
    ChainHead.objects.filter(pk=WARD).update(seq=len(events), hash=prev)


def link_of(event: AuditEvent) -> Link:
    """The event as it is hashed."""
    return Link(
        event.agency_key,
        event.seq,
        event.at,
        event.actor_key,
        event.act,
        event.subject_kind,
        event.subject_key,
        event.facts,
        event.commitment,
        event.prev,
    )


def verified(rows: Rows | None = None, outside: Path | None = None) -> Verification:
    """Verify the ward, with the exported seals of ``outside`` where given."""
    return verification.verify(
        agency=WARD,
        sources=[rows.source()] if rows else [],
        outside=list(seals.read_folder(outside)) if outside else [],
        trusted=seals.trusted_keys([outside] if outside else []),
        far=outside is not None,
    )


def found(result: Verification) -> list[tuple[str, str]]:
    """(code, record) of each finding."""
    return [(finding.code.value, finding.record) for finding in result.findings]
