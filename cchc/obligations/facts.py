"""The facts of this room that make figures, for the audit verification."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from django.db.models import QuerySet

from cchc.kernel.audit import FactSource, Json
from cchc.obligations.models import (
    Asking,
    AwaitedEvent,
    Delivery,
    ExtensionRequest,
    Obligation,
    Recommendation,
    UrgingLetter,
)

OBLIGATION = "obligation"
EVENT = "awaited_event"
REQUEST = "extension_request"
URGING = "urging_letter"
FEED = "calendar_feed"  # makes no figure: who opened and ended an address, and when
RECOMMENDED = "recommendation"
_BATCH = 500


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def with_parts(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """The rows with everything that ``of_obligation`` reads, in a fixed number of queries."""
    return rows.select_related("agency").prefetch_related(
        "dates", "helpers", "deliveries__submission__evidence"
    )


def of_obligation(row: Obligation) -> dict[str, Json]:
    """What a row says that a figure, or a dispute about it, depends on."""
    return {
        "subject": [row.subject_kind, row.subject_key],
        "area": row.area,
        "state": row.state,
        "unit": row.unit_id,
        "chief": row.chief_id,
        "helpers": sorted(person.pk for person in row.helpers.all()),
        "event": row.event_id,
        "first_due_on": _day(row.first_due_on),
        "due_on": _day(row.due_on),
        "binding_on": _day(row.binding_on),
        "dates": [
            [_day(line.old), _day(line.new), line.kind, line.approver_id, _moment(line.decided_at)]
            for line in row.dates.all()
        ],
        "deliveries": [_of_delivery(delivery) for delivery in row.deliveries.all()],
        "submitted_on": _day(row.submitted_on),
        "accepted_at": _moment(row.accepted_at),
        "cancelled_at": _moment(row.cancelled_at),
        "created_at": _moment(row.created_at),
    }


def _of_delivery(delivery: Delivery) -> dict[str, Json]:
    submission = getattr(delivery, "submission", None)
    if submission is None:  # taken away outside the program: the history knows what it said
        return {"version": delivery.version, "state": delivery.state}
    return {
        "version": delivery.version,
        "state": delivery.state,
        "submitted_by": submission.submitted_by_id,
        "submitted_at": _moment(submission.submitted_at),
        "proves": [_day(submission.proves_from), _day(submission.proves_to)],
        "evidence": [
            _of_evidence(e.sha256, e.document_kind, e.document_key)
            for e in submission.evidence.all()
        ],
        "decided_by": delivery.decided_by_id,
        "decided_at": _moment(delivery.decided_at),
        "revoked_by": delivery.revoked_by_id,
        "revoked_at": _moment(delivery.revoked_at),
    }


def _of_evidence(sha256: str, kind: str, key: str) -> Json:
    return [sha256, kind, key] if key else [sha256]


def of_event(row: AwaitedEvent) -> dict[str, Json]:
    """What an awaited event says: its subject and year, and when it happened and was recorded."""
    return {
        "subject": [row.subject_kind, row.subject_key],
        "year": row.year,
        "happened_on": _day(row.happened_on),
        "recorded_at": _moment(row.recorded_at),
        "sha256": row.file.sha256 if row.file else None,
    }


def of_request(row: ExtensionRequest) -> dict[str, Json]:
    """What a request for an extension says: dates, state, who decided when."""
    return {
        "obligation": row.obligation_id,
        "current": _day(row.current),
        "until": _day(row.until),
        "asked_by": row.asked_by_id,
        "asked_at": _moment(row.asked_at),
        "state": row.state,
        "granted_until": _day(row.granted_until),
        "decided_by": row.decided_by_id,
        "decided_at": _moment(row.decided_at),
    }


def of_urging(row: UrgingLetter) -> dict[str, Json]:
    """What an urging letter lists: of which unit, at which moment, which dates, late or soon."""
    return {
        "unit": row.unit_id,
        "document": row.document_id,
        "listed_at": _moment(row.listed_at),
        "respond_by": _day(row.respond_by),
        "lines": [
            [line.obligation_id, _day(line.due_on), line.is_late] for line in row.lines.all()
        ],
    }


def of_recommendation(row: Recommendation) -> dict[str, Json]:
    """What a recommendation says: when it was made, asked, owed, answered and closed, by whom."""
    return {
        "number": [row.year, row.number],
        "subject": [row.subject_kind, row.subject_key],
        "state": row.state,
        "made_by": row.made_by_id,
        "made_at": _moment(row.made_at),
        "closed_by": row.closed_by_id,
        "closed_at": _moment(row.closed_at),
        "askings": [_of_asking(asking) for asking in row.askings.all()],
    }


def _of_asking(row: Asking) -> Json:
    return {
        "number": row.number,
        "asked_by": row.asked_by_id,
        "asked_at": _moment(row.asked_at),
        "answer_by": _day(row.answer_by),
        "obligation": row.obligation_id,
        "answered_by": row.answered_by_id,
        "answered_at": _moment(row.answered_at),
    }


_Facts = Iterator[tuple[str, Mapping[str, Json]]]


def _obligations(agency: str) -> _Facts:
    rows = with_parts(Obligation.objects.filter(agency__code=agency).order_by("pk"))
    for row in rows.iterator(chunk_size=_BATCH):
        yield str(row.pk), of_obligation(row)


def _events(agency: str) -> _Facts:
    rows: Iterable[AwaitedEvent] = (
        AwaitedEvent.objects.filter(agency__code=agency).select_related("file").order_by("pk")
    )
    for row in rows:
        yield str(row.pk), of_event(row)


def _requests(agency: str) -> _Facts:
    rows = ExtensionRequest.objects.filter(obligation__agency__code=agency).order_by("pk")
    for row in rows.iterator(chunk_size=_BATCH):
        yield str(row.pk), of_request(row)


def _urgings(agency: str) -> _Facts:
    rows = UrgingLetter.objects.filter(agency__code=agency).order_by("pk")
    for row in rows.prefetch_related("lines").iterator(chunk_size=_BATCH):
        yield str(row.pk), of_urging(row)


def _recommendations(agency: str) -> _Facts:
    rows = Recommendation.objects.filter(agency__code=agency).order_by("pk")
    for row in rows.prefetch_related("askings").iterator(chunk_size=_BATCH):
        yield str(row.pk), of_recommendation(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(OBLIGATION, "Việc phải làm", _obligations),
    FactSource(EVENT, "Sự kiện chờ", _events),
    FactSource(REQUEST, "Đề nghị gia hạn", _requests),
    FactSource(URGING, "Công văn đôn đốc", _urgings),
    FactSource(RECOMMENDED, "Kiến nghị giám sát", _recommendations),
)
