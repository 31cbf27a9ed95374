"""The sheet on which a day's fees are reconciled, as values and as .xlsx."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from cchc.kernel.formats import date_vi
from cchc.kernel.zone import local_minute

NO_RECEIPT, TWICE = "thiếu số biên lai", "trùng số biên lai"


@dataclass(frozen=True)
class FeeLine:
    """A payment of the day; ``mark`` is what is the matter with it, "" when nothing is."""

    code: str
    procedure: str
    officer: str
    how: str
    amount: int
    receipt: str
    at: datetime
    mark: str = ""
    exempt_reason: str = ""
    is_cancelled: bool = False
    dossier: int = 0


@dataclass(frozen=True)
class FeeGroup:
    """What an officer took in one way."""

    officer: str
    how: str
    dossiers: int
    amount: int
    without_receipt: int


@dataclass(frozen=True)
class Owing:
    """A dossier whose fee fell due that day and was not taken."""

    code: str
    procedure: str
    amount: int
    dossier: int = 0


@dataclass(frozen=True)
class FeeSheet:
    """A day of an agency, or of one officer in it; cancelled lines are shown and not counted."""

    agency: str
    day: date
    lines: tuple[FeeLine, ...]
    owing: tuple[Owing, ...] = ()
    officer: str = ""

    @property
    def counted(self) -> list[FeeLine]:
        """The lines that were not cancelled."""
        return [line for line in self.lines if not line.is_cancelled]

    @property
    def groups(self) -> list[FeeGroup]:
        """By officer and way, in that order."""
        keys = sorted({(line.officer, line.how) for line in self.counted})
        return [self._group(officer, how) for officer, how in keys]

    def _group(self, officer: str, how: str) -> FeeGroup:
        lines = [x for x in self.counted if (x.officer, x.how) == (officer, how)]
        return FeeGroup(
            officer,
            how,
            len({line.code for line in lines}),
            sum(line.amount for line in lines),
            sum(line.mark == NO_RECEIPT for line in lines),
        )

    @property
    def total(self) -> int:
        """All that was taken, in dong."""
        return sum(line.amount for line in self.counted)

    @property
    def dossiers(self) -> int:
        """How many dossiers have a line."""
        return len({line.code for line in self.counted})

    @property
    def without_receipt(self) -> int:
        """How many lines have no receipt yet."""
        return sum(line.mark == NO_RECEIPT for line in self.counted)


_COLUMNS: tuple[tuple[str, int, Callable[[FeeLine], str | int]], ...] = (
    ("Mã hồ sơ", 24, lambda line: line.code),
    ("Thủ tục", 40, lambda line: line.procedure),
    ("Người thu", 22, lambda line: line.officer),
    ("Cách thu", 18, lambda line: line.how),
    ("Số tiền (đồng)", 16, lambda line: line.amount),
    ("Số biên lai", 20, lambda line: line.receipt),
    ("Giờ", 8, lambda line: f"{local_minute(line.at):%H:%M}"),
    ("Ghi chú", 34, lambda line: remark(line)),
)
_HEAD = 3  # the row of the column titles, from 0


def remark(line: FeeLine) -> str:
    """What a reader has to know of a line besides its figures."""
    if line.is_cancelled:
        return "đã hủy, không tính"
    return f"được miễn: {line.exempt_reason}" if line.exempt_reason else line.mark


def fee_workbook(sheet: FeeSheet) -> bytes:
    """The sheet as .xlsx: the lines with their sum, the groups, what was not taken."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        base = {"font_name": "Times New Roman", "font_size": 11}
        style = {
            "title": book.add_format({**base, "bold": True, "font_size": 14}),
            "plain": book.add_format(base),
            "head": book.add_format({**base, "bold": True, "border": 1, "text_wrap": True}),
            "cell": book.add_format({**base, "border": 1, "text_wrap": True, "valign": "top"}),
            "money": book.add_format({**base, "border": 1, "num_format": "#,##0", "valign": "top"}),
        }
        page = book.add_worksheet("Đối chiếu")
        row = _write_lines(page, sheet, style)
        row = _write_groups(page, sheet, style, row + 1)
        _write_owing(page, sheet, style, row + 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.freeze_panes(_HEAD + 1, 1)
    return stream.getvalue()


def _write_lines(page: Any, sheet: FeeSheet, style: dict[str, Any]) -> int:
    page.write_string(0, 0, "BẢNG ĐỐI CHIẾU THU PHÍ, LỆ PHÍ", style["title"])
    who = f" - {sheet.officer}" if sheet.officer else ""
    page.write_string(1, 0, f"{sheet.agency}, ngày {date_vi(sheet.day)}{who}", style["plain"])
    for n, (title, width, _) in enumerate(_COLUMNS):
        page.set_column(n, n, width)
        page.write_string(_HEAD, n, title, style["head"])
    row = _HEAD + 1
    for line in sheet.lines:
        _write_row(page, row, [value(line) for _, _, value in _COLUMNS], style)
        row += 1
    _write_row(
        page, row, ["Cộng", f"{sheet.dossiers} hồ sơ", "", "", sheet.total, "", "", ""], style
    )
    return row + 1


def _write_groups(page: Any, sheet: FeeSheet, style: dict[str, Any], row: int) -> int:
    titles = ["Người thu", "Cách thu", "Số hồ sơ", "Thiếu biên lai", "Số tiền (đồng)"]
    for n, title in enumerate(titles):
        page.write_string(row, n, title, style["head"])
    for group in sheet.groups:
        row += 1
        said = [group.officer, group.how, str(group.dossiers), str(group.without_receipt)]
        _write_row(page, row, [*said, group.amount], style)
    return row + 1


def _write_owing(page: Any, sheet: FeeSheet, style: dict[str, Any], row: int) -> None:
    if not sheet.owing:
        return
    page.write_string(row, 0, "Đến kỳ thu trong ngày mà chưa thu", style["head"])
    for owed in sheet.owing:
        row += 1
        _write_row(page, row, [owed.code, owed.procedure, "", "", owed.amount], style)


def _write_row(page: Any, row: int, values: list[str | int], style: dict[str, Any]) -> None:
    for n, value in enumerate(values):
        if isinstance(value, int):
            page.write_number(row, n, value, style["money"])
        else:
            page.write_string(row, n, value, style["cell"])
