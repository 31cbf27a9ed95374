"""When two labels look like the same datum; docs/rules/reviews.md, "Labels alike"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cchc.kernel.text import fold

SAYS_NOTHING = "và, của, các, theo, là, về, ghi, chữ, đệm, người, họ, thông, tin, tháng, năm"
TELLS_APART = (
    "cha, mẹ, vợ, chồng, con, trẻ, ông, bà, nữ, sinh, cấp, mất, chết, mới, trước, sau, thường, "
    "tạm, hiện, kết"
)
_NOTHING = frozenset(fold(SAYS_NOTHING).split())
_APART = frozenset(fold(TELLS_APART).split())


def weighty(label: str) -> frozenset[str]:
    """The folded words of a label that say something."""
    return frozenset(fold(label).split()) - _NOTHING


def alike(one: frozenset[str], other: frozenset[str], percent: int) -> bool:
    """Whether the words of two labels (``weighty``) reach that share of common ones."""
    if not one or not other or one & _APART != other & _APART:
        return False
    return 200 * len(one & other) >= percent * (len(one) + len(other))


def alike_pairs(
    labels: Iterable[frozenset[str]], percent: int
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Every two of the labels (each one as ``weighty``) that are alike, and each with itself.

    Only labels with a word in common are compared: a catalogue has thousands.
    """
    seen: dict[str, set[frozenset[str]]] = defaultdict(set)
    for label in labels:
        for other in {other for word in label for other in seen[word]} | {label}:
            if alike(label, other, percent):
                yield label, other
        for word in label:
            seen[word].add(label)
