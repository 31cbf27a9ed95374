"""The annex of a report's figures as .xlsx: every number with its definition and its records."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

from cchc.kernel.formats import moment_vi
from cchc.reports.rules.composed import Composed, Figure
from cchc.reports.rules.edits import Edit, changed, placed

FIGURES = ("Mục", "Câu", "Mã số liệu", "Giá trị", "Số đạt", "Tổng số", "Cách tính", "Bản ghi")
EDITED = ("Mục", "Hệ thống tính", "Sau điều chỉnh", "Câu sau điều chỉnh", "Lý do", "Người", "Lúc")
WIDTHS = (28, 60, 30, 12, 10, 10, 60, 60)
EDITED_WIDTHS = (28, 16, 16, 60, 40, 24, 22)


@dataclass
class _Book:
    """The workbook with its formats."""

    book: Any
    head: Any
    text: Any
    number: Any

    def sheet(self, name: str, columns: Sequence[str], widths: Sequence[int] = ()) -> Any:
        """A sheet whose first row is the head and is printed on every page."""
        sheet = self.book.add_worksheet(name)
        sheet.write_row(0, 0, list(columns), self.head)
        for n, width in enumerate(widths or [8, 44, *[14] * max(len(columns) - 2, 0)]):
            sheet.set_column(n, n, width)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def put(self, sheet: Any, row: int, cells: Sequence[str | Decimal | None]) -> None:
        """Texts as texts, numbers as numbers."""
        for n, cell in enumerate(cells):
            if isinstance(cell, Decimal):
                sheet.write_number(row, n, float(cell), self.number)
            else:
                sheet.write_string(row, n, cell or "", self.text)


def figures_workbook(report: Composed, edits: Sequence[Edit] = (), host: str = "") -> bytes:
    """The figures of the sentences, each table, and what was changed by hand.

    ``host`` stands before the addresses of the records.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as made:
        base = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "valign": "top"}
        book = _Book(
            made,
            made.add_format({**base, "bold": True, "text_wrap": True, "align": "center"}),
            made.add_format({**base, "text_wrap": True}),
            made.add_format({**base, "num_format": "#,##0.##"}),
        )
        _figures(book, report, host)
        for number, table in enumerate(report.tables, 1):
            sheet = book.sheet(f"Bảng {number}", table.columns)
            for row, line in enumerate(table.rows, 1):
                book.put(sheet, row, [line.group] if line.group else line.cells)
        _edits(book, report, edits)
    return stream.getvalue()


def _figures(book: _Book, report: Composed, host: str) -> None:
    sheet = book.sheet("Số liệu", FIGURES, WIDTHS)
    row = 0
    for _, section, sentence in placed(report):
        for figure in sentence.figures:
            row += 1
            book.put(sheet, row, _line(section.title or "Mở đầu", sentence.text, figure, host))


def _line(section: str, text: str, figure: Figure, host: str) -> tuple[str | Decimal | None, ...]:
    part = None if figure.part is None else Decimal(figure.part)
    whole = None if figure.whole is None else Decimal(figure.whole)
    value, records = Decimal(figure.value), f"{host}{figure.records}"
    return (section, text, figure.id, value, part, whole, figure.source, records)


def _edits(book: _Book, report: Composed, edits: Sequence[Edit]) -> None:
    by_place = {edit.place: edit for edit in edits}
    if not by_place:
        return
    sheet = book.sheet("Điều chỉnh thủ công", EDITED, EDITED_WIDTHS)
    row = 0
    for place, section, sentence in placed(report):
        edit = by_place.get(place)
        for one in changed(sentence, edit.text) if edit else ():
            assert edit is not None
            row += 1
            at, where = moment_vi(edit.at), section.title or "Mở đầu"
            cells = (where, one.computed, one.edited, edit.text, edit.reason, edit.by, at)
            book.put(sheet, row, cells)
