"""The facts of data requests and retention runs, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import digest
from cchc.privacy.models import Breach, Consent, ConsentText, DataRequest, RetentionRun

Facts = Mapping[str, Json]
REQUEST = "data_request"
RUN = "retention_run"
CONSENT, CONSENT_TEXT, BREACH = "consent", "consent_text", "breach"
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


def of_text(row: ConsentText) -> Facts:
    """Which version of what, and what it says as a hash."""
    return {"purpose": row.purpose, "version": row.version, "text": digest(row.text.encode())}


def of_consent(row: Consent) -> Facts:
    """To which version, by whom, when and how; withdrawn when and how."""
    return {
        "text": row.text_id,
        "citizen": row.citizen_id,
        "account": row.account,
        "channel": row.channel,
        "given_at": _moment(row.given_at),
        "taken_by": row.taken_by_id,
        "withdrawn_at": _moment(row.withdrawn_at),
        "withdrawn_channel": row.withdrawn_channel,
        "withdrawn_by": row.withdrawn_by_id,
    }


def of_breach(row: Breach) -> Facts:
    """What kind, of how many, found and notified when."""
    return {
        "year": row.year,
        "number": row.number,
        "kind": row.kind,
        "data_kinds": list(row.data_kinds),
        "persons": row.persons,
        "found_at": _moment(row.found_at),
        "hours": row.hours,
        "state": row.state,
        "notified_at": _moment(row.notified_at),
        "notified_to": row.notified_to,
        "notified_number": row.notified_number,
        "told_at": _moment(row.told_at),
        "ended_at": _moment(row.ended_at),
    }


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def _requests(code: str) -> Iterator[tuple[str, Facts]]:
    for row in DataRequest.objects.filter(agency__code=code).defer(*CLOSED).iterator():
        yield str(row.pk), of_request(row)


def _runs(code: str) -> Iterator[tuple[str, Facts]]:
    for row in RetentionRun.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_run(row)


def _texts(code: str) -> Iterator[tuple[str, Facts]]:
    for row in ConsentText.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_text(row)


def _consents(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Consent.objects.filter(agency__code=code).defer("proof").iterator():
        yield str(row.pk), of_consent(row)


def _breaches(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Breach.objects.filter(agency__code=code).defer("what").iterator():
        yield str(row.pk), of_breach(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(REQUEST, "Yêu cầu về dữ liệu cá nhân", _requests),
    FactSource(RUN, "Lần chạy thời hạn lưu giữ", _runs),
    FactSource(CONSENT_TEXT, "Bản nội dung đồng ý", _texts),
    FactSource(CONSENT, "Sự đồng ý", _consents),
    FactSource(BREACH, "Vi phạm về dữ liệu cá nhân", _breaches),
)
