"""What a reader of one format gathers from a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Block, Paragraph


@dataclass(frozen=True)
class Gathered:
    """The blocks, the names of the fonts in use and, where the format has pages, how many."""

    blocks: tuple[Block, ...]
    fonts: frozenset[str] = frozenset()
    pages: int | None = None

    def text(self) -> str:
        """All words, one line of the source per line."""
        return "\n".join(line for block in self.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
        return
    for row in block.rows:
        for cell in row.cells:
            yield from cell.lines
