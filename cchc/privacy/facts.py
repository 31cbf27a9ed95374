"""The facts of data requests and retention runs, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.privacy.models import DataRequest, RetentionRun

Facts = Mapping[str, Json]
REQUEST = "data_request"
RUN = "retention_run"
CLOSED = ("name", "contact", "text", "reply", "result")


def of_request(row: DataRequest) -> Facts:
    """Which kind, how far, on what ground, who checked."""
    return {
        "year": row.year,
        "number": row.number,
        "kind": row.kind,
        "channel": row.channel,
        "third_party": row.third_party,
        "state": row.state,
        "received_at": _moment(row.received_at),
        "proof": row.proof,
        "identified_by": row.identified_by_id,
        "replied_at": _moment(row.replied_at),
        "ground": row.ground,
        "is_extended": row.is_extended,
        "ended_at": _moment(row.ended_at),
        "replying": row.replying_id,
        "doing": row.doing_id,
    }


def of_run(row: RetentionRun) -> Facts:
    """Which rule, how many, who approved."""
    return {
        "kind": row.kind,
        "before": row.before.isoformat(),
        "expected": row.expected,
        "state": row.state,
        "prepared_by": row.prepared_by_id,
        "approved_by": row.approved_by_id,
        "done": row.done,
    }


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def _requests(code: str) -> Iterator[tuple[str, Facts]]:
    for row in DataRequest.objects.filter(agency__code=code).defer(*CLOSED).iterator():
        yield str(row.pk), of_request(row)


def _runs(code: str) -> Iterator[tuple[str, Facts]]:
    for row in RetentionRun.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_run(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(REQUEST, "Yêu cầu về dữ liệu cá nhân", _requests),
    FactSource(RUN, "Lần chạy thời hạn lưu giữ", _runs),
)
