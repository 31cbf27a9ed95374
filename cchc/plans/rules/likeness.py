"""How much of what one text says another says too, weighing rare words more.

Rule: docs/rules/plan-check.md, "Likeness".
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from cchc.plans.rules.words import word_set, words

_ABBREVIATED = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "dvctt": "dich vu cong truc tuyen",
    "cntt": "cong nghe thong tin",
    "cbcc": "can bo cong chuc",
    "htqlcl": "he thong quan ly chat luong",
}
_ROUNDING = 1e-9
_EMPTY = word_set("""
    va cua cac cho trong tai theo ve voi duoc la de tu den khi nhung mot den da dang se co thuc
    hien tiep tuc tang cuong nang cao day manh trien khai to chuc cong tac viec phuong xa thi tran
    nam nay tot hieu qua chat luong nhiem vu ket bao cao dam""")


def spoken(text: str) -> tuple[str, ...]:
    """The words of a text, abbreviations of the administration written out."""
    return tuple(part for word in words(text) for part in _ABBREVIATED.get(word, word).split())


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Pairs of neighbouring words: Vietnamese words are mostly two syllables."""
    said = spoken(text)
    return Counter(pair for pair in pairwise(said) if not (pair[0] in _EMPTY and pair[1] in _EMPTY))


@dataclass
class Likeness:
    """Likeness within one document, whose texts tell which words are rare."""

    texts: Iterable[str]
    _weights: dict[tuple[str, str], float] = field(init=False)
    _known: dict[str, dict[tuple[str, str], float]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        known = [set(_pairs(text)) for text in self.texts]
        seen = Counter(pair for pairs in known for pair in pairs)
        self._weights = {pair: math.log(1 + len(known) / count) for pair, count in seen.items()}
        self._rarest = math.log(1 + max(len(known), 1))

    def covered(self, text: str, by: str) -> float:
        """The share (0 to 1) of what ``text`` says that is said in ``by`` too."""
        mine, other = self._weighed(text), self._weighed(by)
        if not mine:
            return 0.0
        shared = math.fsum(mine[pair] for pair in mine.keys() & other.keys())
        return shared / math.fsum(mine.values())

    def repeated(self, texts: Sequence[str], share: float) -> Iterator[tuple[int, int]]:
        """(later, earlier) for the texts that say at least ``share`` of each other, in order.

        Only texts are compared that share one of the later one's rarest pairs of words, of which
        together it could not lack all: what is found is what comparing every two would find.
        """
        having: dict[tuple[str, str], list[int]] = {}
        for later, text in enumerate(texts):
            near = {n for pair in self._telling(text, share) for n in having.get(pair, ())}
            for earlier in sorted(near):
                ways = ((text, texts[earlier]), (texts[earlier], text))
                if all(self.covered(*way) >= share for way in ways):
                    yield later, earlier
            for pair in self._weighed(text):
                having.setdefault(pair, []).append(later)

    def _telling(self, text: str, share: float) -> Iterator[tuple[str, str]]:
        """The rarest pairs of a text, until the others no longer make up ``share`` of it."""
        mine = self._weighed(text)
        spare = math.fsum(mine.values()) * (1 - share)
        for pair in sorted(mine, key=lambda pair: (-mine[pair], pair)):
            yield pair
            spare -= mine[pair]
            if spare < -_ROUNDING:
                return

    def _weighed(self, text: str) -> dict[tuple[str, str], float]:
        if text not in self._known:
            weights = self._weights
            self._known[text] = {pair: weights.get(pair, self._rarest) for pair in _pairs(text)}
        return self._known[text]


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in re.split(r"(?<=[.;])\s+(?=\S)", text) if part.strip()]
