"""What up to 1,000 rows of an export would do: the same for the check and for the writing."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from cchc.dossiers.choices import Origin, PauseKind
from cchc.dossiers.mirror.changes import Known, Verdict, compared, first_seen
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.mirror.told import (
    PROCESSING,
    STANDING,
    Moments,
    Problem,
    Told,
    moments,
)
from cchc.dossiers.models import Dossier, DossierImport, Pause
from cchc.dossiers.services.mirroring.catalogue import Catalogue
from cchc.dossiers.services.timekeeping import forget_time
from cchc.kernel.working_time import Unit
from cchc.kernel.zone import HANOI
from cchc.procedures.models import ProcedureVersion

HANDLED = "hồ sơ mang mã này được xử lý tại đây, không lấy từ tệp"
OLDER = "đã có thông tin mới hơn về hồ sơ này; chỉ nhận thông tin từ sau thời điểm đó"
OTHER = "hồ sơ mang mã này do hệ thống nguồn khác báo"
_PAUSES = dict(zip(STANDING, PauseKind, strict=True))
_WITHDRAWING = 7
# What an export may change of a dossier; compared to tell whether it did.
COLUMNS = (
    "state", "channel", "received_at", "clock_from", "effective_on", "cycle", "promised_at",
    "due_at", "appointed_at", "late_from", "refused_at", "withdrawn_at", "finished_at", "ending",
    "outcome", "returned_at", "worked_minutes", "waited_minutes",
)  # fmt: skip


@dataclass
class Planned:
    """One dossier after the row: its columns are set, nothing is saved."""

    row: Dossier
    told: Told
    verdict: Verdict
    is_changed: bool
    ends: Pause | None = None
    begins: Pause | None = None


@dataclass
class Batch:
    """What the rows would do."""

    new: list[Planned] = field(default_factory=list)
    known: list[Planned] = field(default_factory=list)
    kept_out: list[Problem] = field(default_factory=list)

    @property
    def changed(self) -> list[Planned]:
        """The known dossiers that the rows change."""
        return [each for each in self.known if each.is_changed]

    @property
    def with_changes(self) -> list[Planned]:
        """Those of which the source says a past fact otherwise."""
        return [each for each in self.known if each.verdict.changes or each.verdict.waits]


def planned(
    brought: DossierImport, rows: Sequence[Told], catalogue: Catalogue, *, lock: bool = False
) -> Batch:
    """What these rows would do to the dossiers as they are; two queries."""
    batch = Batch()
    known = _known(brought, [told.code for told in rows], lock=lock)
    pauses = {pause.dossier_id: pause for pause in _open_pauses(known.values())}
    for told in rows:
        row = known.get(told.code)
        if row is not None and (why := _refusal(brought, row)):
            batch.kept_out.append(_kept_out(told, "code", told.code, why))
        elif row is not None:
            batch.known.append(_next(brought, row, told, pauses.get(row.pk)))
        else:
            _plan_new(brought, told, catalogue, batch)
    return batch


def _refusal(brought: DossierImport, row: Dossier) -> str:
    """Why nothing is taken from there for this dossier; empty when it is."""
    if row.origin != Origin.MIRRORED:
        return HANDLED
    if row.seen_at and row.seen_at > brought.exported_at:
        return OLDER
    is_other = bool(brought.pushed_by) and row.source_name != brought.source.name
    return OTHER if is_other else ""


def _known(brought: DossierImport, codes: Iterable[str], *, lock: bool) -> dict[str, Dossier]:
    rows = Dossier.objects.filter(agency=brought.agency_id, code__in=codes)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return {row.code: row for row in rows.defer("content", "return_address").order_by("pk")}


def _open_pauses(rows: Iterable[Dossier]) -> Iterable[Pause]:
    return Pause.objects.filter(dossier__in=[row.pk for row in rows], end_at__isnull=True)


def _kept_out(told: Told, name: str, value: str, why: str) -> Problem:
    return Problem(told.place, "", FIELDS[name].label, value[:300], why)


def _plan_new(brought: DossierImport, told: Told, catalogue: Catalogue, batch: Batch) -> None:
    day = told.received.day if told.received else brought.exported_at.astimezone(HANOI).date()
    version = catalogue.version_of(told, day)
    if isinstance(version, str):
        name = "procedure_code" if told.procedure_code else "procedure_name"
        value = " – ".join(filter(None, (told.procedure_code, told.procedure_name)))
        batch.kept_out.append(_kept_out(told, name, value, version))
    else:
        batch.new.append(_first(brought, told, version))


def _first(brought: DossierImport, told: Told, version: ProcedureVersion) -> Planned:
    now = moments(told)
    unit = Unit(version.limit_unit)
    verdict = first_seen(now, unit, made_at=brought.exported_at)
    row = Dossier(
        agency=brought.agency,
        code=told.code,
        version=version,
        field=version.procedure.field,
        level=version.procedure.level,
        channel=told.channel,
        origin=Origin.MIRRORED,
        source_name=brought.source.name,
        state=told.state,
        content=version.name,
        registered_at=now.registered_at or brought.exported_at,
        limit_amount=Decimal(version.limit_amount),
        limit_unit=version.limit_unit,
        cutoff=version.cutoff,
        token=secrets.token_hex(16),
    )
    plan = Planned(row, told, verdict, is_changed=True)
    _put(plan, now, made_at=brought.exported_at)
    if verdict.is_standing:
        plan.begins = _pause(row, told.state, verdict.due_at, brought.exported_at)
    return plan


def _next(brought: DossierImport, row: Dossier, told: Told, pause: Pause | None) -> Planned:
    made_at = brought.exported_at
    due = pause.due_before if pause else row.due_at
    now = moments(
        told,
        received=row.received_at,
        due=due,
        finished=row.finished_at,
        returned=row.returned_at,
    )
    known = Known(
        state=row.state,
        received_at=row.received_at,
        due_at=due,
        is_standing=pause is not None,
        finished_at=row.finished_at,
        outcome=row.outcome,
        returned_at=row.returned_at,
        late_from=row.late_from,
        seen_at=row.seen_at or made_at,
    )
    verdict = compared(known, now, Unit(row.limit_unit), made_at=made_at)
    before = _values(row)
    plan = Planned(row, told, verdict, is_changed=False)
    _put(plan, now, made_at=made_at)
    if pause and not verdict.is_standing:
        pause.end_at = made_at
        plan.ends = pause
    if verdict.is_standing and pause is None:
        plan.begins = _pause(row, told.state, verdict.due_at, made_at)
    plan.is_changed = _values(row) != before or bool(plan.ends or plan.begins)
    return plan


def _values(row: Dossier) -> list[object]:
    return [getattr(row, name) for name in COLUMNS]


def _put(plan: Planned, now: Moments, *, made_at: datetime) -> None:
    """The columns as the source tells them and the verdict has them."""
    row, verdict, before = plan.row, plan.verdict, plan.row.received_at
    row.state, row.channel = now.state, plan.told.channel
    row.received_at = row.clock_from = now.received_at
    row.effective_on = now.received_at.astimezone(HANOI).date() if now.received_at else None
    row.cycle = 1 if now.received_at else 0
    if row.appointed_at is None or verdict.due_at not in (None, row.due_at):
        row.appointed_at = verdict.due_at  # else what a late apology told the citizen stays
    row.due_at = None if verdict.is_standing else verdict.due_at
    row.promised_at = row.promised_at or verdict.due_at
    row.late_from = verdict.late_from
    row.refused_at = now.refused_at
    if now.state == _WITHDRAWING:
        row.withdrawn_at = row.withdrawn_at or made_at
    elif now.state <= PROCESSING:
        row.withdrawn_at = None
    if (row.received_at, row.finished_at) != (before, now.finished_at):
        forget_time(row)
    row.finished_at, row.outcome = now.finished_at, verdict.outcome
    row.ending = now.ending if now.finished_at else ""
    row.returned_at = now.returned_at
    row.seen_at = made_at


def _pause(row: Dossier, state: int, due: datetime | None, at: datetime) -> Pause:
    return Pause(dossier=row, kind=_PAUSES[state], begin_at=at, counts=True, due_before=due)
