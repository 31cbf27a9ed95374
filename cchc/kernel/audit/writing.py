"""Writing events: collected while services work, written once as the last thing before commit."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter

from django.db import connection
from django.db import transaction as database

from cchc.kernel.audit.hashing import GENESIS, Link, link_hash, merkle_root
from cchc.kernel.audit.models import AuditEvent, AuditPayload, AuditRows, ChainHead
from cchc.kernel.audit.payloads import Closed, Subject, close
from cchc.kernel.canonical import Json, Plain, canonical, plain

ROWS_PER_EVENT = 1_000
ROWS_ACT = "rows"


@dataclass(frozen=True)
class _Act:
    """An event that has no place in the chain yet."""

    subject: Subject
    at: datetime
    actor: str
    act: str
    facts: str
    payload: Closed | None = None
    rows: str | None = None

    @property
    def agency(self) -> str:
        return self.subject.agency


@dataclass
class _Open(threading.local):
    """What this thread has collected since its outermost ``transaction`` began."""

    depth: int = 0
    savepoints: int = 0
    acts: list[_Act] = field(default_factory=list)


_open = _Open()


@contextmanager
def transaction() -> Iterator[None]:
    """One act of a person: everything inside is written together with its events, or nothing.

    Nested ones join the outermost. The outermost must not itself stand in a plain
    ``django.db.transaction.atomic()``: a chain head would stay locked until that one ends.
    """
    if _open.depth:
        with _nested():
            yield
        return
    with database.atomic(durable=True):
        try:
            with _level():
                yield
                if not connection.get_rollback():
                    _write(_open.acts)
        finally:
            _open.acts = []


@contextmanager
def _nested() -> Iterator[None]:
    """A savepoint: when it is rolled back, its events are dropped with it."""
    kept, outside = len(_open.acts), _open.savepoints
    done = False
    try:
        with database.atomic(), _level():
            yield
            done = not connection.get_rollback()
    finally:
        _open.savepoints = outside
        if not done:
            del _open.acts[kept:]


@contextmanager
def _level() -> Iterator[None]:
    _open.depth += 1
    _open.savepoints = len(connection.savepoint_ids)
    try:
        yield
    finally:
        _open.depth -= 1


def record(
    *,
    agency: str,
    at: datetime,
    actor: str,
    act: str,
    subject: tuple[str, str],
    facts: Mapping[str, Json],
    payload: Mapping[str, Json] | None = None,
) -> None:
    """Note an act of this transaction.

    ``subject`` is (kind, key). ``facts`` (codes, states, ISO moments, counts; nothing personal)
    update the facts of the subject: all its events folded in order give what its row says today;
    ``{"deleted": True}`` ends it. ``payload`` holds what is personal or free text.
    Doc: docs/rules/audit.md.
    """
    _demand_open(at)
    whom = Subject(agency, *subject)
    closed = close(whom, payload) if payload else None
    _open.acts.append(_Act(whom, at, actor, act, canonical(facts), closed))


def record_rows(
    *,
    agency: str,
    at: datetime,
    actor: str,
    act: str,
    subject: tuple[str, str],
    row_kind: str,
    rows: Iterable[tuple[str, Mapping[str, Json]]],
) -> None:
    """Note an import: one event per 1,000 rows, holding their number and Merkle root.

    ``subject`` is the import, ``row_kind`` the kind of the rows, each row (key, facts).
    """
    _demand_open(at)
    whom = Subject(agency, *subject)
    rest = iter(rows)
    while part := list(islice(rest, ROWS_PER_EVENT)):
        content: list[Plain] = [[key, plain(facts)] for key, facts in part]
        root = merkle_root(content)
        facts: Json = {ROWS_ACT: {"kind": row_kind, "count": len(part), "root": root}}
        act_of_part = _Act(whom, at, actor, act, canonical(facts), rows=canonical(content))
        _open.acts.append(act_of_part)


def _demand_open(at: datetime) -> None:
    if not _open.depth:
        raise RuntimeError("an act is recorded inside audit.transaction()")
    if len(connection.savepoint_ids) != _open.savepoints:
        raise RuntimeError("inside audit.transaction() use audit.transaction(), not atomic()")
    if at.tzinfo is None:
        raise ValueError("the moment of an act needs its time zone")


def _write(acts: list[_Act]) -> None:
    """Give the acts their places, agencies in ascending order (the same order for everybody)."""
    by_agency = attrgetter("agency")
    for agency, group in groupby(sorted(acts, key=by_agency), key=by_agency):
        _append(agency, list(group))


def _append(agency: str, acts: list[_Act]) -> None:
    head = _locked_head(agency)
    events = []
    for act in acts:
        head.seq += 1
        event = _event(act, head)
        head.hash = event.hash
        events.append(event)
    AuditEvent.objects.bulk_create(events, batch_size=500)
    _keep_beside(acts, events)
    head.save(update_fields=["seq", "hash"])


def _locked_head(agency: str) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(pk=agency)
    head = heads.first()
    if head is None:
        ChainHead.objects.bulk_create(
            [ChainHead(agency_key=agency, hash=GENESIS)], ignore_conflicts=True
        )
        head = heads.get()
    return head


def _event(act: _Act, head: ChainHead) -> AuditEvent:
    sealed = act.payload.commitment if act.payload else ""
    whom = act.subject
    link = Link(
        whom.agency, head.seq, act.at, act.actor, act.act, whom.kind, whom.key, act.facts,
        sealed, head.hash,
    )  # fmt: skip
    return AuditEvent(
        agency_key=whom.agency,
        seq=head.seq,
        at=act.at,
        actor_key=act.actor,
        act=act.act,
        subject_kind=whom.kind,
        subject_key=whom.key,
        facts=act.facts,
        commitment=sealed,
        prev=head.hash,
        hash=link_hash(link),
    )


def _keep_beside(acts: list[_Act], events: list[AuditEvent]) -> None:
    pairs = list(zip(acts, events, strict=True))
    payloads = [
        AuditPayload(event=event, nonce=act.payload.nonce, sealed=act.payload.sealed)
        for act, event in pairs
        if act.payload
    ]
    if payloads:
        AuditPayload.objects.bulk_create(payloads, batch_size=500)
    for act, event in pairs:
        if act.rows:
            # Each by itself: among others PostgreSQL takes it in an array, whose text the driver
            # escapes letter by letter, and this is some 100,000 letters.
            AuditRows(event=event, content=act.rows).save(force_insert=True)
