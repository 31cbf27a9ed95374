"""What must not be published of a text: found by the program, confirmed by a person.

Rule and examples: docs/rules/feedback.md, "What is masked before publication".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.kernel.text import fold

COVER = "•••"
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 2  # a single word of a name would cover half of the text

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\d.,])(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)")
IDENTITY = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)")
PLATE = re.compile(r"(?<!\w)\d{2}[A-ZĐ]{1,2}\d?[\s-]?(?:\d{3}\.\d{2}|\d{4,5})(?![\w.]*\d)")
ADDRESS = re.compile(
    r"số(?: nhà)? \d+\w*(?:/\d+\w*)*"
    r"(?:,? (?:ngõ|ngách|hẻm|kiệt|đường|phố|tổ|thôn|xóm|khu)"
    r"(?: (?:\d+\w*|[^\W\d_a-zđ]\w*))+)+",
)
_NAME = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
TITLED = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m) ({_NAME}(?: {_NAME})+)"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("thư điện tử", EMAIL),
    ("số điện thoại", PHONE),
    ("số giấy tờ", IDENTITY),
    ("biển số xe", PLATE),
    ("địa chỉ", ADDRESS),
    ("tên người", TITLED),
)


@dataclass(frozen=True)
class Mask:
    """A part of the text that should be covered, and what it seems to be."""

    kind: str
    start: int
    end: int


def masks(text: str, private: Sequence[str] = ()) -> list[Mask]:
    """The parts to cover, in order and apart; ``private``: names and addresses of the sender."""
    found = sorted(_found(text, private), key=lambda mask: (mask.start, -mask.end))
    apart: list[Mask] = []
    for mask in found:
        if not apart or mask.start >= apart[-1].end:
            apart.append(mask)
        elif mask.end > apart[-1].end:
            apart[-1] = Mask(apart[-1].kind, apart[-1].start, mask.end)
    return apart


def masked(text: str, private: Sequence[str] = ()) -> str:
    """The text with every such part covered."""
    covered = text
    for mask in reversed(masks(text, private)):
        covered = covered[: mask.start] + COVER + covered[mask.end :]
    return covered


def kinds_in(text: str, private: Sequence[str] = ()) -> list[str]:
    """What still stands uncovered, each kind once."""
    return list(dict.fromkeys(mask.kind for mask in masks(text, private)))


def _found(text: str, private: Sequence[str]) -> Iterator[Mask]:
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            group = 1 if pattern.groups else 0
            yield Mask(kind, match.start(group), match.end(group))
    words = [(fold(match.group()), match.span()) for match in _WORD.finditer(text)]
    for words_of_one in {tuple(fold(one).split()) for one in private}:
        if len(words_of_one) >= _LEAST_WORDS:
            yield from _occurrences(words, words_of_one)


def _occurrences(
    words: Sequence[tuple[str, tuple[int, int]]], wanted: tuple[str, ...]
) -> Iterator[Mask]:
    length = len(wanted)
    for at in range(len(words) - length + 1):
        if tuple(word for word, _ in words[at : at + length]) == wanted:
            yield Mask("người gửi", words[at][1][0], words[at + length - 1][1][1])
