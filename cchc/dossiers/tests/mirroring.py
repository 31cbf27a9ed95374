"""Exports of the fixed cast's ward, brought and written by the services themselves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from cchc.dossiers.choices import ImportState
from cchc.dossiers.models import DossierImport, SourceChange
from cchc.dossiers.services import mirroring
from cchc.dossiers.tests.exports import csv_file, line
from cchc.kernel.jobs import work_off
from cchc.kernel.zone import HANOI
from cchc.organisation.tests.factories import Cast
from cchc.procedures.models import Procedure
from cchc.procedures.tests.factories import published

FIRST = datetime(2026, 1, 9, 17, 0, tzinfo=HANOI)
SECOND = datetime(2026, 1, 12, 9, 0, tzinfo=HANOI)
SOURCE = "Hệ thống tỉnh (mẫu)"
WHY = "Đã gia hạn đúng quy định ngày 08/01/2026, có phiếu xin lỗi"
LATE = line(due="07/01/2026", state="9", finished="08/01/2026")
PRETTY = line(due="08/01/2026", state="9", finished="08/01/2026")


def brought(
    who: Cast,
    content: BinaryIO | None = None,
    at: datetime = FIRST,
    *,
    name: str = "thang-1.csv",
    **more: Any,
) -> DossierImport:
    """Brought by chị Hoa; nobody has checked it yet."""
    return mirroring.bring_export(
        agency=who.ward,
        source=SOURCE,
        content=content or csv_file(line()),
        name=name,
        exported_at=at,
        actor=who.hoa,
        at=at,
        **more,
    )


def checked(
    who: Cast, content: BinaryIO | None = None, at: datetime = FIRST, **more: Any
) -> DossierImport:
    """Checked by the worker."""
    row = brought(who, content, at, **more)
    work_off()
    return fresh(row)


def written(who: Cast, *rows: Sequence[Any], at: datetime = FIRST, **more: Any) -> DossierImport:
    """Written by the worker."""
    row = checked(who, csv_file(*rows), at, **more)
    assert row.state == ImportState.CHECKED, (row.refusal, list(row.problems.values()))
    mirroring.import_export(brought=row, actor=who.hoa, at=at)
    work_off()
    return fresh(row)


def changed(who: Cast) -> SourceChange:
    """Late in the first export, on time in the second."""
    if not Procedure.objects.exists():
        published(who.quan)
    written(who, LATE)
    written(who, PRETTY, at=SECOND)
    return SourceChange.objects.select_related("dossier").get()


def fresh(row: DossierImport) -> DossierImport:
    """The row as it is in the database."""
    return DossierImport.objects.select_related("agency", "source", "file").get(pk=row.pk)
