"""Periods: the tables of docs/rules/periods.md, refusals, and what holds for every year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import CALENDARS, CalendarKind, Period, reporting_periods
from cchc.kernel.tests.rules_page import table

NAMED = table("periods.md", "Worked examples: named periods")
RANGES = table("periods.md", "Worked examples: from day to day")


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("row", NAMED)
def test_a_named_period_has_the_days_of_the_page(row: dict[str, str], calendar: str) -> None:
    period = Period.parse(row["code"], calendar)
    assert period.to_json() == {
        "period": row["code"],
        "from": row[f"{calendar} from"],
        "to": row[f"{calendar} to"],
        "calendar": calendar,
    }
    assert period.label == str(period) == row["label"]
    assert period.previous() == Period.parse(row["before"], calendar)
    assert not period.is_range


@pytest.mark.parametrize("row", NAMED)
def test_the_same_period_of_last_year_has_the_year_before(row: dict[str, str]) -> None:
    year, part = row["code"].split("-")
    before = Period.parse(row["code"], "cutoff").last_year()
    assert before == Period.parse(f"{int(year) - 1}-{part}", "cutoff")


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("row", RANGES)
def test_a_period_from_day_to_day_keeps_its_days(row: dict[str, str], calendar: str) -> None:
    period = Period.parse(row["code"], calendar)
    assert f"{period.first}..{period.last}" == period.code == row["code"]
    assert period.calendar == calendar
    assert period.label == row["label"]
    assert period.previous().code == row["before"]
    assert period.last_year().code == row["last year"]
    assert period.is_range


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("parts", [["Q1", "Q2", "Q3", "Q4"], [f"{m:02}" for m in range(1, 13)]])
def test_the_parts_of_a_year_follow_each_other_and_fill_it(
    parts: list[str], calendar: CalendarKind
) -> None:
    for in_year in (2026, 2027, 2028):
        whole = Period.parse(f"{in_year}-Y", calendar)
        periods = [Period.parse(part, calendar, in_year) for part in parts]
        assert (periods[0].first, periods[-1].last) == (whole.first, whole.last)
        for earlier, later in pairwise(periods):
            assert later.first - earlier.last == timedelta(days=1)
            assert later.previous() == earlier


def test_the_reporting_periods_accumulate_from_the_start_of_the_year() -> None:
    periods = list(reporting_periods(2026, "cutoff"))
    assert [period.code for period in periods] == ["2026-Q1", "2026-H1", "2026-M9", "2026-Y"]
    assert {period.first for period in periods} == {date(2025, 12, 15)}


def test_a_period_contains_its_first_and_its_last_day() -> None:
    period = Period.parse("2026-Q1", "cutoff")
    assert period.contains(date(2025, 12, 15))
    assert period.contains(date(2026, 3, 14))
    assert not period.contains(date(2025, 12, 14))
    assert not period.contains(date(2026, 3, 15))
    assert period.days == 90


@pytest.mark.parametrize(
    ("text", "code"), [("Q1", "2026-Q1"), (" y ", "2026-Y"), ("03", "2026-03"), ("h1", "2026-H1")]
)
def test_the_year_may_be_left_out_when_it_is_known(text: str, code: str) -> None:
    assert Period.parse(text, year=2026).code == code


def test_the_year_in_the_code_beats_the_known_one() -> None:
    assert Period.parse("2025-Q1", year=2026).code == "2025-Q1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q1",
        "2026",
        "2026-Q5",
        "2026-Q0",
        "2026-H2",
        "2026-M6",
        "2026-13",
        "2026-00",
        "2026-3",
        "26-Q1",
        "2026Q1",
        "0000-Q1",
        "1899-Y",
        "3000-Y",
        "2026-01-01",
        "2026-01-01..",
        "2026-01-01..2026-02-30",
        "2026-02-01..2026-01-31",
        "01/01/2026..31/01/2026",
        "2026-01-01...2026-01-31",
        "٢٠٢٦-Q1",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        Period.parse(text, field="ky")
    assert caught.value.field == "ky"


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(RuleBroken):
        Period.parse("2026-Q1", "lunar")
