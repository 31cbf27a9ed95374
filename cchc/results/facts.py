"""The facts of results that figures rest on, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from cchc.kernel.audit import FactSource, Json
from cchc.results.models import BacklogImport, BacklogItem, Result

Facts = Mapping[str, Json]
RESULT = "result"
ITEM = "backlog_item"
IMPORT = "backlog_import"


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def of_result(row: Result) -> Facts:
    """Which original of which field, how long it is valid, what became of it."""
    return {
        "origin": row.origin,
        "subject": [row.subject_kind, row.subject_key],
        "field": row.field_id,
        "procedure": row.procedure_code,
        "code": row.code,
        "kind": row.kind,
        "sha256": row.file.sha256,
        "issued_on": _day(row.issued_on),
        "valid_from": _day(row.valid_from),
        "valid_to": _day(row.valid_to),
        "superseded_by": row.superseded_by_id,
        "revoked_on": _day(row.revoked_on),
        "put_by": row.put_by_id,
        "put_at": _moment(row.put_at),
    }


def of_item(row: BacklogItem) -> Facts:
    """Where the row is, who did what when; the scan by its hash, the result by its key."""
    scans: list[Json] = [scan.file.sha256 for scan in row.scans.all()]
    return {**of_columns(row), "scans": scans}


def of_columns(row: BacklogItem) -> dict[str, Json]:
    """What the row says itself."""
    return {
        "field": row.field_id,
        "year": row.year,
        "issued_on": _day(row.issued_on),
        "valid_to": _day(row.valid_to),
        "state": row.state,
        "brought_in": row.brought_in_id,
        "person": row.person_id,
        "target_on": _day(row.target_on),
        "scanned_by": row.scanned_by_id,
        "scanned_at": _moment(row.scanned_at),
        "checked_by": row.checked_by_id,
        "checked_at": _moment(row.checked_at),
        "stored_at": _moment(row.stored_at),
        "result": row.result_id,
        "ground": row.ground,
        "excluded_by": row.excluded_by_id,
        "excluded_at": _moment(row.excluded_at),
    }


def of_import(row: BacklogImport) -> Facts:
    """Which file, by whom, how many rows."""
    return {
        "sha256": row.file.sha256,
        "handed_by": row.handed_by_id,
        "written_at": _moment(row.written_at),
        "added": row.added,
        "known": row.known,
    }


def _results(code: str) -> Iterator[tuple[str, Facts]]:
    rows = Result.objects.filter(agency__code=code).select_related("file")
    for row in rows.iterator():
        yield str(row.pk), of_result(row)


def _items(code: str) -> Iterator[tuple[str, Facts]]:
    rows = BacklogItem.objects.filter(agency__code=code).prefetch_related("scans__file")
    for row in rows.iterator(chunk_size=500):
        yield str(row.pk), of_item(row)


def _imports(code: str) -> Iterator[tuple[str, Facts]]:
    rows = BacklogImport.objects.filter(agency__code=code).select_related("file")
    for row in rows.iterator():
        yield str(row.pk), of_import(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(RESULT, "Kết quả trong kho", _results),
    FactSource(ITEM, "Kết quả cần số hóa", _items),
    FactSource(IMPORT, "Lần nhập danh mục số hóa", _imports),
)
