"""Reading events for screens, and the log of who read personal data."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from cchc.kernel import crypto
from cchc.kernel.audit.models import AuditEvent, ChainHead, ReadNote, SubjectKey
from cchc.kernel.audit.payloads import Subject, open_payload
from cchc.kernel.canonical import Plain, read


@dataclass(frozen=True)
class EventView:
    """One act as a screen shows it; ``payload`` is None when there was none or it was erased."""

    seq: int
    at: datetime
    actor: str
    act: str
    facts: dict[str, Plain]
    payload: dict[str, Plain] | None
    erased: bool


def history(agency: str, kind: str, key: str) -> list[EventView]:
    """Every act done to a subject, oldest first. Two queries."""
    return histories(agency, kind, [key])[key]


def histories(agency: str, kind: str, keys: Collection[str]) -> dict[str, list[EventView]]:
    """The histories of several subjects of one kind, by key. Two queries."""
    events = (
        AuditEvent.objects.filter(agency_key=agency, subject_kind=kind, subject_key__in=keys)
        .select_related("payload")
        .order_by("seq")
    )
    sealed = SubjectKey.objects.filter(
        agency_key=agency, subject_kind=kind, subject_key__in=keys
    ).values_list("subject_key", "wrapped")
    opened = {
        key: crypto.unwrap(bytes(wrapped), Subject(agency, kind, key).place)
        for key, wrapped in sealed
        if wrapped
    }
    found: dict[str, list[EventView]] = {key: [] for key in keys}
    for event in events:
        key = event.subject_key
        found[key].append(_view(event, Subject(agency, kind, key), opened.get(key)))
    return found


def _view(event: AuditEvent, subject: Subject, key: bytes | None) -> EventView:
    kept = getattr(event, "payload", None)
    payload = open_payload(subject, key, bytes(kept.sealed)) if kept and key else None
    return EventView(
        seq=event.seq,
        at=event.at,
        actor=event.actor_key,
        act=event.act,
        facts=read(event.facts),
        payload=payload,
        erased=bool(event.commitment) and payload is None,
    )


def told(agency: str, kind: str) -> Iterator[tuple[str, dict[str, Plain]]]:
    """(key, facts) of all that the chain says of subjects of the kind, imported rows too, in order.

    Folded by key they give what each row of the kind says.
    """
    events = AuditEvent.objects.filter(
        Q(subject_kind=kind) | Q(rows__isnull=False), agency_key=agency
    ).order_by("seq")
    columns = ("subject_key", "facts", "rows__content")
    for key, facts, content in events.values_list(*columns).iterator(chunk_size=100):
        if content is None:
            yield key, read(facts)
        elif json.loads(facts)["rows"]["kind"] == kind:
            yield from ((key, facts) for key, facts in json.loads(content))


@dataclass(frozen=True)
class Line:
    """What one event, or one imported row of it, says of a subject."""

    seq: int
    at: datetime
    key: str
    facts: dict[str, Plain]


def last_seq(agency: str) -> int:
    """The number of the agency's last event; 0 when there is none."""
    found = ChainHead.objects.filter(pk=agency).values_list("seq", flat=True).first()
    return found or 0


def following(agency: str, kind: str, *, after: int, events: int) -> tuple[list[Line], int]:
    """What the chain says of a kind in up to ``events`` events after number ``after``, in order.

    Beside it the number after which the rest follows. Two queries.
    """
    head = last_seq(agency)
    rows = AuditEvent.objects.filter(
        Q(subject_kind=kind) | Q(rows__isnull=False),
        agency_key=agency,
        seq__gt=after,
        seq__lte=head,
    ).order_by("seq")
    columns = ("seq", "at", "subject_key", "facts", "rows__content")
    found = list(rows.values_list(*columns)[:events])
    lines: list[Line] = []
    for seq, at, key, facts, content in found:
        if content is None:
            lines.append(Line(seq, at, key, read(facts)))
        elif json.loads(facts)["rows"]["kind"] == kind:
            lines += [Line(seq, at, row, said) for row, said in json.loads(content)]
    return lines, found[-1][0] if len(found) == events else head


def note_read(
    *, agency: str, actor: str, at: datetime, kind: str, keys: Iterable[str], screen: str
) -> None:
    """Keep that ``actor`` opened these records with personal data on ``screen``; one query."""
    ReadNote.objects.bulk_create(
        [
            ReadNote(
                agency_key=agency,
                at=at,
                actor_key=actor,
                subject_kind=kind,
                subject_key=key,
                screen=screen,
            )
            for key in keys
        ],
        batch_size=500,
    )


def reads(
    *, agency: str, kind: str, since: datetime, before: datetime, actor: str = "", key: str = ""
) -> QuerySet[ReadNote]:
    """Who read records of a kind in that time, the latest first; by one person, of one record."""
    found = ReadNote.objects.filter(
        agency_key=agency, subject_kind=kind, at__gte=since, at__lt=before
    )
    if actor:
        found = found.filter(actor_key=actor)
    if key:
        found = found.filter(subject_key=key)
    return found.order_by("-at", "-pk")


def forget_reads(*, before: datetime) -> int:
    """Drop the notes older than ``before``; how many."""
    return ReadNote.objects.filter(at__lt=before).delete()[0]
