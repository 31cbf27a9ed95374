"""The inventory's table, read row by row; docs/rules/results.md, "The inventory's table"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.rows.cells import Cell, Row
from cchc.kernel.formats import parse_date_vi
from cchc.kernel.text import fold, nfc

FIRST_YEAR = 1945
LONGEST = {"number": 60, "name": 300, "procedure": 40, "holder": 200, "place": 200}
COLUMNS = {
    "number": "Số, ký hiệu",
    "field": "Lĩnh vực",
    "year": "Năm cấp",
    "issued_on": "Ngày cấp",
    "name": "Tên kết quả",
    "procedure": "Mã thủ tục",
    "valid_from": "Giá trị từ",
    "valid_to": "Giá trị đến",
    "holder": "Người được cấp",
    "place": "Nơi để bản giấy",
}
_BY_TITLE = {fold(title): name for name, title in COLUMNS.items()}
_DEMANDED = ("number", "field", "name")
_DAYS = ("issued_on", "valid_from", "valid_to")


@dataclass(frozen=True)
class Told:
    """A row as the file says it."""

    row: int
    number: str
    field: str
    year: int
    name: str
    issued_on: date | None = None
    procedure: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    holder: str = ""
    place: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What makes a row the same: number, field, year; without accents and signs."""
        return number_key(self.number), fold(self.field), self.year


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


def number_key(number: str) -> str:
    """A number without accents, signs and capitals: "12/2015-KS" is "12 2015 ks"."""
    return fold(number)


def read(rows: Iterable[Row], *, today: date) -> Sheet:
    """The rows below the heading; RuleBroken when there is no heading."""
    sheet, places = Sheet(), None
    for row in rows:
        if places is None:
            places = _heading(row)
        else:
            _take(sheet, _Cells(row, places, today))
    if places is None:
        raise RuleBroken(
            "Không thấy dòng tiêu đề. Tệp cần các cột: "
            f"{', '.join(COLUMNS[name] for name in _DEMANDED)}, Năm cấp hoặc Ngày cấp.",
            field="file",
        )
    return sheet


def _heading(row: Row) -> Mapping[str, int] | None:
    """Where each column is, when this is the heading."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        name = _BY_TITLE.get(fold(str(cell)))
        if name and name not in found:
            found[name] = place
    has_all = all(name in found for name in _DEMANDED)
    return found if has_all and ("year" in found or "issued_on" in found) else None


def _take(sheet: Sheet, cells: "_Cells") -> None:
    texts = {name: cells.text(name) for name in (*_DEMANDED, "procedure", "holder", "place")}
    days = {name: cells.day(name) for name in _DAYS}
    year = cells.year(days["issued_on"])
    cells.demand_order(days)
    if cells.problems or year is None:
        sheet.problems += cells.problems
        return
    sheet.rows.append(
        Told(
            row=cells.row.number,
            number=texts["number"],
            field=texts["field"],
            year=year,
            name=texts["name"],
            issued_on=days["issued_on"],
            procedure=texts["procedure"],
            valid_from=days["valid_from"],
            valid_to=days["valid_to"],
            holder=texts["holder"],
            place=texts["place"],
        )
    )


class _Cells:
    """One row: its cells by name, and what is wrong with them."""

    def __init__(self, row: Row, places: Mapping[str, int], today: date) -> None:
        self.row, self.places, self.today = row, places, today
        self.problems: list[Problem] = []

    def wrong(self, name: str, why: str) -> None:
        """Note what is wrong with the cell."""
        self.problems.append(Problem(self.row.number, COLUMNS[name], why))

    def is_wrong(self, name: str) -> bool:
        """Whether something is wrong with the cell already."""
        return any(problem.column == COLUMNS[name] for problem in self.problems)

    def cell(self, name: str) -> Cell:
        """What stands there; "" where the file has no such column."""
        return self.row.at(self.places[name]) if name in self.places else ""

    def text(self, name: str) -> str:
        """The text, when it is there if it must and is not too long."""
        found = nfc(str(self.cell(name)))
        if not found and name in _DEMANDED:
            self.wrong(name, "Để trống; phải ghi.")
        if len(found) > LONGEST.get(name, 300):
            self.wrong(name, f"Dài quá {LONGEST.get(name, 300)} chữ.")
        if name == "number" and found and not number_key(found):
            self.wrong(name, "Không có chữ hay số nào.")
        return found

    def day(self, name: str) -> date | None:
        """The day, None when nothing is written."""
        cell = self.cell(name)
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if not cell.strip():
            return None
        try:
            return parse_date_vi(cell.strip())
        except RuleBroken as broken:
            self.wrong(name, broken.message)
            return None

    def year(self, issued_on: date | None) -> int | None:
        """The year of issue, from its own cell or from the day."""
        text = str(self.cell("year")).strip()
        if not text:
            if issued_on is None and not self.is_wrong("issued_on"):
                self.wrong("year", "Ghi năm cấp hoặc ngày cấp.")
            return issued_on.year if issued_on else None
        if not text.isascii() or not text.isdecimal():
            self._no_year(text)
            return None
        year = int(text)
        if not FIRST_YEAR <= year <= self.today.year:
            self._no_year(text)
            return None
        if issued_on and issued_on.year != year:
            self.wrong("year", f"Ngày cấp {issued_on:%d/%m/%Y} không thuộc năm {year}.")
        return year

    def _no_year(self, text: str) -> None:
        self.wrong("year", f"“{text}” không phải năm từ {FIRST_YEAR} đến {self.today.year}.")

    def demand_order(self, days: Mapping[str, date | None]) -> None:
        """Issued by today, valid from before valid to, still valid."""
        if days["issued_on"] and days["issued_on"] > self.today:
            self.wrong("issued_on", "Ngày cấp ở tương lai.")
        last = days["valid_to"]
        first = days["valid_from"] or days["issued_on"]
        if last and first and last < first:
            self.wrong("valid_to", "Hết giá trị trước khi có giá trị.")
        elif last and last < self.today:
            self.wrong(
                "valid_to",
                f"Đã hết giá trị từ sau ngày {last:%d/%m/%Y}; bỏ dòng này khỏi tệp, hoặc thêm bằng "
                "tay rồi loại có lý do.",
            )
