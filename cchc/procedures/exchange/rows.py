"""A row of a file before its cells are understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.kernel.canonical import Json


@dataclass(frozen=True)
class Row:
    """The part that it belongs to, where it stands in the file, its cells by column name."""

    part: str
    place: str
    cells: Mapping[str, Json]
