"""Cells with left and right edges become rows of one common grid.

Tables drawn by hand have edges that nearly meet: edges closer than the tolerance are one.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .blocks import Cell, Place, Row

EMPTY = Cell()


@dataclass(frozen=True)
class Drawn:
    """A cell as drawn. ``covered``: a cell merged downwards from above lies here."""

    left: float
    right: float
    lines: tuple[str, ...] = ()
    covered: bool = False


@dataclass(frozen=True)
class DrawnRow:
    """A row as drawn, its cells from left to right."""

    cells: tuple[Drawn, ...]
    place: Place


def rows_of(drawn: Sequence[DrawnRow], tolerance: float) -> tuple[Row, ...]:
    """The rows on one grid whose columns are those in which some cell begins."""
    cells = [cell for row in drawn for cell in row.cells]
    edges = _edges(cells, tolerance)
    if any(cell.lines and _at(edges, cell.left) >= _at(edges, cell.right) for cell in cells):
        edges = _edges(cells, 0)  # a column so narrow is real when something is written in it
    return tuple(_row(row, edges) for row in drawn)


def _edges(cells: Sequence[Drawn], tolerance: float) -> list[float]:
    """The leftmost of each group of edges that are one."""
    edges: list[float] = []
    for edge in sorted({edge for cell in cells for edge in (cell.left, cell.right)}):
        if not edges or edge - edges[-1] > tolerance:
            edges.append(edge)
    return edges


def _at(edges: list[float], edge: float) -> int:
    return bisect_right(edges, edge) - 1


def _row(drawn: DrawnRow, edges: list[float]) -> Row:
    columns = len(edges) - 1
    cells, spans = [EMPTY] * columns, [1] * columns
    for cell in drawn.cells:
        start, end = _at(edges, cell.left), _at(edges, cell.right)
        for column in range(start, end):
            spans[column] = 0
        if start < end and not cell.covered:
            cells[start], spans[start] = Cell(cell.lines), end - start
    return Row(tuple(cells), tuple(spans), drawn.place)


def without_repeated_headers(rows: Sequence[Row], header_rows: int) -> tuple[tuple[Row, ...], int]:
    """(rows, header rows): later copies of the leading rows are dropped.

    ``header_rows`` are those that the file marks; with none marked, a later row equal to the first
    one shows that the leading rows are a header, as far as the copies agree with them.
    """
    printed = [_printed(row) for row in rows]
    if not printed or sum(1 for text in printed[0] if text) <= 1:
        return tuple(rows), header_rows
    copies: list[int] = []
    lengths: list[int] = []
    at = max(header_rows, 1)
    while at < len(rows):
        length = _agreement(printed, at, header_rows)
        copies += range(at, at + length)
        lengths += [length] if length else []
        at += length or 1
    dropped = frozenset(copies)
    kept = tuple(row for at, row in enumerate(rows) if at not in dropped)
    return kept, header_rows or (min(lengths) if lengths else 0)


def _agreement(printed: list[tuple[str, ...]], at: int, header_rows: int) -> int:
    """How many rows from ``at`` on repeat the leading ones."""
    most = min(header_rows or at, len(printed) - at)
    length = 0
    while length < most and printed[at + length] == printed[length]:
        length += 1
    return 0 if header_rows and length < header_rows else length


def _printed(row: Row) -> tuple[str, ...]:
    """The texts of the cells without spaces: copies may be broken into other lines."""
    return tuple("".join("".join(cell.lines).split()).casefold() for cell in row.cells)
