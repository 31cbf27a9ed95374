"""Duties of the plan above beside what carries them out: a report with its table, a workbook.

Rule: docs/rules/plan-cascade.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from cchc.documents import render
from cchc.documents.choices import DocumentKind
from cchc.documents.content import (
    Annex,
    Block,
    Bullet,
    Column,
    Content,
    Heading,
    Para,
    Row,
    Signature,
    TableBlock,
)
from cchc.documents.queries import letterhead, symbol_for
from cchc.kernel.formats import date_vi
from cchc.organisation.models import User
from cchc.plans.exports.paper import inside_title
from cchc.plans.exports.sheets import Cell, Sheet, workbook
from cchc.plans.exports.tracking import MAKER
from cchc.plans.models import Plan
from cchc.plans.queries import Coverage, CoverageLine, heading_of
from cchc.plans.queries.cascade import BADGES
from cchc.plans.rules.cascade import STANDINGS

COLUMNS = (
    Column("TT", 0.5, "center"),
    Column("Yêu cầu của kế hoạch cấp trên", 4),
    Column("Thời hạn", 1.2),
    Column("Kết luận", 1.2, "center"),
    Column("Nhiệm vụ, chỉ tiêu của đơn vị", 3),
    Column("Lý do, ghi chú", 2),
)
SHEET = (
    ("TT", 6),
    ("Mục", 16),
    ("Yêu cầu của kế hoạch cấp trên", 70),
    ("Chủ trì", 26),
    ("Thời hạn", 22),
    ("Kết luận", 20),
    ("Nhiệm vụ, chỉ tiêu của đơn vị", 60),
    ("Lý do, ghi chú", 40),
)


def coverage_file(
    plan: Plan, coverage: Coverage, kind: str, *, by: User, at: datetime, today: date
) -> bytes:
    """The table as "docx" or "xlsx"; ``by`` stands as who drew it up."""
    if kind == "docx":
        return render.docx(coverage_report(plan, coverage, by=by, today=today))
    note = f"{plan.agency.full_name} – tính đến ngày {date_vi(today)}"
    rows = (_sheet_row(n, line) for n, line in enumerate(coverage.lines, 1))
    return workbook([Sheet("Đối chiếu", plan.title, note, SHEET, rows)], at=at)


def coverage_report(plan: Plan, coverage: Coverage, *, by: User, today: date) -> Content:
    """Counts and what is not covered in the text, every duty in a landscape appendix."""
    return Content(
        kind=DocumentKind.REPORT,
        letterhead=letterhead(plan.agency),
        symbol=symbol_for(plan.agency, DocumentKind.REPORT),
        title=f"Đối chiếu Kế hoạch {inside_title(plan.title)} với kế hoạch của cấp trên",
        year=today.year,
        blocks=tuple(_body(coverage, today)),
        signature=Signature("", MAKER, by.full_name),
        recipients=("Lãnh đạo cơ quan (để chỉ đạo)", "Lưu: VP"),
        annexes=(
            Annex(
                "BẢNG ĐỐI CHIẾU VỚI KẾ HOẠCH CỦA CẤP TRÊN",
                (TableBlock(COLUMNS, tuple(_rows(coverage.lines))),),
                subtitle=f"Tính đến ngày {date_vi(today)}",
                landscape=True,
            ),
        ),
    )


def _body(coverage: Coverage, today: date) -> Iterable[Block]:
    counts = [(BADGES[standing][0].lower(), coverage.count(standing)) for standing in STANDINGS]
    said = "; ".join(f"{count} {label}" for label, count in counts if count)
    yield Para(
        f"Đến ngày {date_vi(today)}, đối chiếu với {_named(coverage.parent)}, có "
        f"{len(coverage.lines)} yêu cầu{f', trong đó: {said}' if said else ''}."
    )
    yield Heading("Yêu cầu chưa có nhiệm vụ thực hiện", 1, "1.")
    lacking = [one for one in coverage.lines if one.standing in ("missing", "unseen")]
    if not lacking:
        yield Para("Không có.")
    for one in lacking:
        yield Bullet(f"{one.duty.label}: {one.duty.text.rstrip(' .;')}{_why(one)}.")
    yield Para("Chi tiết từng yêu cầu tại Phụ lục kèm theo.")


def _named(parent: Plan) -> str:
    """ "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh"."""
    heading = heading_of(parent)
    number = f" số {heading.reference}" if heading.number else ""
    day = f" ngày {date_vi(heading.issued_on)}" if heading.issued_on else ""
    issuer = f" của {parent.issuer}" if parent.issuer else ""
    return f"Kế hoạch{number}{day}{issuer}" if number or issuer else f"“{parent.title}”"


def _why(line: CoverageLine) -> str:
    said = _reason(line).rstrip(" .;")
    return f" ({said})" if said else ""


def _reason(line: CoverageLine) -> str:
    if line.fallen:
        return f"cần xem lại: {line.fallen}"
    return line.decision.reason if line.decision else ""


def _parts(line: CoverageLine) -> str:
    if line.standing != "covered":
        return ""
    return "\n".join(f"{part.label}. {part.text}" for part in line.parts)


def _rows(lines: Sequence[CoverageLine]) -> Iterable[Row]:
    for n, line in enumerate(lines, 1):
        text = f"{line.duty.label}. {line.duty.text}"
        row = (str(n), text, line.duty.deadline, line.badge.label, _parts(line), _reason(line))
        yield Row(row)


def _sheet_row(number: int, line: CoverageLine) -> Sequence[Cell]:
    duty = line.duty
    return (
        number,
        duty.label,
        duty.text,
        duty.who,
        duty.deadline,
        line.badge.label,
        _parts(line),
        _reason(line),
    )
