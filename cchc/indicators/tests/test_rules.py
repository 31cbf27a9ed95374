"""The tables of docs/rules/indicators.md, line by line, and what a value never says."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.indicators.choices import Kind
from cchc.indicators.rules import proposals, verdicts
from cchc.indicators.rules.values import DIVIDED, Value
from cchc.indicators.rules.verdicts import Bar
from cchc.kernel.numbers import Ratio
from cchc.kernel.tests.rules_page import table

PAGE = "indicators.md"


@pytest.mark.parametrize("row", table(PAGE, "Forecast"), ids=str)
def test_how_many_more_failures_the_year_can_bear(row: dict[str, str]) -> None:
    found = Ratio(int(row["part"]), int(row["whole"]))
    bar = Bar("ge", Decimal(row["bar"]))
    assert verdicts.bears(found, bar, int(row["expected"])) == int(row["bears"])


@pytest.mark.parametrize("row", table(PAGE, "Verdicts"), ids=str)
def test_the_state_of_a_target(row: dict[str, str]) -> None:
    found = Ratio(int(row["part"]), int(row["whole"]))
    bar = Bar(row["comparison"], Decimal(row["bar"]))
    is_over = row["is_over"] == "yes"
    assert verdicts.state(found, bar, int(row["expected"]), is_over=is_over) == row["state"]


def test_the_page_names_every_state_and_kind() -> None:
    assert {row["kind"] for row in table(PAGE, "Kinds of values")} == set(Kind.values)
    assert {row["state"] for row in table(PAGE, "State of a target")} == {
        verdicts.NO_DATA,
        verdicts.MET,
        verdicts.AT_RISK,
        verdicts.MISSED,
    }


def test_the_page_lists_the_words_of_proposals() -> None:
    told = [
        (tuple(word.strip() for word in row["words"].split(",")), row["indicator"])
        for row in table(PAGE, "Proposal")
    ]
    assert told == list(proposals.WORDS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn từ 99,9% trở lên", "dung-han-bieu"),
        ("100% kết quả giải quyết TTHC được số hoá", "so-hoa-ket-qua"),
        ("Mức độ hài lòng về sự phục vụ của cơ quan hành chính đạt 98%", "hai-long-phuc-vu"),
        ("Mức độ hài lòng trong giải quyết thủ tục hành chính từ 98%", "hai-long-giai-quyet"),
        ("Không yêu cầu giấy tờ ngoài quy định", "ngoai-danh-muc"),
        ("Trồng 5.000 cây xanh", None),
        ("", None),
    ],
)
def test_the_words_of_a_target_propose_an_indicator(text: str, code: str | None) -> None:
    assert proposals.proposed(text) == code


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["ge", "le"]))
def test_what_is_over_is_met_or_missed_exactly(part: int, more: int, comparison: str) -> None:
    found = Ratio(part, part + more)
    bar = Bar(comparison, Decimal("99.9"))
    state = verdicts.state(found, bar, found.whole, is_over=True)
    if not found.has_data:
        assert state == verdicts.NO_DATA
        return
    share = Fraction(part * 100, part + more)
    reached = share >= Fraction("99.9") if comparison == "ge" else share <= Fraction("99.9")
    assert state == (verdicts.MET if reached else verdicts.MISSED)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 2000), st.integers(0, 30))
def test_a_year_bears_exactly_as_many_failures_as_it_says(
    part: int, bad: int, more: int, failures: int
) -> None:
    found, bar = Ratio(part, part + bad), Bar("ge", Decimal(98))
    at_end = found.whole + more
    left = verdicts.bears(found, bar, at_end)
    if failures > more or at_end == 0:
        return
    whole_year = Ratio(part + more - failures, at_end)
    assert bool(whole_year.at_least(98)) == (failures <= left)


@pytest.mark.parametrize("kind", DIVIDED)
def test_a_whole_of_nothing_has_no_value(kind: str) -> None:
    value = Value(kind, 0, 0)
    assert value.exact() is None
    assert value.decimal() is None
    assert value.shown("giờ") == "chưa có số liệu"


def test_without_a_source_there_is_no_value_of_any_kind() -> None:
    assert not any(Value(kind, None).has_data for kind in Kind.values)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Value("ratio", 9986, 10000), "%", "99,9%"),
        (Value("ratio", 28, 28), "%", "100%"),
        (Value("count", 0), "lần", "0 lần"),
        (Value("count", 1234), "hồ sơ", "1.234 hồ sơ"),
        (Value("average", 1000, 3), "giờ làm việc", "5,6 giờ làm việc"),
        (Value("time", 90, 3), "giờ làm việc", "1,5 giờ làm việc"),
        (Value("score", 5, 3), "điểm", "1,7 điểm"),
        (Value("amount", 1500000), "đồng", "1.500.000 đồng"),
    ],
)
def test_values_as_people_read_them(value: Value, unit: str, shown: str) -> None:
    assert value.shown(unit) == shown


def test_a_share_is_never_shown_as_reaching_a_bar_that_it_misses() -> None:
    assert Value("ratio", 9986, 10000).shown("%", 1, bars=[Decimal("99.9")]) == "99,8%"
