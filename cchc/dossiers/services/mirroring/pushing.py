"""A machine tells of dossiers as the rows of an export do; docs/rules/api.md, "Writing"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc.dossiers.choices import ImportState
from cchc.dossiers.mirror.fields import FIELDS
from cchc.dossiers.mirror.reading import told_of
from cchc.dossiers.mirror.told import ENDED, Problem, Told
from cchc.dossiers.models import DossierImport, DossierSource
from cchc.dossiers.queries.machines import known_record
from cchc.dossiers.services.mirroring import noting
from cchc.dossiers.services.mirroring.catalogue import Catalogue
from cchc.dossiers.services.mirroring.importing import write_batch
from cchc.dossiers.services.mirroring.planning import Batch, planned
from cchc.dossiers.services.writing import day_of
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken

ROWS_AT_ONCE = 1_000
CLOCKS_DIFFER = timedelta(minutes=5)
CREATED, UPDATED, UNCHANGED, KEPT_OUT = "created", "updated", "unchanged", "kept_out"
_FIELD_OF = {each.label: name for name, each in FIELDS.items()}
_ENDS = ("finished", "returned")


class BadRecords(RuleBroken):
    """Records that cannot be read; nothing of what came with them is written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("Có giá trị sai; chưa ghi gì. Sửa các chỗ nêu trong errors rồi gửi lại.")
        self.problems = problems


@dataclass(frozen=True)
class Pushed:
    """What became of one record. ``field`` is the one that keeps it out.

    ``changes``: past facts that are told otherwise now. ``waits``: a leader has to confirm that
    the dossier is not late.
    """

    code: str
    result: str
    why: str = ""
    field: str = ""
    changes: tuple[str, ...] = ()
    waits: bool = False


def push_dossiers(
    *,
    source: DossierSource,
    records: Sequence[Mapping[str, str]],
    told_at: datetime,
    pusher: str,
    at: datetime,
) -> list[Pushed]:
    """Write what a machine tells of up to 1,000 dossiers, in order; BadRecords names each fault.

    ``records`` have the fields of ``mirror.fields``; ``told_at`` is the moment of which the source
    speaks; ``pusher`` the machine's key in the chain. The rules are those of an export's rows.
    """
    moment = _checked(records, told_at, at)
    mapping = source.understood()
    told = _read(list(told_of(records, mapping, made_at=moment)))
    with audit.transaction():
        locked = _locked(source)
        brought = _of_day(locked, pusher, moment, at)
        last, brought.exported_at = brought.exported_at, moment
        batch = planned(brought, told, Catalogue(locked.agency, mapping), lock=True)
        write_batch(brought, batch, at)
        brought.rows = brought.done = brought.rows + len(told)
        brought.exported_at, brought.ended_at = max(last, moment), at
        brought.save()
        noting.note(brought, "push", actor=None, at=at)
    return _results(told, batch)


def push_state(
    *,
    source: DossierSource,
    code: str,
    said: Mapping[str, str],
    told_at: datetime,
    pusher: str,
    at: datetime,
) -> Pushed | None:
    """Write a new state of a known dossier, with what else is ``said``; None when it is unknown.

    What is not said stays as it is known; a state in which nothing is finished drops the end.
    """
    with audit.transaction():
        agency = _locked(source).agency
        known = known_record(agency, code)
        if known is None:
            return None
        record = {**known, **said}
        if record["state"] not in {str(each) for each in ENDED}:
            record |= {name: said.get(name, "") for name in _ENDS}
        (pushed,) = push_dossiers(
            source=source, records=[record], told_at=told_at, pusher=pusher, at=at
        )
    return pushed


def _checked(records: Sequence[Mapping[str, str]], told_at: datetime, at: datetime) -> datetime:
    if not 1 <= len(records) <= ROWS_AT_ONCE:
        raise RuleBroken(f"Gửi từ 1 đến {ROWS_AT_ONCE} hồ sơ trong một lần.", field="dossiers")
    if told_at > at + CLOCKS_DIFFER:
        raise RuleBroken(
            "Thời điểm của dữ liệu (told_at) ở tương lai; kiểm tra đồng hồ máy gửi.",
            field="told_at",
        )
    return min(told_at, at)


def _read(found: Sequence[Told | list[Problem]]) -> list[Told]:
    bad = [problem for each in found if isinstance(each, list) for problem in each]
    if bad:
        raise BadRecords(bad)
    return [each for each in found if isinstance(each, Told)]


def _locked(source: DossierSource) -> DossierSource:
    """One push of a source at a time."""
    rows = DossierSource.objects.select_for_update(of=("self",)).select_related("agency__superior")
    return rows.get(pk=source.pk)


def _of_day(source: DossierSource, pusher: str, moment: datetime, at: datetime) -> DossierImport:
    """All that the machine pushes in a day is one import."""
    name = f"Nhận qua API ngày {day_of(at):%d/%m/%Y}"
    brought, _ = DossierImport.objects.get_or_create(
        agency=source.agency,
        source=source,
        pushed_by=pusher,
        name=name,
        defaults={
            "state": ImportState.DONE,
            "exported_at": moment,
            "brought_at": at,
            "ended_at": at,
        },
    )
    brought.agency, brought.source = source.agency, source
    return brought


def _results(told: Sequence[Told], batch: Batch) -> list[Pushed]:
    kept_out = {problem.place.row: problem for problem in batch.kept_out}
    new = {plan.told.code for plan in batch.new}
    known = {plan.told.code: plan for plan in batch.known}
    found = []
    for each in told:
        if problem := kept_out.get(each.place.row):
            found.append(Pushed(each.code, KEPT_OUT, problem.why, _FIELD_OF[problem.title]))
        elif each.code in new:
            found.append(Pushed(each.code, CREATED))
        else:
            plan = known[each.code]
            result = UPDATED if plan.is_changed else UNCHANGED
            changes = tuple(change.field for change in plan.verdict.changes)
            found.append(Pushed(each.code, result, changes=changes, waits=plan.verdict.waits))
    return found
