"""A workbook becomes blocks: each visible sheet's tables with the lines above and below them.

Rule: docs/rules/extraction.md, "Workbooks".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..archives import Archive
from ..blocks import Block, Paragraph, Place, Table
from ..errors import Unreadable
from ..gathering import Gathered
from ..grids import Drawn, DrawnRow, rows_of, without_repeated_headers
from ..limits import Limits
from .workbook import Sheet, Workbook
from .xml import Position

# A row with so many filled cells belongs to a table; letterheads and signatures have two.
_TABLE_CELLS = 3
TOO_LARGE = (
    "Trang tính quá dài hoặc quá rộng để đọc: hãy chép riêng bảng kế hoạch sang một tệp mới "
    "rồi tải lên."
)


def gather(archive: Archive, main_part: str, limits: Limits) -> Gathered:
    """Every visible sheet in order; lines are numbered through all of them."""
    blocks: list[Block] = []
    line = 0
    for sheet in Workbook(archive, main_part).sheets():
        if not sheet.cells:
            continue
        height = max(row for row, _ in sheet.cells) + 1
        width = max(column for _, column in sheet.cells) + 1
        if height > limits.rows or height * width > limits.sheet_cells:
            raise Unreadable(TOO_LARGE)
        blocks += _SheetReader(sheet, width, line).blocks()
        line += height
    return Gathered(tuple(blocks))


@dataclass(frozen=True)
class _Filled:
    """A row that says something: its number from 0, place, cells and how many are filled."""

    number: int
    place: Place
    cells: tuple[Drawn, ...]
    filled: int


class _SheetReader:
    """One sheet, row by row."""

    def __init__(self, sheet: Sheet, width: int, lines_before: int) -> None:
        self._sheet = sheet
        self._width = width
        self._lines_before = lines_before
        self._rows = sorted({row for row, _ in sheet.cells})
        self._merges: dict[int, list[tuple[Position, Position]]] = {}
        for row in self._rows:
            self._merges[row] = [m for m in sheet.merges if m[0][0] <= row <= m[1][0]]

    def blocks(self) -> list[Block]:
        """Paragraphs before the table, the table, paragraphs after it, and so on."""
        found: list[Block] = []
        table: list[_Filled] = []
        for segment in _segments([self._row(row) for row in self._rows]):
            start = next((n for n, row in enumerate(segment) if row.filled >= _TABLE_CELLS), None)
            before = segment if start is None else segment[:start]
            if before:
                found += _table(table)
                table = []
                found += [x for row in before for x in _paragraphs(row)]
            table += [] if start is None else segment[start:]
        return found + _table(table)

    def _row(self, row: int) -> _Filled:
        line = self._lines_before + row + 1
        cells = tuple(self._cells(row))
        return _Filled(row, Place(None, line, line), cells, sum(1 for x in cells if x.lines))

    def _cells(self, row: int) -> Iterator[Drawn]:
        column = 0
        while column < self._width:
            merge = next((m for m in self._merges[row] if m[0][1] <= column <= m[1][1]), None)
            if merge is None:
                end, covered = column + 1, False
            else:
                end, covered = min(merge[1][1] + 1, self._width), merge[0][0] != row
            lines = () if covered else self._sheet.cells.get((row, column), ())
            yield Drawn(column, end, lines, covered)
            column = end


def _segments(rows: Sequence[_Filled]) -> Iterator[list[_Filled]]:
    """Runs of rows without a blank one between."""
    run: list[_Filled] = []
    for row in rows:
        if run and row.number > run[-1].number + 1:
            yield run
            run = []
        run.append(row)
    yield run


def _paragraphs(row: _Filled) -> list[Block]:
    return [Paragraph("\n".join(cell.lines), row.place) for cell in row.cells if cell.lines]


def _table(rows: Sequence[_Filled]) -> list[Block]:
    """The table without the empty columns beside it."""
    if not rows:
        return []
    written = [cell for row in rows for cell in row.cells if cell.lines]
    left, right = min(cell.left for cell in written), max(cell.right for cell in written)
    drawn = [
        DrawnRow(tuple(x for x in row.cells if x.right > left and x.left < right), row.place)
        for row in rows
    ]
    kept, header_rows = without_repeated_headers(rows_of(drawn, 0), 0)
    place = Place(None, rows[0].place.line_from, rows[-1].place.line_to)
    return [Table(kept, header_rows, place)]
