"""Rows of a table of tasks or targets, whatever format they came from."""

from collections.abc import Mapping
from dataclasses import dataclass

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
