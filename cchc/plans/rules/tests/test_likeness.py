"""Texts that repeat each other are found as by comparing every two of them."""

from hypothesis import given
from hypothesis import strategies as st

from cchc.plans.rules.likeness import Likeness

WORDS = ("rà", "soát", "thủ", "tục", "đất", "đai", "cấp", "xã", "kiểm", "tra", "UBND", "số", "hóa")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), max_size=12)


@given(TEXTS, st.sampled_from([0.2, 0.5, 0.85, 1.0]))
def test_the_index_misses_nothing(texts: list[str], share: float) -> None:
    likeness = Likeness(texts)
    every_two = [
        (later, earlier)
        for later in range(len(texts))
        for earlier in range(later)
        if likeness.covered(texts[later], by=texts[earlier]) >= share
        and likeness.covered(texts[earlier], by=texts[later]) >= share
    ]
    assert list(likeness.repeated(texts, share)) == every_two


def test_what_says_nothing_repeats_nothing() -> None:
    assert not list(Likeness(["", "", "và"]).repeated(["", "", "và"], 0.85))


def test_a_thousand_titles_are_compared_with_few() -> None:
    titles = [f"Rà soát thủ tục số {n} của khu phố {n % 7}" for n in range(1000)]
    likeness, compared = Likeness(titles), 0
    original = likeness.covered

    def counted(text: str, by: str) -> float:
        nonlocal compared
        compared += 1
        return original(text, by)

    likeness.covered = counted  # type: ignore[method-assign]
    list(likeness.repeated(titles, 0.85))
    assert compared < 1000 * 200
