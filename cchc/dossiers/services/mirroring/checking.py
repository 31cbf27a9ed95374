"""An export is read whole: every bad row named, nothing written but that."""

import logging
from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from cchc.dossiers.choices import ImportState, ProblemKind
from cchc.dossiers.mirror.reading import Read
from cchc.dossiers.mirror.told import Problem
from cchc.dossiers.models import DossierImport, ImportProblem
from cchc.dossiers.services.mirroring import noting
from cchc.dossiers.services.mirroring.catalogue import Catalogue
from cchc.dossiers.services.mirroring.planning import Batch, planned
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken

ROWS_AT_ONCE = 1_000
NOTHING = "Bảng không có hồ sơ nào dưới dòng tiêu đề."
BROKE_OFF = (
    "Chương trình không đọc được tệp này do lỗi bên trong (đã ghi vào nhật ký máy chủ). Hãy xuất"
    " lại từ hệ thống nguồn kiểu CSV rồi thử lần nữa."
)

_log = logging.getLogger(__name__)


def check_export(*, brought: DossierImport, at: datetime) -> DossierImport:
    """Read the export and say what writing it would do; a second run says it anew."""
    if brought.state != ImportState.CHECKING:
        return brought
    brought.problems.all().delete()
    _begin_anew(brought)
    try:
        _read(brought)
    except RuleBroken as broken:
        brought.refusal = broken.message
    except Exception:
        _log.exception("export %s could not be read", brought.pk)
        brought.refusal = BROKE_OFF
    return _ended(brought, at)


def _begin_anew(brought: DossierImport) -> None:
    brought.rows = brought.bad = brought.kept_out = brought.done = 0
    brought.created = brought.updated = brought.unchanged = 0
    brought.changes = brought.waiting = 0
    brought.refusal, brought.titles = "", []


def _read(brought: DossierImport) -> None:
    catalogue = Catalogue(brought.agency, brought.source.understood())
    with noting.told(brought) as (export, rows):
        try:
            while part := list(islice(rows, ROWS_AT_ONCE)):
                _take(brought, part, catalogue)
        finally:
            brought.titles = list(export.titles)
    if not brought.rows:
        raise RuleBroken(NOTHING)


def _take(brought: DossierImport, part: list[Read], catalogue: Catalogue) -> None:
    bad = [each for each in part if isinstance(each, list)]
    good = [each for each in part if not isinstance(each, list)]
    batch = planned(brought, good, catalogue)
    brought.rows += len(part)
    brought.bad += len(bad)
    count(brought, batch)
    keep_problems(brought, ProblemKind.BAD, (problem for row in bad for problem in row))
    keep_problems(brought, ProblemKind.KEPT_OUT, batch.kept_out)
    DossierImport.objects.filter(pk=brought.pk, state=ImportState.CHECKING).update(
        rows=brought.rows, bad=brought.bad
    )


def count(brought: DossierImport, batch: Batch) -> None:
    """Add what the rows do, or would do, to the figures of the import."""
    brought.kept_out += len(batch.kept_out)
    brought.created += len(batch.new)
    brought.updated += len(batch.changed)
    brought.unchanged += len(batch.known) - len(batch.changed)
    brought.changes += len(batch.with_changes)
    brought.waiting += sum(each.verdict.waits for each in batch.with_changes)


def keep_problems(brought: DossierImport, kind: ProblemKind, found: Iterable[Problem]) -> None:
    """List them, each with its place."""
    ImportProblem.objects.bulk_create(
        [
            ImportProblem(
                brought_in=brought,
                kind=kind,
                sheet=problem.place.sheet[:100],
                row=problem.place.row,
                column=problem.column,
                title=problem.title[:100],
                value=problem.value,
                why=problem.why,
            )
            for problem in found
        ],
        batch_size=500,
    )


def _ended(brought: DossierImport, at: datetime) -> DossierImport:
    """Checked when every row can be read; the chain says what was found."""
    is_good = not brought.refusal and not brought.bad
    with audit.transaction():
        if noting.locked(brought, ImportState.CHECKING) is None:
            return brought
        brought.state = ImportState.CHECKED if is_good else ImportState.REFUSED
        brought.save()
        noting.note(brought, "check_export", actor=brought.brought_by, at=at)
    return brought
