"""Definitions, manual values and bindings, for the audit verification."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from cchc.indicators.models import Binding, Closing, Edition, Frozen, ManualValue
from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest

Facts = Mapping[str, Json]
EDITION = "indicator_edition"
MANUAL = "indicator_manual"
BINDING = "indicator_binding"
CLOSING = "indicator_closing"


def of_edition(row: Edition) -> Facts:
    """How it is measured, from when; words as a hash."""
    return {
        "code": row.code,
        "number": row.number,
        "kind": row.kind,
        "family": row.family,
        "part": list(row.part),
        "whole": list(row.whole),
        "narrowed": [row.narrowed_by, row.narrowed_to],
        "decimals": row.decimals,
        "direction": row.direction,
        "valid_from": row.valid_from.isoformat(),
        "words": digest(canonical([row.name, row.formula, row.source, row.no_data]).encode()),
        "by": row.by_id,
    }


def of_manual(row: ManualValue) -> Facts:
    """Which value for which days, by whom, with which evidence (hash)."""
    return {
        "code": row.code,
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "part": row.part,
        "whole": row.whole,
        "evidence": digest(row.evidence.encode()),
        "by": row.by_id,
        "at": _iso(row.at),
    }


def of_binding(row: Binding) -> Facts:
    """Which indicator measures which target."""
    return {"target": row.target_id, "code": row.code, "by": row.by_id, "at": _iso(row.at)}


def of_closing(row: Closing) -> Facts:
    """Which days were closed by whom, and the hash of what was frozen."""
    return {
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "as_of": _iso(row.as_of),
        "by": row.by_id,
        "period": [row.period_code, row.calendar],
        "digest": digest_of(row.values.all()),
        "shown": row.digest,
    }


def digest_of(values: Iterable[Frozen]) -> str:
    """The hash of everything that was frozen, by code."""
    said = [
        [each.code, each.definition, each.part, each.whole, each.is_manual, each.rows]
        for each in sorted(values, key=lambda each: each.code)
    ]
    return digest(canonical(said).encode())


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _editions(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Edition.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_edition(row)


def _manuals(code: str) -> Iterator[tuple[str, Facts]]:
    for row in ManualValue.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_manual(row)


def _bindings(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Binding.objects.filter(target__plan__agency__code=code).iterator():
        yield str(row.pk), of_binding(row)


def _closings(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Closing.objects.filter(agency__code=code).prefetch_related("values"):
        yield str(row.pk), of_closing(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(EDITION, "Định nghĩa chỉ số", _editions),
    FactSource(MANUAL, "Số liệu nhập tay", _manuals),
    FactSource(CLOSING, "Kỳ đã chốt số liệu", _closings),
    FactSource(BINDING, "Chỉ số của chỉ tiêu", _bindings),
)
