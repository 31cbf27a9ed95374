"""The facts of dossiers that make figures, for the audit verification and the recount.

Every event of a dossier says its own columns anew and the parts that the act changed; folded, they
give the whole dossier.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import QuerySet

from cchc.dossiers.choices import ImportState
from cchc.dossiers.models import (
    BroughtSupplement,
    Dossier,
    DossierImport,
    DossierSource,
    FeeAccount,
    Payment,
    SourceChange,
    StepRun,
    SupplementRequest,
)
from cchc.kernel.audit import FactSource, Json

DOSSIER = "dossier"
DOSSIER_SOURCE, DOSSIER_IMPORT = "dossier_source", "dossier_import"
SOURCE_CHANGE = "source_change"
FEE_ACCOUNT = "fee_account"
_BATCH = 500
_PARTS_READ = (
    "dates", "pauses", "papers", "attachments__file", "supplements__items",
    "supplements__brought__files__file", "blocked", "steps", "apologies", "calls",
    "notices", "slips", "payments", "results__file", "corrections", "incidents",
)  # fmt: skip


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def of_columns(row: Dossier) -> dict[str, Json]:
    """What the dossier's own row says."""
    return {
        "code": row.code,
        "version": row.version_id,
        "field": row.field_id,
        "level": row.level,
        "channel": row.channel,
        "origin": row.origin,
        "state": row.state,
        "limit": f"{Decimal(row.limit_amount).normalize():f} {row.limit_unit}",
        "registered_at": _moment(row.registered_at),
        "entered_at": _moment(row.entered_at),
        "received_at": _moment(row.received_at),
        "clock_from": _moment(row.clock_from),
        "effective_on": _day(row.effective_on),
        "cycle": row.cycle,
        "promised_at": _moment(row.promised_at),
        "due_at": _moment(row.due_at),
        "appointed_at": _moment(row.appointed_at),
        "late_from": _moment(row.late_from),
        "unit": row.unit_id,
        "officer": row.officer_id,
        "refused_at": _moment(row.refused_at),
        "withdrawn_at": _moment(row.withdrawn_at),
        "finished_at": _moment(row.finished_at),
        "finished_by": row.finished_by_id,
        "ending": row.ending,
        "outcome": row.outcome,
        "returned_at": _moment(row.returned_at),
        "took": _took(row),
        "chain_complete_at": _moment(row.chain_complete_at),
        "digitised_at": _moment(row.digitised_at),
        "papers_reused": row.papers_reused,
    }


def _took(row: Dossier) -> Json:
    """Minutes of work and of waiting, once they were counted."""
    taken = (row.worked_minutes, row.waited_minutes)
    return None if taken == (None, None) else list(taken)


def _dates(row: Dossier) -> Json:
    return [
        [d.kind, _moment(d.old), _moment(d.new), d.binds, d.approver_id, _moment(d.decided_at)]
        for d in row.dates.all()
    ]


def _pauses(row: Dossier) -> Json:
    return [
        [p.kind, _moment(p.begin_at), _moment(p.end_at), p.counts, _moment(p.due_before)]
        for p in row.pauses.all()
    ]


def _papers(row: Dossier) -> Json:
    return [[p.paper_id, p.how, p.originals, p.copies, p.electronic] for p in row.papers.all()]


def _attachments(row: Dossier) -> Json:
    return [[a.paper_id, a.file.sha256] for a in row.attachments.all()]


def _supplements(row: Dossier) -> Json:
    return [_of_request(request) for request in row.supplements.all()]


def _of_request(request: SupplementRequest) -> Json:
    """What was asked, and what was sent online to it where something was."""
    brought: list[Json] = [_of_brought(each) for each in request.brought.all()]
    return {
        **({"brought": brought} if brought else {}),
        "number": request.number,
        "state": request.state,
        "effect": request.effect,
        "proposed_by": request.proposed_by_id,
        "proposed_at": _moment(request.proposed_at),
        "decided_by": request.decided_by_id,
        "decided_at": _moment(request.decided_at),
        "asked_at": _moment(request.asked_at),
        "answered_at": _moment(request.answered_at),
        "items": [[i.kind, i.code, _moment(i.given_at)] for i in request.items.all()],
    }


def _of_brought(brought: BroughtSupplement) -> Json:
    files: list[Json] = [[each.paper_id, each.file.sha256] for each in brought.files.all()]
    return [_moment(brought.brought_at), _moment(brought.taken_at), files]


def _blocked(row: Dossier) -> Json:
    return [[b.why, b.by_id, _moment(b.at)] for b in row.blocked.all()]


def _steps(row: Dossier) -> Json:
    return [_of_step(step) for step in row.steps.all()]


def _of_step(step: StepRun) -> Json:
    return [
        step.kind,
        step.code,
        step.unit_id,
        step.person_id,
        step.handed_by_id,
        _moment(step.handed_at),
        step.taken_by_id,
        _moment(step.taken_at),
        _moment(step.due_at),
        step.done_by_id,
        _moment(step.done_at),
        step.result,
    ]


def _apologies(row: Dossier) -> Json:
    return [
        [a.state, _moment(a.until), a.proposed_by_id, a.decided_by_id, _moment(a.decided_at),
         a.is_late]
        for a in row.apologies.all()
    ]  # fmt: skip


def _calls(row: Dossier) -> Json:
    return [[c.outcome, _moment(c.called_at), c.by_id] for c in row.calls.all()]


