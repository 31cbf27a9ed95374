"""The catalogue as an .xlsx file of six sheets, read and written."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.archives import opened
from cchc.kernel.extraction.limits import USUAL
from cchc.kernel.extraction.sheets.workbook import Sheet, Workbook
from cchc.kernel.extraction.sniffing import container_of, office_kind
from cchc.kernel.text import fold
from cchc.procedures.exchange.cells import drawn
from cchc.procedures.exchange.columns import TABLES, Column, Table
from cchc.procedures.exchange.rows import Row
from cchc.procedures.exchange.values import values_of
from cchc.procedures.whole import WholeVersion

NEITHER = "Hãy đưa tệp .xlsx (sáu trang theo mẫu) hoặc tệp .json của danh mục thủ tục."
_HEAD_WITHIN = 6  # the headings stand in one of the first rows


def rows_of_workbook(content: bytes, name: str) -> list[Row]:
    """The rows of the sheets that are known by name; RuleBroken says which one is missing."""
    if container_of(content) != "zip":
        raise RuleBroken(NEITHER, field="file")
    with opened(content, USUAL) as archive:
        kind, main_part = office_kind(archive)
        if kind != "xlsx":
            raise RuleBroken(NEITHER, field="file")
        sheets = {fold(sheet.name): sheet for sheet in Workbook(archive, main_part).sheets()}
    rows: list[Row] = []
    for table in TABLES:
        sheet = sheets.get(fold(table.name))
        if sheet is None:
            raise RuleBroken(f"Tệp thiếu trang “{table.name}”.", field="file")
        rows += _rows(table, sheet)
    return rows


def _rows(table: Table, sheet: Sheet) -> Iterator[Row]:
    head, names = _head(table, sheet)
    filled = sorted({row for row, _ in sheet.cells if row > head})
    for number in filled:
        cells = {
            name: "\n".join(sheet.cells.get((number, column), ())) for column, name in names.items()
        }
        if any(cells.values()):
            yield Row(table.part, f"dòng {number + 1}", cells)


def _head(table: Table, sheet: Sheet) -> tuple[int, dict[int, str]]:
    """The row of the headings, and which column holds what."""
    wanted = {fold(column.heading): column for column in table.columns}
    for row in range(_HEAD_WITHIN):
        names = {
            column: wanted[heading].name
            for (at, column), lines in sheet.cells.items()
            if at == row and (heading := fold(" ".join(lines))) in wanted
        }
        if "procedure" in names.values():
            _refuse_missing(table, names.values())
            return row, names
    raise RuleBroken(
        f"Trang “{table.name}” không có dòng tiêu đề với cột “{table.columns[0].heading}”.",
        field="file",
    )


def _refuse_missing(table: Table, names: Iterable[str]) -> None:
    here = set(names)
    missing = [each.heading for each in table.columns if each.is_needed and each.name not in here]
    if missing:
        raise RuleBroken(f"Trang “{table.name}” thiếu cột “{'”, “'.join(missing)}”.", field="file")


def workbook(versions: Sequence[WholeVersion]) -> bytes:
    """The versions as .xlsx; reads back the same."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        base = {"font_name": "Times New Roman", "font_size": 11, "text_wrap": True}
        head = book.add_format({**base, "bold": True, "border": 1, "bg_color": "#E8EEF5"})
        cell = book.add_format({**base, "border": 1, "valign": "top", "num_format": "@"})
        for table in TABLES:
            rows = [row for version in versions for row in values_of(version, table.part)]
            _draw(book.add_worksheet(table.name), table.columns, rows, head, cell)
    return stream.getvalue()


def _draw(
    sheet: Any,
    columns: Sequence[Column],
    rows: Sequence[dict[str, object]],
    head: Any,
    cell: Any,
) -> None:
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, head)
    for line, row in enumerate(rows, 1):
        for number, column in enumerate(columns):
            sheet.write_string(line, number, drawn(column, row[column.name]), cell)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
