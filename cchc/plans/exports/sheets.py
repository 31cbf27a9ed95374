"""Workbooks with a head that stays, texts that are never formulas, and dates that are dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from cchc.kernel.zone import local_minute

Cell = str | int | date | None
FIRST_ROW = 3  # title, note, head
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FONT = {"font_name": "Times New Roman", "font_size": 11}
_A4 = 9
_LONGEST = 32_767  # characters that a cell of Excel holds


@dataclass(frozen=True)
class Across:
    """A row that opens a group: a code in the first column, a title over the others."""

    code: str
    title: str


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``columns`` are (title, width in characters)."""

    name: str
    title: str
    note: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell] | Across]


def workbook(sheets: Iterable[Sheet], *, at: datetime) -> bytes:
    """The workbook; the same sheets and moment give the same bytes."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": local_minute(at).replace(tzinfo=None)})
        pens = _Pens(book)
        for sheet in sheets:
            _Drawing(book.add_worksheet(sheet.name), sheet, pens).draw()
    return stream.getvalue()


class _Pens:
    """The formats of a workbook; a text like a formula is kept a text when it is edited too."""

    def __init__(self, book: Any) -> None:
        boxed = {**_FONT, "border": 1, "text_wrap": True, "valign": "top"}
        self.title = book.add_format({**_FONT, "bold": True, "font_size": 14})
        self.note = book.add_format({**_FONT, "italic": True})
        self.head = book.add_format(
            {**boxed, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EEF5"}
        )
        self.text = book.add_format(boxed)
        self.guarded = book.add_format({**boxed, "quote_prefix": True})
        self.day = book.add_format({**boxed, "num_format": "dd/mm/yyyy", "align": "center"})
        self.group = book.add_format({**boxed, "bold": True, "bg_color": "#F3F5F7"})


class _Drawing:
    def __init__(self, paper: Any, sheet: Sheet, pens: _Pens) -> None:
        self.paper, self.sheet, self.pens = paper, sheet, pens

    def draw(self) -> None:
        """Title and note, the head that is repeated and stays, the rows."""
        self.paper.write_string(0, 0, self.sheet.title, self.pens.title)
        self.paper.write_string(1, 0, self.sheet.note, self.pens.note)
        for column, (title, width) in enumerate(self.sheet.columns):
            self.paper.set_column(column, column, width)
            self.paper.write_string(FIRST_ROW - 1, column, title, self.pens.head)
        for number, row in enumerate(self.sheet.rows, FIRST_ROW):
            self._row(number, row)
        self.paper.freeze_panes(FIRST_ROW, 0)
        self.paper.repeat_rows(FIRST_ROW - 1)
        self.paper.set_landscape()
        self.paper.set_paper(_A4)
        self.paper.fit_to_pages(1, 0)
        self.paper.set_footer("&CTrang &P/&N")

    def _row(self, number: int, row: Sequence[Cell] | Across) -> None:
        if isinstance(row, Across):
            last = len(self.sheet.columns) - 1
            self.paper.write_string(number, 0, row.code, self.pens.group)
            self.paper.merge_range(number, 1, number, last, "", self.pens.group)
            self.paper.write_string(number, 1, row.title, self.pens.group)
            return
        for column, value in enumerate(row):
            self._cell(number, column, value)

    def _cell(self, row: int, column: int, value: Cell) -> None:
        if value is None or value == "":
            self.paper.write_blank(row, column, None, self.pens.text)
        elif isinstance(value, date):
            self.paper.write_datetime(row, column, value, self.pens.day)
        elif isinstance(value, int):
            self.paper.write_number(row, column, value, self.pens.text)
        else:
            pen = self.pens.guarded if value.startswith(_FORMULA) else self.pens.text
            self.paper.write_string(row, column, value[:_LONGEST], pen)
