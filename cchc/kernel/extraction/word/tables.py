"""Word tables: rows and cells with their merges, before they are put on one grid."""

from collections.abc import Callable, Iterator
from itertools import accumulate

from lxml import etree

from ..blocks import Place
from ..grids import Drawn, DrawnRow
from .paragraphs import children
from .xml import flag, local, value, w, whole

# Borders that miss each other by less than this (1.8 mm) were meant to be one.
TOLERANCE_TWIPS = 100.0
_USUAL_WIDTH = 1000
_MOST_COLUMNS = 200

Lines = Callable[[etree._Element], tuple[str, ...]]
Merges = dict[int, int]


def table_rows(table: etree._Element) -> list[etree._Element]:
    """The rows that are printed: not those deleted under track changes, nor hidden ones."""
    rows = [child for child in children(table) if local(child) == "tr"]
    return [row for row in rows if not _is_gone(row.find(w("trPr")))]


def table_cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row as they stand in the file."""
    return [child for child in children(row) if local(child) == "tc"]


def marked_header_rows(rows: list[etree._Element]) -> int:
    """How many leading rows Word repeats on each page."""
    marked = 0
    for row in rows:
        if not flag(row.find(w("trPr")), "tblHeader"):
            break
        marked += 1
    return marked


def drawn_rows(
    table: etree._Element, rows: list[etree._Element], lines: Lines, place: Callable[[], Place]
) -> list[DrawnRow]:
    """The rows with the positions of their cells; cells are read in reading order."""
    edges = _edges(table)
    drawn: list[DrawnRow] = []
    open_merges: Merges = {}
    for row in rows:
        here = place()
        cells, open_merges = _cells(row, edges, lines, open_merges)
        drawn.append(DrawnRow(tuple(cells), here))
    return drawn


def _is_gone(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    return properties.find(w("del")) is not None or bool(flag(properties, "hidden"))


def _edges(table: etree._Element) -> list[int]:
    """Positions of the grid lines; equal columns where the file gives no proper widths."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    widths = [whole(column.get(w("w"))) or 0 for column in columns]
    if not widths or min(widths) <= 0:
        widths = [_USUAL_WIDTH] * _MOST_COLUMNS
    widths += [_USUAL_WIDTH] * _MOST_COLUMNS
    return list(accumulate(widths, initial=0))


def _cells(
    row: etree._Element, edges: list[int], lines: Lines, above: Merges
) -> tuple[list[Drawn], Merges]:
    """(the cells, the downward merges open after this row by first and last column)."""
    cells: list[Drawn] = []
    merges: Merges = {}
    for start, end, merge, cell in _spans(row):
        if end >= len(edges):
            break
        left, right = edges[start], edges[end]
        covered = merge == "continue" and above.get(start) == end
        if merge is not None:
            merges[start] = end
        cells.append(Drawn(left, right, () if covered else lines(cell), covered))
    return cells, merges


def _spans(row: etree._Element) -> Iterator[tuple[int, int, str | None, etree._Element]]:
    """(first column, column after the last, vertical merge, cell) for each printed cell."""
    at = whole(value(row.find(w("trPr")), "gridBefore")) or 0
    pending: tuple[int, int, str | None, etree._Element] | None = None
    for cell in table_cells(row):
        properties = cell.find(w("tcPr"))
        end = at + max(whole(value(properties, "gridSpan")) or 1, 1)
        if pending and _merge(properties, "hMerge") == "continue":
            pending = (pending[0], end, pending[2], pending[3])
        else:
            if pending:
                yield pending
            pending = (at, end, _merge(properties, "vMerge"), cell)
        at = end
    if pending:
        yield pending


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """ "restart", "continue" or None; a merge without a value continues."""
    mark = None if properties is None else properties.find(w(name))
    return None if mark is None else mark.get(w("val")) or "continue"
