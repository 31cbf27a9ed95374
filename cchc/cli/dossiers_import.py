"""``cchc dossiers import FILE --agency CODE [--mapping M] [--dry-run]``: a provincial export."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from cchc.cli.files import file_content
from cchc.dossiers.choices import ImportState
from cchc.dossiers.mirror.mapping import Mapping
from cchc.dossiers.models import DossierImport
from cchc.dossiers.queries import mirroring as queries
from cchc.dossiers.services import mirroring as services
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi
from cchc.kernel.zone import HANOI
from cchc.organisation.choices import AgencyKind
from cchc.organisation.models import Agency

USUAL_SOURCE = "Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh"


def arguments(parser: ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp xuất (.xlsx hoặc .csv)")
    parser.add_argument("--agency", metavar="MÃ", help="mã cơ quan; một phường thì không cần ghi")
    parser.add_argument("--mapping", type=Path, metavar="TỆP", help="ghép cột (.json)")
    parser.add_argument("--source", default=USUAL_SOURCE, metavar="TÊN", help="hệ thống nguồn")
    parser.add_argument(
        "--exported-at",
        metavar="LÚC",
        help="thời điểm xuất dữ liệu, như 2026-01-12T09:00; không ghi là bây giờ",
    )
    parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, in mọi dòng sai")


def run(options: Namespace) -> int:
    """Check, and write unless only the check is asked for; a dry run prints what it found."""
    mapping = _mapping(options.mapping) if options.mapping else None
    now = clock.now()
    with BytesIO(file_content(options.file)) as content:
        brought = services.bring_export(
            agency=_agency(options.agency),
            source=options.source,
            content=content,
            name=options.file.name,
            exported_at=_moment(options.exported_at) if options.exported_at else now,
            actor=None,
            at=now,
            mapping=mapping,
            later=False,
        )
    brought = services.check_export(brought=brought, at=now)
    if options.dry_run or brought.state == ImportState.REFUSED:
        return _let_go(brought, now, is_dry=options.dry_run)
    brought = services.import_export(brought=brought, actor=None, at=now, later=False)
    brought = services.write_export(brought=brought, at=now)
    print("\n".join([*_problems(brought), _counts(brought)]))
    return 0


def _let_go(brought: DossierImport, now: datetime, *, is_dry: bool) -> int:
    """Nothing was written; a dry run says what was found, an import that it was refused."""
    services.drop_export(brought=brought, actor=None, at=now)
    if brought.refusal:
        raise RuleBroken(brought.refusal)
    if not is_dry:
        raise RuleBroken(
            f"Chưa ghi gì: {number_vi(brought.bad)} trong {number_vi(brought.rows)} dòng sai;"
            " chạy lại với --dry-run để xem từng dòng, sửa ghép cột hoặc xuất lại."
        )
    print("\n".join([*_problems(brought), _counts(brought)]))
    return 0


def _agency(code: str | None) -> Agency:
    if code is None:
        wards = Agency.objects.filter(kind=AgencyKind.WARD)[:2]
        if len(wards) == 1:
            return wards[0]
        raise RuleBroken("Hệ thống không phải chỉ có một phường; ghi --agency MÃ.")
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        raise RuleBroken(f"Không có cơ quan mã “{code}”.")
    return agency


def _mapping(path: Path) -> Mapping:
    try:
        return Mapping.from_json(json.loads(file_content(path)))
    except ValueError:
        raise RuleBroken(f"Tệp ghép cột “{path}” không phải là JSON.") from None


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise RuleBroken(f"“{text}” không phải là thời điểm; ghi như 2026-01-12T09:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)


def _problems(brought: DossierImport) -> Iterator[str]:
    """A line for each bad value and each row that is kept out."""
    for row in queries.problems_of(brought).iterator():
        sheet = f"{row.sheet}, " if row.sheet else ""
        column = f" ({row.column})" if row.column else ""
        value = f"“{row.value}”: " if row.value else ""
        where = f"{sheet}dòng {row.row}, {row.title}{column}"
        yield f"{row.get_kind_display()}: {where}: {value}{row.why}"


def _counts(brought: DossierImport) -> str:
    counts = {
        "dòng": brought.rows,
        "sai": brought.bad,
        "để ngoài": brought.kept_out,
        "hồ sơ mới": brought.created,
        "cập nhật": brought.updated,
        "không đổi": brought.unchanged,
        "sửa ở nguồn": brought.changes,
        "chờ xác nhận": brought.waiting,
    }
    return ", ".join(f"{label} {number_vi(number)}" for label, number in counts.items())
