"""Printed lines become paragraphs again, by their geometry.

Rule: docs/rules/extraction.md, "Paragraphs of a PDF".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import Line
from .sides import Margins

_MARKER = re.compile(
    r"(?:[-–•*+▪➢✓]|[IVXLC]{1,7}[.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zđ][.)]|Điều \d+\.)\s+\S"
)
_DASH_AND_WORD = re.compile(r"[-–•*+▪➢✓]\s+[^\W\d_]")
# A line may be broken inside a number or a span of years: "195/KH-", "09-NQ/", "2021-".
_BROKEN_CODE = re.compile(r"(?:[A-ZĐ]{2,}[-/]|\d[-/]|\b20\d\d[-–])$")
_ENDS_SENTENCE = (".", ";", ":", "!", "?", "./.")
# In points.
_SAME_EDGE = 4.0
_CENTRED_WITHIN = 6.0
_CENTRED_INSET = 20.0
# Leading beyond the usual by this factor parts paragraphs.
_MORE_THAN_LEADING = 1.15
_USUAL_SPACE = 0.25


@dataclass(frozen=True)
class Placed:
    """A line of the body with its page and running number."""

    line: Line
    page: int
    number: int
    margins: Margins
    leading: float

    @property
    def is_centred(self) -> bool:
        """In the middle of the text, well inside both margins."""
        inset = min(self.line.left - self.margins.left, self.margins.right - self.line.right)
        off = abs(self.line.centre - self.margins.centre)
        return inset > _CENTRED_INSET and off < _CENTRED_WITHIN


@dataclass
class Gathering:
    """The lines of one paragraph so far."""

    lines: list[Placed] = field(default_factory=list)

    @property
    def text(self) -> str:
        text = self.lines[0].line.text
        for placed in self.lines[1:]:
            text += placed.line.text if _BROKEN_CODE.search(text) else f" {placed.line.text}"
        return text

    def carries_on_in(self, after: Placed) -> bool:
        """Whether the line belongs to this paragraph."""
        before = self.lines[-1]
        both_centred = before.is_centred and after.is_centred
        if not self._is_alike(before, after) or _had_room(before, after.line, both_centred):
            return False
        if both_centred or after.is_centred:
            return both_centred
        return self._is_at_its_edge(before, after)

    def _is_alike(self, before: Placed, after: Placed) -> bool:
        """Same size and look, no more than the usual leading between them."""
        if abs(before.line.size - after.line.size) > 1:
            return False
        if before.page == after.page:
            apart = after.line.baseline - before.line.baseline
            if apart > _MORE_THAN_LEADING * before.leading:
                return False
        first = after.line.words[0]
        return before.line.bold <= first.bold and before.line.italic <= first.italic

    def _is_at_its_edge(self, before: Placed, after: Placed) -> bool:
        """At the left edge where this paragraph's further lines begin."""
        off = self._offset(after)
        if len(self.lines) > 1:
            edge = self._offset(self.lines[1])
        else:
            edge = self._offset(before)
            if off < edge - _SAME_EDGE:
                return True  # the first line was indented
            if off > edge + _SAME_EDGE:
                return self._hangs(before, off)
        if abs(off - edge) > _SAME_EDGE:
            return False
        if before.page != after.page and before.line.text.endswith(_ENDS_SENTENCE):
            return len(self.lines) > 1
        return not _begins_anew(before.line.text, after.line.text)

    @staticmethod
    def _offset(placed: Placed) -> float:
        return placed.line.left - placed.margins.left

    def _hangs(self, before: Placed, off: float) -> bool:
        """The first line begins with a bullet or number, the others under its text."""
        words = before.line.words
        if len(words) < 2 or not _MARKER.match(before.line.text):
            return False
        return abs(words[1].left - before.margins.left - off) <= 2 * _SAME_EDGE


def _had_room(before: Placed, line: Line, centred: bool) -> bool:
    """The first word of the next line would have fitted: the line ended because it was done."""
    first = line.words[0]
    needed = first.right - first.left + _space(before.line)
    if centred:
        return before.line.width + needed < before.margins.width
    return before.line.right + needed < before.margins.right


def _space(line: Line) -> float:
    """What a blank takes on this line (a broad font's is far wider than the usual)."""
    gaps = sorted(right.left - left.right for left, right in pairwise(line.words))
    usual = _USUAL_SPACE * line.size
    return max(usual, gaps[len(gaps) // 2]) if gaps else usual


def _begins_anew(before: str, after: str) -> bool:
    """A bullet before a word, or a number after a finished sentence, at an unindented edge."""
    if _DASH_AND_WORD.match(after):
        return True
    return bool(_MARKER.match(after)) and before.endswith(_ENDS_SENTENCE)


def gathered(lines: Sequence[Placed]) -> list[Gathering]:
    """The paragraphs that these consecutive lines make."""
    paragraphs: list[Gathering] = []
    for line in lines:
        if paragraphs and paragraphs[-1].carries_on_in(line):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Gathering([line]))
    return paragraphs


def usual_leading(lines: Sequence[Line]) -> float:
    """The distance between lines of one paragraph: the lower quartile of all distances."""
    apart = sorted(
        below.baseline - above.baseline
        for above, below in pairwise(lines)
        if below.baseline - above.baseline > above.size * 0.8
    )
    return apart[len(apart) // 4] if apart else 0.0
