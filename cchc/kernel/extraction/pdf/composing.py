"""Pages put together: paragraphs and tables that go on over page breaks, and running lines."""

from collections.abc import Sequence

from ..blocks import Block, Cell, Paragraph, Place, Row, Table
from .lines import Line
from .paragraphs import Gathering, Placed, gathered, usual_leading
from .sheets import Sheet, margins_of
from .sides import Margins, Sides, with_sides
from .tables import Printed, Ruled, joined


class Composer:
    """Puts the pages together, counting printed lines through the document."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._number = 0
        self._blocks: list[Block] = []
        self._lines: list[Placed] = []
        self._tables: list[Printed] = []

    def blocks(self) -> list[Block]:
        """All blocks in reading order."""
        shapes = {self._shape(sheet) for sheet in self._sheets}
        margins = {
            shape: margins_of(s for s in self._sheets if self._shape(s) == shape)
            for shape in shapes
        }
        for sheet in self._sheets:
            self._add(sheet, margins[self._shape(sheet)])
        self._finish_tables()
        self._finish_lines()
        return self._blocks

    @staticmethod
    def _shape(sheet: Sheet) -> tuple[int, int]:
        return round(sheet.width), round(sheet.height)

    def _add(self, sheet: Sheet, margins: Margins) -> None:
        leading = usual_leading(sheet.lines)
        parts: list[Line | Sides | Ruled] = [*sheet.tables]
        parts += self._between_tables(sheet, margins)
        for part in sorted(parts, key=_top):
            if isinstance(part, Ruled):
                self._add_table(part, sheet.number)
            elif isinstance(part, Sides):
                self._add_sides(part, sheet.number)
            else:
                self._finish_tables()
                self._number += 1
                placed = Placed(part, sheet.number, self._number, margins, leading)
                self._lines.append(placed)

    @staticmethod
    def _between_tables(sheet: Sheet, margins: Margins) -> list[Line | Sides]:
        """Lines on either side of a table never stand side by side."""
        tops = [table.top for table in sheet.tables]
        groups: dict[int, list[Line]] = {}
        for line in sheet.lines:
            groups.setdefault(sum(1 for top in tops if top < line.baseline), []).append(line)
        return [part for group in groups.values() for part in with_sides(group, margins)]

    def _take(self, page: int, height: int) -> Place:
        first = self._number + 1
        self._number += max(height, 1)
        return Place(page, first, self._number)

    def _add_table(self, table: Ruled, page: int) -> None:
        self._finish_lines()
        if self._tables and not self._tables[-1].table.is_carried_on_by(table):
            self._finish_tables()
        heights = [max((len(cell.lines) for cell in row), default=1) for row in table.rows]
        places = tuple(self._take(page, height) for height in heights)
        self._tables.append(Printed(table, places))

    def _add_sides(self, sides: Sides, page: int) -> None:
        self._finish_tables()
        self._finish_lines()
        cells = tuple(Cell(tuple(x.text for x in side)) for side in (sides.left, sides.right))
        place = self._take(page, sides.height)
        self._blocks.append(Table((Row(cells, (1, 1), place),), 0, place))

    def _finish_tables(self) -> None:
        if self._tables:
            self._blocks.append(joined(self._tables))
        self._tables = []

    def _finish_lines(self) -> None:
        self._blocks += [_paragraph(found) for found in gathered(self._lines)]
        self._lines = []


def _top(part: Line | Sides | Ruled) -> float:
    return part.baseline if isinstance(part, Line) else part.top


def _paragraph(found: Gathering) -> Paragraph:
    first, last = found.lines[0], found.lines[-1]
    return Paragraph(
        found.text,
        Place(first.page, first.number, last.number),
        bold=all(placed.line.bold for placed in found.lines),
        italic=all(placed.line.italic for placed in found.lines),
        centred=all(placed.is_centred for placed in found.lines),
        indent=round(first.line.left - first.margins.left, 1),
    )
