"""Fields with few dossiers are joined before figures are published: docs/rules/portal.md."""

from collections.abc import Sequence
from dataclasses import dataclass

OTHERS = "Các lĩnh vực khác"


@dataclass(frozen=True)
class Line:
    """A field and its counts; the first count says how many dossiers there were."""

    name: str
    counts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many dossiers the field has in the month."""
        return self.counts[0]


def joined(lines: Sequence[Line], least: int) -> list[Line]:
    """The lines with ``least`` dossiers or more in their order, then the others as one line."""
    kept = [line for line in lines if line.size >= least]
    small = [line for line in lines if line.size < least]
    while small and kept and sum(line.size for line in small) < least:
        smallest = min(kept, key=lambda line: line.size)
        kept.remove(smallest)
        small.append(smallest)
    if not small:
        return kept
    return [*kept, Line(OTHERS, total([line.counts for line in small]))]


def total(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The counts added, column by column; nothing of nothing."""
    return tuple(sum(column) for column in zip(*rows, strict=True))
