"""Dossiers as values for the pure figures: from what the audit chain says, or from the rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from cchc.dossiers import facts
from cchc.dossiers.choices import ApologyState, DateKind, RequestState
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.statistics import Record
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.canonical import read
from cchc.organisation.models import Agency

_BATCH = 2_000


def records_in_chain(agency: Agency) -> Iterable[Record]:
    """Every dossier of the agency as its events, folded in order, tell it."""
    folded: dict[str, dict[str, Any]] = {}
    events = AuditEvent.objects.filter(agency_key=agency.code, subject_kind=facts.DOSSIER)
    told = events.order_by("seq").values_list("subject_key", "facts")
    for key, said in told.iterator(chunk_size=_BATCH):
        folded.setdefault(key, {}).update(read(said))
    return [record_of(told) for told in folded.values()]


def records_in_rows(rows: QuerySet[Dossier]) -> Iterator[Record]:
    """The dossiers as their rows tell it; a fixed number of queries for each 500."""
    for row in facts.with_parts(rows.order_by("pk")).iterator(chunk_size=500):
        yield record_of(facts.of_dossier(row))


def record_of(told: Mapping[str, Any]) -> Record:
    """The facts of a dossier as the figures need them."""
    signed = [line for line in told["apologies"] if line[0] == ApologyState.SIGNED]
    extended = [line for line in told["dates"] if line[0] == DateKind.EXTENDED]
    asked = [r for r in told["supplements"] if r["state"] in _ASKED and r["asked_at"]]
    return Record(
        channel=told["channel"],
        origin=told["origin"],
        received_at=_moment(told["received_at"]),
        due_at=_moment(told["due_at"]),
        late_from=_moment(told["late_from"]),
        finished_at=_moment(told["finished_at"]),
        ending=told["ending"],
        outcome=told["outcome"],
        returned_at=_moment(told["returned_at"]),
        refused_at=_moment(told["refused_at"]),
        chain_complete_at=_moment(told["chain_complete_at"]),
        digitised_at=_moment(told["digitised_at"]),
        papers_reused=told["papers_reused"],
        pauses=tuple(_gaps(told["pauses"])),
        supplements=tuple(datetime.fromisoformat(request["asked_at"]) for request in asked),
        blocked=tuple((line[0], datetime.fromisoformat(line[2])) for line in told["blocked"]),
        extended_at=_moment(extended[0][5]) if extended else None,
        letter_at=_moment(signed[0][4]) if signed else None,
    )


_ASKED = (RequestState.ASKED, RequestState.ANSWERED)


def _gaps(lines: Iterable[Sequence[Any]]) -> Iterator[tuple[datetime, datetime | None]]:
    for _, begin, end, counts, _ in lines:
        if counts:
            yield datetime.fromisoformat(begin), _moment(end)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
