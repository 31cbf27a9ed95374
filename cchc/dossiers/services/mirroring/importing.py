"""A checked export is written, some rows at a time, each batch whole with its event."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice

from django.db.models import prefetch_related_objects

from cchc.citizens import services as citizens
from cchc.citizens.services import Details
from cchc.dossiers import facts
from cchc.dossiers.choices import ChangeState, ImportState, ProblemKind
from cchc.dossiers.mirror.changes import Change
from cchc.dossiers.mirror.told import Person, Told
from cchc.dossiers.models import Dossier, DossierImport, Pause, SourceChange
from cchc.dossiers.services.mirroring import noting
from cchc.dossiers.services.mirroring.catalogue import Catalogue
from cchc.dossiers.services.mirroring.checking import count, keep_problems
from cchc.dossiers.services.mirroring.planning import COLUMNS, Batch, planned
from cchc.dossiers.services.rating import mint
from cchc.dossiers.services.writing import PREFIX
from cchc.kernel import audit
from cchc.kernel.audit import Json

ROWS_AT_ONCE = 200  # on SQLite nobody else can save anything while a batch is written
_UPDATED_AT_ONCE = 50


def write_export(*, brought: DossierImport, at: datetime) -> DossierImport:
    """Write what is not written yet; a second run goes on where the first one stopped."""
    if brought.state != ImportState.WRITING:
        return brought
    catalogue = Catalogue(brought.agency, brought.source.understood())
    with noting.told(brought) as (_, told):
        rows = islice(told, brought.done, None)
        while part := list(islice(rows, ROWS_AT_ONCE)):
            good = [each for each in part if not isinstance(each, list)]
            if not _written(brought, good, len(part), catalogue, at):
                return brought
    with audit.transaction():
        if noting.locked(brought, ImportState.WRITING) is not None:
            noting.end(brought, ImportState.DONE, at=at)
            noting.note(brought, "end_import", actor=brought.brought_by, at=at)
    return brought


def _written(
    brought: DossierImport, rows: Sequence[Told], length: int, catalogue: Catalogue, at: datetime
) -> bool:
    """One batch in one transaction; False when another worker is writing this export."""
    with audit.transaction():
        row = noting.locked(brought, ImportState.WRITING)
        if row is None or row.done != brought.done:
            return False
        batch = planned(brought, rows, catalogue, lock=True)
        write_batch(brought, batch, at)
        keep_problems(brought, ProblemKind.KEPT_OUT, batch.kept_out)
        brought.done += length
        brought.save()
    return True


def write_batch(brought: DossierImport, batch: Batch, at: datetime) -> None:
    """Write what was planned, with its events, and count it; inside the caller's transaction."""
    for plan in (*batch.new, *batch.changed):
        plan.row.changed_at = at
    _create(brought, batch, at)
    _update(batch, brought)
    mint(plan.row for plan in (*batch.new, *batch.changed))
    _keep_changes(brought, batch, at)
    _record(brought, batch, at)
    count(brought, batch)


def _create(brought: DossierImport, batch: Batch, at: datetime) -> None:
    people = citizens.register_many(
        agency=brought.agency,
        said=[_details(plan.told.applicant) for plan in batch.new],
        brought_in=noting.subject_of(brought),
        actor=brought.brought_by,
        at=at,
    )
    for plan, applicant in zip(batch.new, people, strict=True):
        plan.row.applicant = applicant
    Dossier.objects.bulk_create([plan.row for plan in batch.new], batch_size=100)


def _details(person: Person) -> Details:
    return Details(
        kind=person.kind,
        name=person.name,
        id_kind=_id_kind(person),
        id_number=person.id_number,
        phone=person.phone,
        address=person.address,
    )


def _id_kind(person: Person) -> str:
    """What the number is by its form; the source does not say."""
    if person.kind != "0":
        return "tax"
    digits = len(person.id_number) if person.id_number.isdigit() else 0
    return {12: "cccd", 9: "cmnd"}.get(digits, "other")


def _update(batch: Batch, brought: DossierImport) -> None:
    changed = [plan.row for plan in batch.changed]
    Dossier.objects.bulk_update(changed, (*COLUMNS, "changed_at"), batch_size=_UPDATED_AT_ONCE)
    seen = [plan.row.pk for plan in batch.known]
    Dossier.objects.filter(pk__in=seen).update(seen_at=brought.exported_at)
    plans = [*batch.new, *batch.known]
    Pause.objects.bulk_update([plan.ends for plan in plans if plan.ends], ["end_at"])
    Pause.objects.bulk_create([plan.begins for plan in plans if plan.begins])


def _keep_changes(brought: DossierImport, batch: Batch, at: datetime) -> None:
    """Both values of each past fact that is told otherwise, and what no longer has to wait."""
    late = [plan.row.pk for plan in batch.known if plan.verdict.is_late]
    waiting = SourceChange.objects.filter(dossier__in=late, state=ChangeState.WAITING)
    lapsed = list(waiting.select_related("dossier"))
    for change in lapsed:
        change.state = ChangeState.LAPSED
    SourceChange.objects.bulk_update(lapsed, ["state"])
    fresh = [
        SourceChange(
            dossier=plan.row,
            brought_in=brought,
            state=ChangeState.WAITING if plan.verdict.waits else ChangeState.NOTED,
            facts=[_both(change) for change in plan.verdict.changes],
            noted_at=at,
        )
        for plan in batch.with_changes
    ]
    SourceChange.objects.bulk_create(fresh)
    said = [(str(change.pk), facts.of_source_change(change)) for change in (*lapsed, *fresh)]
    _record_rows(brought, at, facts.SOURCE_CHANGE, said)


def _both(change: Change) -> list[str | int | None]:
    return [change.field, _plain(change.old), _plain(change.new)]


def _plain(value: datetime | int | None) -> str | int | None:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _record(brought: DossierImport, batch: Batch, at: datetime) -> None:
    """The event of the batch: new dossiers whole, of the others what an export may change."""
    rows = [plan.row for plan in (*batch.new, *batch.changed)]
    prefetch_related_objects(rows, "pauses")
    new = len(batch.new)
    said = [(str(row.pk), {**facts.of_new(row), **_pauses(row)}) for row in rows[:new]]
    said += [(str(row.pk), {**facts.of_columns(row), **_pauses(row)}) for row in rows[new:]]
    _record_rows(brought, at, facts.DOSSIER, said)


def _pauses(row: Dossier) -> dict[str, Json]:
    return facts.of_parts(row, ("pauses",))


def _record_rows(
    brought: DossierImport, at: datetime, kind: str, rows: Sequence[tuple[str, dict[str, Json]]]
) -> None:
    if rows:
        audit.record_rows(
            agency=brought.agency.code,
            at=at,
            actor=noting.actor_of(brought),
            act=f"{PREFIX}.mirror",
            subject=noting.subject_of(brought),
            row_kind=kind,
            rows=rows,
        )
