"""Ratios: the tables of docs/rules/ratio.md, and what holds for every pair."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.numbers import NO_DATA, Ratio
from cchc.kernel.tests.rules_page import table

PAGE = "ratio.md"
VERDICTS = {"yes": True, "no": False, "no data": None}
pairs = st.integers(1, 10**7).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)
percents = st.decimals(0, 100, places=2)


def ratio_of(row: dict[str, str]) -> Ratio:
    return Ratio(int(row["part"]), int(row["whole"]))


def decimals(cell: str) -> list[Decimal]:
    return [Decimal(text) for text in cell.split()]


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: shown"))
def test_a_ratio_is_shown_as_the_page_says(row: dict[str, str]) -> None:
    shown = ratio_of(row).show(int(row["places"]), decimals(row["bars"]), decimals(row["caps"]))
    assert shown == row["shown"]


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: reached"))
def test_a_bar_is_reached_as_the_page_says(row: dict[str, str]) -> None:
    assert ratio_of(row).at_least(Decimal(row["bar"])) is VERDICTS[row["reached"]]


@given(pairs, percents, st.integers(0, 3))
def test_what_is_shown_never_reaches_a_bar_that_is_missed(
    pair: tuple[int, int], bar: Decimal, places: int
) -> None:
    ratio = Ratio(*pair)
    shown = ratio.percent(places, bars=[bar])
    assert shown is not None
    assert ratio.at_least(bar) or shown < bar
    assert (shown == 100) == (pair[0] == pair[1])
    assert (shown == 0) == (pair[0] == 0)


@given(pairs, percents, st.integers(0, 3))
def test_what_is_shown_never_keeps_a_cap_that_is_exceeded(
    pair: tuple[int, int], cap: Decimal, places: int
) -> None:
    ratio = Ratio(*pair)
    shown = ratio.percent(places, caps=[cap])
    assert shown is not None
    assert ratio.at_most(cap) or shown > cap


@given(pairs)
def test_what_is_shown_is_less_than_one_step_away(pair: tuple[int, int]) -> None:
    part, whole = pair
    shown = Ratio(part, whole).percent()
    assert shown is not None
    assert abs(shown * whole - part * 100) < whole * Decimal("0.1")


def test_without_data_there_is_no_figure_and_no_verdict() -> None:
    nothing = Ratio(0, 0)
    assert not nothing.has_data
    assert nothing.percent() is None
    assert nothing.show() == NO_DATA
    assert nothing.at_least(0) is None
    assert nothing.at_most(100) is None


def test_ratios_add_part_to_part_and_whole_to_whole() -> None:
    assert Ratio(1, 2) + Ratio(3, 3) == Ratio(4, 5)
    assert Ratio.total([Ratio(1, 2), Ratio(0, 0), Ratio(3, 3)]) == Ratio(4, 5)
    assert Ratio.total([]) == Ratio(0, 0)


@pytest.mark.parametrize(("part", "whole"), [(-1, 2), (0, -1), (1, 0)])
def test_impossible_counts_are_a_mistake_of_the_caller(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match=r"count|part"):
        Ratio(part, whole)
