"""Letters of a page become words and printed lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..text import clean
from .pages import Letter

# In font sizes: letters off a common baseline by more are on another line (a superscript is not);
# a gap of more parts words even where no blank was written.
_SAME_LINE = 0.4
_GAP_BETWEEN_WORDS = 0.35
_PRINTED_TWICE = 0.15


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them."""

    text: str
    left: float
    right: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The words on one baseline from left to right; never empty."""

    words: tuple[Word, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return clean(" ".join(word.text for word in self.words)).strip()

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        return all(word.italic for word in self.words)

    def part(self, words: Iterable[Word]) -> "Line | None":
        """The line with these of its words only; None without any."""
        kept = tuple(words)
        return Line(kept, self.baseline, self.size) if kept else None


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The printed lines from top to bottom."""
    lines: list[Line] = []
    gathered: list[Letter] = []
    for letter in sorted(letters, key=lambda each: each.baseline):
        size = max(letter.size, gathered[0].size) if gathered else 0
        if gathered and letter.baseline - gathered[0].baseline > _SAME_LINE * size:
            lines.append(_line(gathered))
            gathered = []
        gathered.append(letter)
    return [*lines, _line(gathered)] if gathered else lines


def _line(letters: Sequence[Letter]) -> Line:
    ordered = sorted(letters, key=lambda each: each.left)
    words: list[list[Letter]] = []
    for letter in ordered:
        last = words[-1][-1] if words else None
        if last is not None and _is_printed_twice(last, letter):
            continue
        if last is None or letter.spaced or _gap(last, letter) > _GAP_BETWEEN_WORDS:
            words.append([])
        words[-1].append(letter)
    sizes = sorted(letter.size for letter in ordered)
    middle = len(sizes) // 2
    baselines = sorted(letter.baseline for letter in ordered)
    return Line(tuple(_word(word) for word in words), baselines[middle], sizes[middle])


def _gap(last: Letter, letter: Letter) -> float:
    return (letter.left - last.right) / max(last.size, letter.size)


def _is_printed_twice(last: Letter, letter: Letter) -> bool:
    """Some programs print a letter twice, a hair apart, to make it bold."""
    apart = abs(letter.left - last.left) / letter.size
    return letter.text == last.text and apart < _PRINTED_TWICE


def _word(letters: Sequence[Letter]) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        letters[0].left,
        max(letter.right for letter in letters),
        all(letter.bold for letter in letters),
        all(letter.italic for letter in letters),
    )
