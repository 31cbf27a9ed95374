"""Blocks of short lines side by side without borders: letterheads and signatures.

Rule: docs/rules/extraction.md, "Two columns without borders".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line

# In font sizes.
_WIDE_GAP = 1.6
_STILL_A_GUTTER = 0.6
_STAGGERED = 0.9
_CLOSE = 2.4
_ROOM_TO_SIGN = 9.0
# Where the gutter may lie between the margins, and how far lines of a side may be off its middle.
_GUTTER_WITHIN = (0.2, 0.75)
_OFF_CENTRE = 16.0


@dataclass(frozen=True)
class Margins:
    """The left and right edges of the text of a page."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sides:
    """Lines left and right of a gutter."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    top: float

    @property
    def height(self) -> int:
        """How many printed lines it takes."""
        return max(len(self.left), len(self.right))


def with_sides(lines: Sequence[Line], margins: Margins) -> list[Line | Sides]:
    """The lines in order, those that stand side by side gathered."""
    found: list[Line | Sides] = []
    at = 0
    while at < len(lines):
        grown = _grow(lines, at, margins)
        if grown is None:
            found.append(lines[at])
            at += 1
        else:
            sides, at = grown
            found.append(sides)
    return found


def _grow(lines: Sequence[Line], at: int, margins: Margins) -> tuple[Sides, int] | None:
    """(the block that begins at this line, the first line after it)."""
    gutter = _gutter(lines, at, margins)
    if gutter is None:
        return None
    growing = _Growing(gutter, margins)
    end = at
    while end < len(lines) and growing.takes(lines[end]):
        end += 1
    if end - at < 2 or not growing.left or not growing.right:
        return None
    return Sides(tuple(growing.left), tuple(growing.right), lines[at].baseline), end


def _gutter(lines: Sequence[Line], at: int, margins: Margins) -> tuple[float, float] | None:
    """The widest gap of the line, or of it and the next when they stand at nearly one height."""
    line = lines[at]
    words = [(word.left, word.right) for word in line.words]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following and following.baseline - line.baseline < _STAGGERED * line.size:
        words += [(word.left, word.right) for word in following.words]
    words.sort()
    gaps = [(a[1], b[0]) for a, b in pairwise(words)]
    wide = [gap for gap in gaps if gap[1] - gap[0] >= _WIDE_GAP * line.size]
    if not wide or len(wide) * 2 > max(len(gaps), 2):  # a line stretched to fill the width
        return None
    low, high = max(wide, key=lambda gap: gap[1] - gap[0])
    share = ((low + high) / 2 - margins.left) / max(margins.width, 1.0)
    return (low, high) if _GUTTER_WITHIN[0] <= share <= _GUTTER_WITHIN[1] else None


class _Growing:
    """Takes lines as long as they keep out of the gutter and belong to their side."""

    def __init__(self, gutter: tuple[float, float], margins: Margins) -> None:
        self._low, self._high = gutter
        self._margins = margins
        self._last: Line | None = None
        self.left: list[Line] = []
        self.right: list[Line] = []

    def takes(self, line: Line) -> bool:
        """Add the line, or say that the block has ended before it."""
        middle = (self._low + self._high) / 2
        left = line.part(word for word in line.words if (word.left + word.right) / 2 < middle)
        right = line.part(word for word in line.words if (word.left + word.right) / 2 >= middle)
        low = max(self._low, left.right) if left else self._low
        high = min(self._high, right.left) if right else self._high
        if high - low < _STILL_A_GUTTER * line.size or not self._is_near(line, left, right):
            return False
        self._low, self._high, self._last = low, high, line
        self.left += [left] if left else []
        self.right += [right] if right else []
        return True

    def _is_near(self, line: Line, left: Line | None, right: Line | None) -> bool:
        if self._last is None:
            return True
        down = line.baseline - self._last.baseline
        if left and right:
            return down < _CLOSE * line.size
        if down < _STAGGERED * line.size:
            return True
        side = self.left if left else self.right
        room = _CLOSE if left else _ROOM_TO_SIGN
        return down < room * line.size and (not side or _stands_under(line, side))


def _stands_under(line: Line, side: Sequence[Line]) -> bool:
    """Under the middle of its side, or at its left edge."""
    left = min(each.left for each in side)
    centre = (left + max(each.right for each in side)) / 2
    return abs(line.centre - centre) <= _OFF_CENTRE or abs(line.left - left) <= _OFF_CENTRE / 2
