"""Atoms: the smallest pieces of a table's text that stand in one column.

An atom is a printed line, or a part of one where a second cell may begin on the same line
("Bộ phận Văn phòng Các bộ phận").
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line
from cchc.plans.rules.times import times_in
from cchc.plans.rules.vocabulary import (
    DUTY_HEADS,
    PRODUCT_HEADS,
    UNIT_HEADS,
    begins_small,
    begins_with,
    begins_with_time,
    is_unfinished,
)
from cchc.plans.rules.words import CAPITALS, bare, has_bullet, without_bullet, words

_INNER_START = re.compile(rf"(?<=\S)\s+(?=[{CAPITALS}]|[-–+•]\s?[{CAPITALS}])")
# After these words a capital begins no cell: "Văn phòng UBND", "của Bộ phận".
_GOES_ON_INSIDE = re.compile(
    r"(?:\b(?:cua|chu tich|theo|tai|va|cho|voi|cac|den|do|so|ve|tu|trong)|[-–+•])$"
)
_TITLE_ONLY = re.compile(r"\b(?:bo phan|cong chuc|can bo)$")
_OFFICE = re.compile(r"\b(?:van phong|vp)$")
_BODY = re.compile(r"(?:ubnd|hdnd|uy ban|hoi dong|dang uy|tinh uy)\b")


@dataclass(frozen=True)
class Atom:
    """A piece of text with what its looks and words say.

    ``inner`` is True for a piece that begins inside a printed line; ``odd_gap`` tells that the
    blank lines before it are not those between lines of one paragraph; ``hint`` is the column
    where the layout shows it.
    """

    line: Line
    inner: bool = False
    odd_gap: bool = False
    hint: Role | None = None

    @property
    def text(self) -> str:
        return self.line.text

    @cached_property
    def bullet(self) -> bool:
        return has_bullet(self.text)

    @cached_property
    def small(self) -> bool:
        """Goes on with something: begins with a small letter, a digit or a closing mark."""
        start = self.text[:1]
        return not self.bullet and (begins_small(self.text) or start.isdigit() or start in ")&/%,.")

    @cached_property
    def unit(self) -> bool:
        return begins_with(without_bullet(self.text), UNIT_HEADS)

    @cached_property
    def product(self) -> bool:
        return begins_with(without_bullet(self.text), PRODUCT_HEADS)

    @cached_property
    def duty(self) -> bool:
        return begins_with(without_bullet(self.text), DUTY_HEADS)

    @cached_property
    def time(self) -> bool:
        return begins_with_time(self.text)

    @cached_property
    def has_time(self) -> bool:
        return bool(times_in(self.text, 2000))

    @cached_property
    def ended(self) -> bool:
        return self.text.endswith((".", "./."))

    @cached_property
    def unfinished(self) -> bool:
        return is_unfinished(self.text)

    @cached_property
    def collective(self) -> bool:
        """Units that are nobody in particular: "Các bộ phận chuyên môn"."""
        return self.unit and bare(without_bullet(self.text)).startswith(("cac ", "toan the"))

    @cached_property
    def item_words(self) -> str:
        """The first words, by which an item that is said twice is known."""
        return " ".join(words(self.text)[:3])

    def is_office_of(self, after: "Atom") -> bool:
        """ "… Văn phòng" / "UBND …" is one name broken over two lines."""
        return bool(_OFFICE.search(bare(self.text)) and _BODY.match(bare(after.text)))

    @cached_property
    def first_word(self) -> str:
        """The first word, which did not fit on the line before."""
        return word_of(self.text.split(" ", 1)[0])

    @cached_property
    def last_word(self) -> str:
        return word_of(self.text.rsplit(" ", 1)[-1])

    @property
    def length(self) -> int:
        return len(self.text)


def atoms_of(lines: Sequence[Line], usual_gap: int) -> list[Atom]:
    """The atoms of the lines in order."""
    return [
        Atom(piece, position > 0, position == 0 and line.gap != usual_gap, line.column)
        for line in lines
        for position, piece in enumerate(_pieces(line))
    ]


def usual_gap(lines: Iterable[Line]) -> int:
    """The most frequent number of blank lines before a line that goes on with a small letter."""
    gaps = [line.gap for line in lines if begins_small(line.text) and not line.new_page]
    return max(set(gaps), key=gaps.count) if gaps else 0


def word_of(printed: str) -> str:
    """A word as it is compared: small letters, no punctuation around."""
    return printed.strip('.,;:()“”"-').lower()


def pairs_of(lines: Iterable[Line]) -> frozenset[tuple[str, str]]:
    """The words that stand next to each other inside a line."""
    said = ([word_of(word) for word in line.text.split(" ")] for line in lines)
    return frozenset(pair for line in said for pair in pairwise(line) if all(pair))


def _pieces(line: Line) -> list[Line]:
    if line.column is not None:
        return [line]
    cuts = [
        0,
        *(m.end() for m in _INNER_START.finditer(line.text) if _may_begin_cell(line, m)),
        None,
    ]
    texts = [line.text[a:b].strip() for a, b in pairwise(cuts)]
    last = len(texts) - 1
    return [
        Line(
            text,
            line.place,
            line.gap if n == 0 else 0,
            line.tight and n == last,
            line.new_page and n == 0,
        )
        for n, text in enumerate(texts)
        if text
    ]


def _may_begin_cell(line: Line, found: re.Match[str]) -> bool:
    rest = line.text[found.end() :]
    before = line.text[: found.start()]
    if not without_bullet(before + " ") or _GOES_ON_INSIDE.search(bare(before)):
        return False
    if has_bullet(rest):
        return True
    if _OFFICE.search(bare(before)) and _BODY.match(bare(rest)):
        return False
    if begins_with(rest, UNIT_HEADS):
        return not _TITLE_ONLY.search(bare(before))
    return begins_with(rest, PRODUCT_HEADS) or begins_with_time(rest)
