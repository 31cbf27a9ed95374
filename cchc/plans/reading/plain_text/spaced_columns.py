"""Where the columns of a table begin whose columns are kept apart by blanks.

Letters are not equally wide, so a cell begins only nearly where its column does, and two cells may
touch. Rule: docs/rules/plan-reading.md, "Text with columns kept apart".
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.plans.reading.columns import Role, role_of, settle
from cchc.plans.reading.plain_text.header_blocks import Chunk, HeaderBlock, chunks_of
from cchc.plans.rules.words import CAPITALS

_BEGINS = re.compile(rf"[{CAPITALS}\-–+•]")
_DASHES = ("-", "–")
_WORD = re.compile(r"\S+")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}[.)]? +(?=\S)")
# How far, in characters, from the start of its column a cell may begin that touches another.
_TOUCHING = 3
# A column is one of lists where one in so many of its pieces begins with a bullet.
_LISTED = 5


@dataclass(frozen=True)
class Columns:
    """The roles from left to right; where, in characters, each begins; which hold lists."""

    roles: tuple[Role | None, ...]
    starts: tuple[int, ...]
    listed: frozenset[int] = frozenset()

    def nearest(self, position: int) -> int:
        """The column of a cell that begins there: letters are not equally wide, so nearly there."""
        return min(range(len(self.starts)), key=lambda n: abs(self.starts[n] - position))

    def parted(self, chunk: Chunk, beside: Collection[int]) -> Iterator[tuple[int, str]]:
        """The cells of a stretch, each with its column.

        ``beside``: where stretches begin on the lines before and after.
        """
        column, rest = self.nearest(chunk.start), chunk
        while (at := self._next_cell(column, rest, beside)) is not None:
            if at:
                yield column, rest.text[:at].strip()
            column, rest = column + 1, Chunk(rest.text[at:], rest.start + at)
        yield column, rest.text

    def _next_cell(self, column: int, chunk: Chunk, beside: Collection[int]) -> int | None:
        """Where in a stretch of the column the cell beside it begins, if it does.

        What stands right under or over the beginning of a stretch begins a cell soonest, then
        capitals, then the word nearest to the start of the column. A dash that does not stand
        right there belongs to the word before it ("Tư pháp -"), unless the column holds lists.
        """
        if column + 1 == len(self.starts):
            return None
        numbered = _NUMBERED.match(chunk.text) if self.roles[column] is Role.NUMBER else None
        if numbered:
            return numbered.end()
        start = self.starts[column + 1] - chunk.start
        near = sorted(
            (not shown, not capital, off, word.start())
            for word in _WORD.finditer(chunk.text)
            for shown in [chunk.start + word.start() in beside]
            for capital in [bool(_BEGINS.match(word.group()))]
            for off in [abs(start - word.start()) + (not shown and not capital)]
            if off <= _TOUCHING and word.group() not in _DASHES
        )
        if not near:
            return None
        at = near[0][-1]
        dash = at - len("- ")
        far = _TOUCHING if column + 1 in self.listed else 1
        return dash if chunk.text[dash:at].strip() in _DASHES and abs(start - dash) <= far else at


def columns_of(texts: Sequence[str], header: HeaderBlock) -> Columns:
    """A column begins after the widest gap between its header cell and the one before."""
    centres = [cell.centre for cell in header.cells]
    written = [set(_letters(text)) for text in texts if len(chunks_of(text)) > 2]
    starts = [0]
    for left, right in pairwise(centres):
        counts = [sum(at in line for line in written) for at in range(left, right)]
        starts.append(_usual_start(left + _end_of_gap(counts), texts))
    columns = Columns(settle([role_of(cell.text) for cell in header.cells]), tuple(starts))
    return Columns(columns.roles, columns.starts, _listed(texts, columns))


def _listed(texts: Sequence[str], columns: Columns) -> frozenset[int]:
    """The columns in which bullets are usual."""
    begun: list[list[bool]] = [[] for _ in columns.starts]
    for text in texts:
        for chunk in chunks_of(text):
            begun[columns.nearest(chunk.start)].append(chunk.text[0] in "-–+•")
    return frozenset(n for n, found in enumerate(begun) if sum(found) * _LISTED >= len(found) > 0)


def _end_of_gap(counts: Sequence[int]) -> int:
    """Where the widest stretch ends in which fewest lines have a letter."""
    fewest = min(counts)
    best = run = end = 0
    for at, count in enumerate(counts):
        run = run + 1 if count == fewest else 0
        if run > best:
            best, end = run, at + 1
    return end


def _usual_start(start: int, texts: Sequence[str]) -> int:
    """Where near the end of the gap most cells begin: touching cells may have narrowed it."""
    begun = Counter(chunk.start for text in texts for chunk in chunks_of(text))
    near = range(start - _TOUCHING, start + _TOUCHING + 1)
    return max(near, key=lambda at: (begun[at], -abs(at - start)))


def _letters(text: str) -> Iterator[int]:
    return (at for chunk in chunks_of(text) for at in range(chunk.start, chunk.end))
