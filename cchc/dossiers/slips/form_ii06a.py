"""Form II.06a/VPCP/KSTT, for the printer and as .xlsx; docs/rules/dossier-statistics.md."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from cchc.documents.content import UNSIGNED, Column, Content, Letterhead, Para, Row, TableBlock
from cchc.kernel.formats import date_vi, number_vi
from cchc.kernel.periods import Period

Line = Sequence[int | str]
TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính tại Trung tâm Phục vụ hành chính công"
FORM = "Biểu số II.06a/VPCP/KSTT"
UNIT = "Đơn vị tính: số hồ sơ TTHC"
_TAKEN, _DONE, _OPEN = ("Tiếp nhận",), ("Đã giải quyết",), ("Đang giải quyết",)
COLUMNS = (
    Column("TT", 0.6, "center"),
    Column("Lĩnh vực, công việc giải quyết theo cấp", 3.6),
    Column("Tổng số", 1, "right", _TAKEN),
    Column("Trực tuyến", 1, "right", _TAKEN),
    Column("Trực tiếp, dịch vụ bưu chính", 1.2, "right", _TAKEN),
    Column("Từ kỳ trước", 1, "right", _TAKEN),
    Column("Tổng số", 1, "right", _DONE),
    Column("Trước hạn", 1, "right", _DONE),
    Column("Đúng hạn", 1, "right", _DONE),
    Column("Quá hạn", 1, "right", _DONE),
    Column("Tổng số", 1, "right", _OPEN),
    Column("Trong hạn", 1, "right", _OPEN),
    Column("Quá hạn", 1, "right", _OPEN),
)
EMPTY = "Trong kỳ không có hồ sơ nào."
_HEAD = 4  # first row of the header in the sheet, from 0
_GROUPS = ((2, 5, _TAKEN[0]), (6, 9, _DONE[0]), (10, 12, _OPEN[0]))


@dataclass(frozen=True)
class FormII06a:
    """The rows as measured, who reports, to whom, over which days."""

    letterhead: Letterhead
    reporter: str
    receiver: str
    period: Period
    lines: Sequence[Line]


def total_of(lines: Sequence[Line]) -> list[int]:
    """The sums of the eleven columns of figures."""
    return [sum(int(line[n]) for line in lines) for n in range(2, len(COLUMNS))]


def form_ii06a(form: FormII06a) -> Content:
    """The form as a document without signature or number."""
    total = Row(("", "Tổng cộng", *map(number_vi, total_of(form.lines))), bold=True)
    rows = [
        Row((str(n), str(name), *map(number_vi, map(int, rest)))) for n, name, *rest in form.lines
    ]
    table = TableBlock(COLUMNS, (total, *rows), unit_note=UNIT, numbered_columns=True, size=10)
    return Content(
        kind="",
        form=TITLE,
        letterhead=form.letterhead,
        symbol="",
        title=days_of(form.period),
        year=form.period.last.year,
        blocks=(
            Para(f"{FORM} (TT 01/2020/TT-VPCP)", italic=True, indent=False),
            Para(f"Đơn vị báo cáo: {form.reporter}", indent=False),
            *_receiver(form),
            table if form.lines else Para(EMPTY, indent=False),
        ),
        signature=UNSIGNED,
        recipients=(),
        sheet="A4 lying",
    )


def _receiver(form: FormII06a) -> list[Para]:
    """Named where the agency stands below another."""
    told = f"Đơn vị nhận báo cáo: {form.receiver}"
    return [Para(told, indent=False)] if form.receiver else []


def days_of(period: Period) -> str:
    """ "Kỳ báo cáo: Quý I năm 2026 (từ ngày … đến ngày …)"."""
    days = f"từ ngày {date_vi(period.first)} đến ngày {date_vi(period.last)}"
    return f"Kỳ báo cáo: {days}" if period.is_range else f"Kỳ báo cáo: {period.label} ({days})"


def form_workbook(form: FormII06a) -> bytes:
    """The same as .xlsx: figures are numbers, the head stands on every page."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        sheet = book.add_worksheet("II.06a")
        base = {"font_name": "Times New Roman", "font_size": 11}
        _write_head(book, sheet, form, base)
        boxed = {**base, "border": 1, "valign": "top", "text_wrap": True}
        text = book.add_format(boxed)
        figure = book.add_format({**boxed, "num_format": "#,##0"})
        bold = book.add_format({**boxed, "bold": True, "num_format": "#,##0"})
        row = _HEAD + 3
        sheet.write_row(row, 0, ["", "Tổng cộng", *total_of(form.lines)], bold)
        for n, line in enumerate(form.lines, row + 1):
            sheet.write_number(n, 0, int(line[0]), figure)
            sheet.write_string(n, 1, str(line[1]), text)
            sheet.write_row(n, 2, [int(cell) for cell in line[2:]], figure)
        sheet.freeze_panes(row, 2)
        sheet.repeat_rows(_HEAD, _HEAD + 2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return stream.getvalue()


def _write_head(book: Any, sheet: Any, form: FormII06a, base: dict[str, Any]) -> None:
    bold = book.add_format({**base, "bold": True})
    middle = book.add_format({**base, "bold": True, "align": "center", "font_size": 13})
    plain = book.add_format({**base, "italic": True, "align": "center"})
    last = len(COLUMNS) - 1
    sheet.write_string(0, 0, form.reporter.upper(), bold)
    sheet.merge_range(1, 0, 1, last, TITLE.upper(), middle)
    sheet.merge_range(2, 0, 2, last, f"{FORM} · {days_of(form.period)}", plain)
    sheet.merge_range(3, 0, 3, last, UNIT, book.add_format({**base, "align": "right"}))
    head = book.add_format(
        {
            **base,
            "bold": True,
            "border": 1,
            "align": "center",
            "valign": "vcenter",
            "text_wrap": True,
        }
    )
    for n, column in enumerate(COLUMNS):
        sheet.set_column(n, n, column.share * 9)
        if column.above:
            sheet.write_string(_HEAD + 1, n, column.title, head)
        else:
            sheet.merge_range(_HEAD, n, _HEAD + 1, n, column.title, head)
        sheet.write_string(_HEAD + 2, n, f"({n + 1})", head)
    for first, end, label in _GROUPS:
        sheet.merge_range(_HEAD, first, _HEAD, end, label, head)
