"""The tables of single pages, and their joining over page breaks.

Rule: docs/rules/extraction.md, "Tables of a PDF over page breaks".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..blocks import Cell, Place, Row, Table
from ..grids import Drawn, DrawnRow, rows_of, without_repeated_headers
from .lattices import Lattice, Region
from .lines import lines_of
from .pages import Letter

TOLERANCE = 4.0
_OUTER_TOLERANCE = 6.0
_CENTRE_ABOVE_BASELINE = 0.3
_ENDS_SENTENCE = (".", ";", ":", "!", "?")


@dataclass(frozen=True)
class Ruled:
    """A table on one page."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[tuple[Drawn, ...], ...]

    def is_carried_on_by(self, other: "Ruled") -> bool:
        """Whether a table on the next page has the same outer edges and columns."""
        outer = abs(self.left - other.left), abs(self.right - other.right)
        if max(outer) > _OUTER_TOLERANCE:
            return False
        mine, others = sorted((self._edges(), other._edges()), key=len)
        return all(any(abs(a - b) <= TOLERANCE for b in others) for a in mine)

    def _edges(self) -> set[float]:
        return {edge for row in self.rows for cell in row for edge in (cell.left, cell.right)}


@dataclass(frozen=True)
class Printed:
    """A table with the places of its rows, one tuple of rows per page."""

    table: Ruled
    places: tuple[Place, ...]


def split_by_lattice(
    letters: Sequence[Letter], lattices: Sequence[Lattice]
) -> tuple[list[Ruled], list[Letter]]:
    """(the tables with what is written in them, the letters outside); tables without a word go."""
    inside: list[dict[Region, list[Letter]]] = [{} for _ in lattices]
    outside: list[Letter] = []
    for letter in letters:
        x = (letter.left + letter.right) / 2
        y = letter.baseline - _CENTRE_ABOVE_BASELINE * letter.size
        for lattice, cells in zip(lattices, inside, strict=True):
            region = lattice.region_at(x, y)
            if region is not None:
                cells.setdefault(region, []).append(letter)
                break
        else:
            outside.append(letter)
    pairs = zip(lattices, inside, strict=True)
    return [_ruled(lattice, cells) for lattice, cells in pairs if cells], outside


def _ruled(lattice: Lattice, written: dict[Region, list[Letter]]) -> Ruled:
    rows = []
    for number, line in enumerate(lattice.regions):
        cells = dict.fromkeys(line)  # in order, each once
        rows.append(tuple(_drawn(lattice, cell, number, written) for cell in cells))
    across, down = lattice.across, lattice.down
    return Ruled(across[0], across[-1], down[0], down[-1], tuple(rows))


def _drawn(
    lattice: Lattice, region: Region, row: int, written: dict[Region, list[Letter]]
) -> Drawn:
    left, right = lattice.across[region.column], lattice.across[region.column_end]
    if region.row != row:
        return Drawn(left, right, covered=True)
    texts = tuple(line.text for line in lines_of(written.get(region, ())))
    return Drawn(left, right, tuple(text for text in texts if text))


def joined(pages: Sequence[Printed]) -> Table:
    """One table from its parts on consecutive pages."""
    drawn = [
        DrawnRow(cells, place)
        for page in pages
        for cells, place in zip(page.table.rows, page.places, strict=True)
    ]
    rows, header_rows = without_repeated_headers(rows_of(drawn, TOLERANCE), 0)
    place = Place(drawn[0].place.page, drawn[0].place.line_from, drawn[-1].place.line_to)
    return Table(_without_breaks(rows, header_rows), header_rows, place)


def _without_breaks(rows: Sequence[Row], header_rows: int) -> tuple[Row, ...]:
    """The rows with those that a page break cut in two made whole again."""
    numbered = not any(_is_unnumbered(row) for row in _inner(rows[header_rows:]))
    kept: list[Row] = []
    for at, row in enumerate(rows):
        is_first = at > header_rows and rows[at - 1].place.page != row.place.page
        if is_first and _carries_on(kept[-1], row, numbered=numbered):
            kept[-1:] = _whole(kept[-1], row)
        else:
            kept.append(row)
    return tuple(kept)


def _inner(rows: Sequence[Row]) -> list[Row]:
    """The rows that are neither first nor last on their page: no page break touches them."""
    pages = [None, *(row.place.page for row in rows), None]
    return [row for at, row in enumerate(rows) if pages[at] == pages[at + 1] == pages[at + 2]]


def _is_unnumbered(row: Row) -> bool:
    """Its first cell is there and empty, while others are not."""
    return row.spans[0] == 1 and not row.cells[0].lines and any(c.lines for c in row.cells)


def _carries_on(above: Row, row: Row, *, numbered: bool) -> bool:
    """Whether the first row of a page is the rest of the last one before.

    With every other row numbered, a row without a number is the rest of one (or its beginning,
    where the number is centred in the row and fell on the second page). Otherwise its text has to
    begin in the middle of a sentence.
    """
    if above.spans[0] != 1 or row.spans[0] != 1:
        return False
    if numbered and _is_unnumbered(row):
        return True
    if numbered and _is_unnumbered(above):
        return bool(row.cells[0].lines)
    pairs = zip(above.cells, row.cells, strict=True)
    return _is_unnumbered(row) and any(_is_one_sentence(one, two) for one, two in pairs)


def _is_one_sentence(above: Cell, below: Cell) -> bool:
    """The lower cell begins with a small letter, the upper one has not ended its sentence."""
    if not above.lines or not below.lines:
        return False
    return below.lines[0][:1].islower() and not above.lines[-1].endswith(_ENDS_SENTENCE)


def _whole(above: Row, row: Row) -> list[Row]:
    """One row of the two; where a cell merged downwards is cut as well, both, so marked."""
    if above.spans != row.spans:
        return [above, replace(row, continued=True)]
    return [_merged(above, row)]


def _merged(above: Row, row: Row) -> Row:
    cells = tuple(
        Cell(one.lines + two.lines) for one, two in zip(above.cells, row.cells, strict=True)
    )
    place = Place(above.place.page, above.place.line_from, row.place.line_to)
    return replace(above, cells=cells, place=place)