def _notices(row: Dossier) -> Json:
    return [[n.kind, _moment(n.at)] for n in row.notices.all()]


def _slips(row: Dossier) -> Json:
    return [[s.form, s.symbol, s.year, s.number, s.digest] for s in row.slips.all()]


def _payments(row: Dossier) -> Json:
    return [_of_payment(payment) for payment in row.payments.all()]


def _of_payment(paid: Payment) -> Json:
    """What was taken; the end of the line is there only once it was cancelled."""
    taken: list[Json] = [
        paid.amount,
        paid.how,
        paid.receipt_number,
        paid.taken_by_id,
        _moment(paid.taken_at),
    ]
    if paid.cancelled_at is None:
        return taken
    return [*taken, paid.cancelled_by_id, _moment(paid.cancelled_at)]


def _results(row: Dossier) -> Json:
    return [
        [r.code, r.kind, r.file.sha256, _day(r.valid_to), r.superseded_by_id]
        for r in row.results.all()
    ]


def _corrections(row: Dossier) -> Json:
    return [
        [_moment(c.old_at), _moment(c.new_at), c.old_outcome, c.new_outcome, c.by_id]
        for c in row.corrections.all()
    ]


def _incidents(row: Dossier) -> Json:
    return [
        [i.kind, i.cost, i.payer, i.recorded_by_id, _moment(i.recorded_at)]
        for i in row.incidents.all()
    ]


PARTS: dict[str, Callable[[Dossier], Json]] = {
    "dates": _dates,
    "pauses": _pauses,
    "papers": _papers,
    "attachments": _attachments,
    "supplements": _supplements,
    "blocked": _blocked,
    "steps": _steps,
    "apologies": _apologies,
    "calls": _calls,
    "notices": _notices,
    "slips": _slips,
    "payments": _payments,
    "results": _results,
    "corrections": _corrections,
    "incidents": _incidents,
}


def of_new(row: Dossier) -> dict[str, Json]:
    """What a dossier says that has no parts yet."""
    return {**of_columns(row), **{name: [] for name in PARTS}}


def of_parts(row: Dossier, names: Iterable[str]) -> dict[str, Json]:
    """What the named parts say; an unknown name is a KeyError."""
    return {name: PARTS[name](row) for name in names}


def of_dossier(row: Dossier) -> dict[str, Json]:
    """Everything that a dossier says."""
    return {**of_columns(row), **of_parts(row, PARTS)}


def with_parts(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The rows with everything that ``of_dossier`` reads, in a fixed number of queries."""
    return rows.prefetch_related(*_PARTS_READ)


def _dossiers(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    rows = with_parts(Dossier.objects.filter(agency__code=agency).order_by("pk"))
    for row in rows.iterator(chunk_size=_BATCH):
        yield str(row.pk), of_dossier(row)


def of_source(row: DossierSource) -> dict[str, Json]:
    """How a source is understood; titles and words of its exports, nothing of a row."""
    return {"name": row.name, "mapping": row.mapping}


def of_import(row: DossierImport) -> dict[str, Json]:
    """Which file of which moment, and how far it has come; figures only once they are final."""
    counts: list[Json] = [
        row.rows, row.bad, row.kept_out, row.created, row.updated, row.unchanged, row.changes,
        row.waiting,
    ]  # fmt: skip
    return {
        "source": row.source_id,
        "state": row.state,
        "sha256": row.sha256,
        "exported_at": _moment(row.exported_at),
        "brought_by": row.brought_by_id,
        "counts": counts if row.state in _FINAL else None,
    }


_FINAL = (ImportState.REFUSED, ImportState.CHECKED, ImportState.DONE)


def of_source_change(row: SourceChange) -> dict[str, Json]:
    """Which dossier, both values, and who confirmed."""
    return {
        "dossier": row.dossier_id,
        "brought_in": row.brought_in_id,
        "state": row.state,
        "facts": row.facts,
        "decided_by": row.decided_by_id,
        "decided_at": _moment(row.decided_at),
    }


def _mirrored(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    for row in SourceChange.objects.filter(dossier__agency__code=agency).iterator():
        yield str(row.pk), of_source_change(row)


def _imports(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    for row in DossierImport.objects.filter(agency__code=agency).iterator():
        yield str(row.pk), of_import(row)


def _of_sources(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    for row in DossierSource.objects.filter(agency__code=agency).iterator():
        yield str(row.pk), of_source(row)


def of_fee_account(row: FeeAccount) -> dict[str, Json]:
    """To which account fees go, by which document, and from when to when."""
    return {
        "bank": row.bank,
        "number": row.number,
        "document": [row.document_number, _day(row.document_on)],
        "set": [row.set_by_id, _moment(row.set_at)],
        "ended": [row.ended_by_id, _moment(row.ended_at)],
    }


def _fee_accounts(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
    for row in FeeAccount.objects.filter(agency__code=agency).iterator():
        yield str(row.pk), of_fee_account(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(DOSSIER, "Hồ sơ", _dossiers),
    FactSource(DOSSIER_SOURCE, "Hệ thống nguồn", _of_sources),
    FactSource(DOSSIER_IMPORT, "Lần nhập hồ sơ", _imports),
    FactSource(SOURCE_CHANGE, "Sửa ở nguồn", _mirrored),
    FactSource(FEE_ACCOUNT, "Tài khoản thu phí", _fee_accounts),
)
