"""Blocks as plain values for JSON and back: a source can be kept, or come from another process."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from .blocks import Block, Cell, Paragraph, Place, Row, Table


def packed(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """One object per block, with the names of the fields in blocks.py."""
    return [asdict(block) for block in blocks]


def unpacked(values: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    """The blocks that were packed; anything else is a KeyError or TypeError."""
    return tuple(_table(value) if "rows" in value else _paragraph(value) for value in values)


def _paragraph(value: dict[str, Any]) -> Paragraph:
    return Paragraph(**{**value, "place": Place(**value["place"])})


def _table(value: dict[str, Any]) -> Table:
    rows = tuple(_row(row) for row in value["rows"])
    return Table(rows, value["header_rows"], Place(**value["place"]))


def _row(value: dict[str, Any]) -> Row:
    cells = tuple(Cell(_texts(cell["lines"])) for cell in value["cells"])
    return Row(cells, tuple(value["spans"]), Place(**value["place"]), value["continued"])


def _texts(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(lines)
