"""Ruled lines that cross become lattices: the cells of tables with their merges."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from .pages import Ruling

# In points: lines nearer than _SAME are one (double borders, two halves of one border), breaks up
# to _BREAK inside a line are not seen, and lines that miss each other by _MEET still cross.
_SAME = 2.5
_BREAK = 4.0
_MEET = 4.0
_MOST_PAIRS = 20_000


@dataclass(frozen=True)
class Region:
    """A cell over the rows and columns from the first numbers up to, not with, the second."""

    row: int
    column: int
    row_end: int
    column_end: int


@dataclass(frozen=True)
class Lattice:
    """A table as ruled: positions of its lines, and the cell at each (row, column)."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    regions: tuple[tuple[Region, ...], ...]

    def region_at(self, x: float, y: float) -> Region | None:
        """The cell around a point; None outside the table."""
        column, row = bisect_right(self.across, x) - 1, bisect_right(self.down, y) - 1
        inside = 0 <= column < len(self.across) - 1 and 0 <= row < len(self.down) - 1
        return self.regions[row][column] if inside else None


def lattices_of(rulings: Sequence[Ruling]) -> list[Lattice]:
    """The tables among the lines from top to bottom; a frame around one cell is none."""
    level = _joined([ruling for ruling in rulings if ruling.horizontal])
    upright = _joined([ruling for ruling in rulings if not ruling.horizontal])
    if len(level) * len(upright) > _MOST_PAIRS:
        return []
    found = [_lattice(*group) for group in _groups(level, upright)]
    tables = [lattice for lattice in found if lattice is not None]
    return sorted(tables, key=lambda lattice: lattice.down[0])


def _joined(rulings: list[Ruling]) -> list[Ruling]:
    """Lines at nearly one position become one position; touching pieces become one line."""
    joined: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda each: each.at):
        if group and ruling.at - group[0].at > _SAME:
            joined += _pieces(group)
            group = []
        group.append(ruling)
    return joined + _pieces(group)


def _pieces(group: list[Ruling]) -> list[Ruling]:
    pieces: list[Ruling] = []
    at = sum(ruling.at for ruling in group) / len(group) if group else 0.0
    for ruling in sorted(group, key=lambda each: each.start):
        last = pieces[-1] if pieces else None
        if last is not None and ruling.start - last.end <= _BREAK:
            pieces[-1] = Ruling(last.horizontal, at, last.start, max(last.end, ruling.end))
        else:
            pieces.append(Ruling(ruling.horizontal, at, ruling.start, ruling.end))
    return pieces


def _meet(level: Ruling, upright: Ruling) -> bool:
    return (
        level.start - _MEET <= upright.at <= level.end + _MEET
        and upright.start - _MEET <= level.at <= upright.end + _MEET
    )


def _groups(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that are connected by crossings."""
    left = set(range(len(upright)))
    waiting = list(range(len(level)))
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    while waiting:
        rows, columns, open_rows = {waiting[0]}, set[int](), [waiting[0]]
        while open_rows:
            row = open_rows.pop()
            met = {at for at in left if _meet(level[row], upright[at])}
            left -= met
            columns |= met
            for at in waiting:
                if at not in rows and any(_meet(level[at], upright[column]) for column in met):
                    rows.add(at)
                    open_rows.append(at)
        waiting = [at for at in waiting if at not in rows]
        groups.append(([level[at] for at in sorted(rows)], [upright[at] for at in sorted(columns)]))
    return groups


def _positions(lines: list[Ruling], crossing: list[Ruling]) -> list[float]:
    """Where the lines are, and the ends of the table where its outer line was not drawn."""
    found = sorted({line.at for line in lines})
    starts, ends = [line.start for line in crossing], [line.end for line in crossing]
    if starts and found:
        if sum(1 for start in starts if start < found[0] - _MEET) > 1:
            found.insert(0, min(starts))
        if sum(1 for end in ends if end > found[-1] + _MEET) > 1:
            found.append(max(ends))
    return found


def _lattice(level: list[Ruling], upright: list[Ruling]) -> Lattice | None:
    down, across = _positions(level, upright), _positions(upright, level)
    rows, columns = len(down) - 1, len(across) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    regions = _regions(level, upright, down, across)
    if len({id(region) for row in regions for region in row}) < 2:
        return None
    return Lattice(tuple(across), tuple(down), regions)


def _regions(
    level: list[Ruling], upright: list[Ruling], down: list[float], across: list[float]
) -> tuple[tuple[Region, ...], ...]:
    """Neighbours without a line between them are one cell."""
    walls = _Walls(level, upright, down, across)
    rows, columns = len(down) - 1, len(across) - 1
    regions: dict[tuple[int, int], Region] = {}
    for row, column in product(range(rows), range(columns)):
        if (row, column) in regions:
            continue
        column_end = column + 1
        while column_end < columns and not walls.stands_before(column_end, row):
            if (row, column_end) in regions:
                break
            column_end += 1
        row_end = row + 1
        while row_end < rows and not walls.lies_above(row_end, column, column_end):
            row_end += 1
        region = Region(row, column, row_end, column_end)
        covered = product(range(row, row_end), range(column, column_end))
        regions.update(dict.fromkeys(covered, region))
    return tuple(tuple(regions[row, column] for column in range(columns)) for row in range(rows))


class _Walls:
    """Which neighbouring cells have a line between their middles."""

    def __init__(
        self, level: list[Ruling], upright: list[Ruling], down: list[float], across: list[float]
    ) -> None:
        self._level, self._upright = _by_position(level), _by_position(upright)
        self._down, self._across = down, across

    def stands_before(self, column: int, row: int) -> bool:
        """A line on the left of this column beside this row."""
        middle = (self._down[row] + self._down[row + 1]) / 2
        return _passes(self._upright.get(self._across[column], []), middle)

    def lies_above(self, row: int, column: int, column_end: int) -> bool:
        """A line on top of this row over any of these columns."""
        lines = self._level.get(self._down[row], [])
        middles = (
            (self._across[at] + self._across[at + 1]) / 2 for at in range(column, column_end)
        )
        return any(_passes(lines, middle) for middle in middles)


def _by_position(lines: list[Ruling]) -> dict[float, list[Ruling]]:
    found: dict[float, list[Ruling]] = {}
    for line in lines:
        found.setdefault(line.at, []).append(line)
    return found


def _passes(lines: list[Ruling], middle: float) -> bool:
    return any(line.start <= middle <= line.end for line in lines)
