"""Cells with few answers are joined before anybody sees them; docs/rules/satisfaction.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

LEAST = 5
OTHERS = "Các mục ít phiếu, gộp chung"
Key = TypeVar("Key")


@dataclass(frozen=True)
class Cell(Generic[Key]):
    """A line of a breakdown: its keys (several where lines were joined), name, size."""

    keys: tuple[Key, ...]
    name: str
    size: int


def joined(lines: Sequence[Cell[Key]], least: int = LEAST) -> list[Cell[Key]]:
    """Lines of ``least`` answers or more in their order, then the others as one.

    Where the others together are still few, the smallest large line joins them; where nothing is
    left to join, nothing is shown.
    """
    kept = [line for line in lines if line.size >= least]
    small = [line for line in lines if 0 < line.size < least]
    while small and kept and sum(line.size for line in small) < least:
        smallest = min(kept, key=lambda line: line.size)
        kept.remove(smallest)
        small.append(smallest)
    total = sum(line.size for line in small)
    if total < least:
        return kept
    keys = tuple(key for line in small for key in line.keys)
    return [*kept, Cell(keys, OTHERS, total)]


def is_shown(size: int, least: int = LEAST) -> bool:
    """Whether a figure that cannot be joined may be shown."""
    return size >= least
