"""Rows of a table of tasks or targets, whatever format they came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cchc.plans.content import SourcePlace
from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line


@dataclass(frozen=True)
class RawArea:
    """A heading over the rows that follow; without a printed code it is None."""

    code: str | None
    title: str
    source: SourcePlace | None


@dataclass(frozen=True)
class RawRow:
    """A numbered row: the lines of each column.

    ``strange`` are the cells of columns that nobody knows: (title, text), in order.
    """

    number: str | None
    cells: Mapping[Role, tuple[Line, ...]]
    source: SourcePlace | None
    strange: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RawTable:
    """The rows of one table in order; ``roles`` are its columns from left to right.

    ``heading`` is the line above the table.
    """

    roles: tuple[Role | None, ...]
    items: tuple[RawArea | RawRow, ...]
    heading: Line | None = None


def with_wraps(table: RawTable) -> RawTable:
    """The table of a file that breaks lines where they are full, with such lines marked."""
    rows = [item for item in table.items if isinstance(item, RawRow)]
    widths: dict[Role, int] = {}
    for row in rows:
        for role, lines in row.cells.items():
            longest = max((len(line.text) for line in lines), default=0)
            widths[role] = max(widths.get(role, 0), longest)
    items = (_wrapped(item, widths) if isinstance(item, RawRow) else item for item in table.items)
    return replace(table, items=tuple(items))


def _wrapped(row: RawRow, widths: Mapping[Role, int]) -> RawRow:
    return replace(row, cells={r: _marked(lines, widths[r]) for r, lines in row.cells.items()})


def _marked(lines: Sequence[Line], width: int) -> tuple[Line, ...]:
    """Each line with whether the first word of the next would not have fitted beside it."""
    firsts = [line.text.split(" ", 1)[0] for line in lines[1:]]
    full = [len(f"{line.text} {word}") > width for line, word in zip(lines, firsts, strict=False)]
    return tuple(
        replace(line, wraps=wraps) for line, wraps in zip(lines, [*full, False], strict=True)
    )
