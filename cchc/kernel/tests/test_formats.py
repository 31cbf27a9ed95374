"""Dates, numbers and sums as a Vietnamese office writes and reads them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import (
    date_vi,
    moment_vi,
    money_in_words_vi,
    number_vi,
    parse_date_vi,
    parse_number_vi,
    weekday_vi,
)


def test_a_date_is_day_month_year() -> None:
    assert date_vi(date(2026, 6, 5)) == "05/06/2026"
    assert weekday_vi(date(2026, 6, 5)) == "thứ sáu 05/06/2026"


def test_a_moment_is_told_in_hanoi_time() -> None:
    moment = datetime(2026, 6, 5, 18, 5, 59, tzinfo=UTC)
    assert moment_vi(moment) == "01:05 ngày 06/06/2026"
    assert date_vi(moment) == "06/06/2026"
    assert moment_vi(moment.replace(tzinfo=None)) == "18:05 ngày 05/06/2026"


@pytest.mark.parametrize(
    "text", ["05/06/2026", "5/6/2026", "05-06-2026", "5.6.2026", " 5/06/2026 "]
)
def test_the_fifth_of_june_is_read_with_the_day_first(text: str) -> None:
    assert parse_date_vi(text) == date(2026, 6, 5)


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "12/25/2026", "2026-06-05", "5/6/26", "5/6-2026", "05/06/2026 8:00"]
)
def test_what_is_no_date_is_refused_beside_its_field(text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        parse_date_vi(text, field="due_on")
    assert caught.value.field == "due_on"


@given(st.dates(date(1000, 1, 1)))
def test_a_written_date_is_read_back(day: date) -> None:
    assert parse_date_vi(date_vi(day)) == day


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1234, None, "1.234"),
        (1234567, None, "1.234.567"),
        (-1234, None, "-1.234"),
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("1234.50"), None, "1.234,50"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("2.25"), 1, "2,3"),
        (Decimal("-2.25"), 1, "-2,3"),
        (Decimal("-0.04"), 1, "0,0"),
        (Decimal("1234.5"), 0, "1.235"),
        (7, 2, "7,00"),
    ],
)
def test_a_number_has_dots_for_thousands_and_a_decimal_comma(
    value: Decimal | int, places: int | None, text: str
) -> None:
    assert number_vi(value, places) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1.234", "1234"),
        ("1234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("1234,5", "1234.5"),
        ("-1.234,5", "-1234.5"),
        ("−3", "-3"),
        (" 99,9 ", "99.9"),
    ],
)
def test_a_written_number_is_read(text: str, value: str) -> None:
    assert parse_number_vi(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "một", "1,234.5", "1.23", "12.34,5", "1.2345", ",5", "5,", "1 234", "1e5", "NaN"]
)
def test_what_is_no_number_is_refused_beside_its_field(text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        parse_number_vi(text, field="value")
    assert caught.value.field == "value"


@given(st.decimals(-(10**9), 10**9, places=3))
def test_a_written_number_is_read_back(value: Decimal) -> None:
    assert parse_number_vi(number_vi(value)) == value


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (100, "Một trăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (555, "Năm trăm năm mươi lăm đồng"),
        (1_000, "Một nghìn đồng"),
        (1_005, "Một nghìn không trăm linh năm đồng"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (10_500, "Mười nghìn năm trăm đồng"),
        (350_000, "Ba trăm năm mươi nghìn đồng"),
        (1_001_001, "Một triệu không trăm linh một nghìn không trăm linh một đồng"),
        (15_000_005, "Mười lăm triệu không trăm linh năm đồng"),
        (
            123_456_789,
            "Một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín đồng",
        ),
        (1_000_000_000, "Một tỷ đồng"),
        (2_050_000_000, "Hai tỷ không trăm năm mươi triệu đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (2_000_000_000_005, "Hai nghìn tỷ không trăm linh năm đồng"),
        (10**18, "Một tỷ tỷ đồng"),
        (-25_000, "Âm hai mươi lăm nghìn đồng"),
    ],
)
def test_money_is_written_in_the_words_of_a_voucher(amount: int, words: str) -> None:
    assert money_in_words_vi(amount) == words


@given(st.sets(st.integers(0, 10**13), min_size=2, max_size=2))
def test_different_sums_have_different_words(amounts: set[int]) -> None:
    first, second = amounts
    assert money_in_words_vi(first) != money_in_words_vi(second)
