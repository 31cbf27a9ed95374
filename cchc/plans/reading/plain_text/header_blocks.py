"""Headers of tables whose cells stand side by side, each over one or several lines.

The cells of a header are centred, so some begin above the line of "TT" and end below it. Rule:
docs/rules/plan-reading.md, "Text with columns kept apart".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cchc.kernel.extraction.blocks import TextLine
from cchc.plans.reading.columns import (
    begins_header_cell,
    is_header_text,
    is_task_header,
    role_of,
    settle,
)
from cchc.plans.rules.words import bare

_CHUNK = re.compile(r"\S+(?: \S+)*")
_COLUMNS = 4
_SIDE_BY_SIDE = 3
_TALLEST = 10


@dataclass(frozen=True)
class Chunk:
    """A stretch of a line without wide blanks, and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def overlaps(self, other: "Chunk | Cell") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass
class Cell:
    """A header cell: its lines from top to bottom."""

    chunks: list[Chunk] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)

    @property
    def start(self) -> int:
        return min(chunk.start for chunk in self.chunks)

    @property
    def end(self) -> int:
        return max(chunk.end for chunk in self.chunks)

    @property
    def centre(self) -> int:
        return (self.start + self.end) // 2


@dataclass(frozen=True)
class HeaderBlock:
    """A header of so many lines, its cells from left to right."""

    height: int
    cells: tuple[Cell, ...]


def chunks_of(text: str) -> list[Chunk]:
    """The stretches of a line, parted by two blanks or more."""
    return [Chunk(found.group(), found.start()) for found in _CHUNK.finditer(text)]


def block_at(lines: Sequence[TextLine], start: int) -> HeaderBlock | None:
    """The header of tasks that begins with the line, as tall as header words go on."""
    rows: list[list[Chunk]] = []
    for line in lines[start : start + _TALLEST]:
        chunks = chunks_of(line.text)
        same_page = line.place.page == lines[start].place.page
        if not same_page or not chunks or not all(is_header_text(c.text) for c in chunks):
            break
        rows.append([part for chunk in chunks for part in _parted(chunk)])
    if max(map(len, rows), default=0) < _SIDE_BY_SIDE:
        return None
    cells = _cells(rows)
    roles = settle([role_of(cell.text) for cell in cells])
    if len(cells) < _COLUMNS or not is_task_header(roles):
        return None
    return HeaderBlock(len(rows), cells)


def is_repeated(block: HeaderBlock, lines: Sequence[TextLine], start: int) -> bool:
    """Whether the same header is printed again here."""
    # A row may go on right below it with a word that headers have too ("hiện.").
    again = block_at(lines[: start + block.height], start)
    return again is not None and _words(again) == _words(block)


def _words(block: HeaderBlock) -> list[str]:
    return [bare(cell.text) for cell in block.cells]


def _parted(chunk: Chunk) -> Iterator[Chunk]:
    """A stretch in which two cells touch, parted where the second begins."""
    at = 0
    for word in re.finditer(r"\S+", chunk.text):
        before = chunk.text[at : word.start()].rstrip()
        if before and begins_header_cell(before, chunk.text[word.start() :]):
            yield Chunk(before, chunk.start + at)
            at = word.start()
    yield Chunk(chunk.text[at:], chunk.start + at)


def _cells(rows: Sequence[Sequence[Chunk]]) -> tuple[Cell, ...]:
    """What stands one above the other is one cell; a heading over several columns is none."""
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        for chunk in row:
            if any(_spans(chunk, other) for other in rows[number + 1 :]):
                continue
            met = [cell for cell in cells if chunk.overlaps(cell)]
            if met:
                _nearest(met, chunk).chunks.append(chunk)
            else:
                cells.append(Cell([chunk]))
    return tuple(sorted(cells, key=lambda cell: cell.start))


def _spans(chunk: Chunk, below: Sequence[Chunk]) -> bool:
    return sum(chunk.overlaps(other) for other in below) > 1


def _nearest(cells: Sequence[Cell], chunk: Chunk) -> Cell:
    middle = (chunk.start + chunk.end) / 2
    return min(cells, key=lambda cell: abs(cell.centre - middle))
