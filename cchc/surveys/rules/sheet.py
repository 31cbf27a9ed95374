"""The table of paper answers, read row by row; docs/rules/satisfaction.md, "Paper"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.cells import Cell, Row
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.text import fold, nfc
from cchc.surveys.rules.answering import LONGEST_TEXT
from cchc.surveys.rules.index import LEAST, MOST

CODE, DAY, TEXT = "Mã hồ sơ", "Ngày trả lời", "Ý kiến"
MOST_ROWS = 20_000


@dataclass(frozen=True)
class Told:
    """One paper as the file says it; marks by the code of the question."""

    row: int
    code: str
    day: date
    marks: Mapping[str, int]
    text: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong where."""

    row: int
    column: str
    why: str


@dataclass
class Sheet:
    """Everything that a file says, and what is wrong with it."""

    rows: list[Told] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def columns(codes: Iterable[str]) -> list[str]:
    """The heading of the table for these questions."""
    return [CODE, DAY, *codes, TEXT]


def read(rows: Iterable[Row], *, codes: Mapping[str, bool], today: date) -> Sheet:
    """The rows below the heading; ``codes``: question -> whether it must be answered."""
    sheet, places = Sheet(), None
    for row in rows:
        if places is None:
            places = _heading(row, codes)
        else:
            _take(sheet, row, places, codes, today)
        if len(sheet.rows) > MOST_ROWS:
            raise RuleBroken(f"Tệp có hơn {MOST_ROWS} phiếu; hãy chia nhỏ.", field="file")
    if places is None:
        raise RuleBroken(
            f"Không thấy dòng tiêu đề. Tệp cần các cột: {', '.join(columns(codes))}.", field="file"
        )
    if not sheet.rows and not sheet.problems:
        raise RuleBroken("Tệp không có phiếu nào dưới dòng tiêu đề.", field="file")
    return sheet


def _heading(row: Row, codes: Mapping[str, bool]) -> Mapping[str, int] | None:
    """Where each column is, when this is the heading with all that is needed."""
    wanted = {fold(name): name for name in columns(codes)}
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        name = wanted.get(fold(str(cell)))
        if name is not None:
            found.setdefault(name, place)
    needed = [CODE, DAY, *(code for code, is_needed in codes.items() if is_needed)]
    return found if all(name in found for name in needed) else None


def _take(
    sheet: Sheet, row: Row, places: Mapping[str, int], codes: Mapping[str, bool], today: date
) -> None:
    cells = _Cells(row, places)
    code, day, text = cells.code(), cells.day(today), cells.text()
    marks = {name: cells.mark(name, is_needed=needed) for name, needed in codes.items()}
    sheet.problems += cells.problems
    if not cells.problems and day is not None:
        given = {name: mark for name, mark in marks.items() if mark}
        sheet.rows.append(Told(row.number, code, day, given, text))


class _Cells:
    """The cells of a row by their column, and what is wrong with them."""

    def __init__(self, row: Row, places: Mapping[str, int]) -> None:
        self._row, self._places = row, places
        self.problems: list[Problem] = []

    def _cell(self, column: str) -> Cell:
        return self._row.at(self._places[column]) if column in self._places else ""

    def _wrong(self, column: str, why: str) -> None:
        self.problems.append(Problem(self._row.number, column, why))

    def code(self) -> str:
        code = nfc(str(self._cell(CODE))).strip().upper()
        if not code:
            self._wrong(CODE, "Chưa ghi mã hồ sơ.")
        return code

    def day(self, today: date) -> date | None:
        day = _day(self._cell(DAY))
        if day is None:
            self._wrong(DAY, "Ghi ngày kiểu 31/12/2026.")
        elif day > today:
            self._wrong(DAY, "Ngày trả lời ở tương lai.")
        return day

    def mark(self, name: str, *, is_needed: bool) -> int:
        mark = _mark(self._cell(name))
        if mark is None or (is_needed and not mark):
            self._wrong(name, f"Ghi một số từ {LEAST} đến {MOST}.")
        return mark or 0

    def text(self) -> str:
        text = nfc(str(self._cell(TEXT))).strip()
        if len(text) > LONGEST_TEXT:
            self._wrong(TEXT, f"Dài quá {LONGEST_TEXT} chữ.")
        return text


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return parse_date_vi(cell.strip())
    except (RuleBroken, ValueError):
        return None


def _mark(cell: Cell) -> int | None:
    """0 for an empty cell, None for what is no mark."""
    text = str(cell).strip()
    if not text:
        return 0
    if text.isascii() and text.isdigit() and LEAST <= int(text) <= MOST:
        return int(text)
    return None
