"""The table of docs/rules/plan-deadlines.md, phrase by phrase."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.plans.content import Schedule
from cchc.plans.rules.deadlines import read_deadline, schedule_of, too_far
from cchc.plans.rules.times import times_in

RULE = Path(__file__).resolve().parents[4] / "docs" / "rules" / "plan-deadlines.md"
QUARTERS = ("03-31", "06-30", "09-30", "12-31")
MONTHS = (
    "01-31", "02-28", "03-31", "04-30", "05-31", "06-30",
    "07-31", "08-31", "09-30", "10-31", "11-30", "12-31",
)  # fmt: skip


def in_year(year: int, *days: str) -> tuple[str, ...]:
    return tuple(f"{year}-{day}" for day in days)


def days_of(printed: str) -> tuple[str, ...]:
    """The ISO dates of a cell: "31/03/2026, …", "quarters of 2026", "months of 2026", "none"."""
    if printed == "none":
        return ()
    if " of " in printed:
        what, year = printed.split(" of ")
        return in_year(int(year), *(QUARTERS if what == "quarters" else MONTHS))
    return tuple("-".join(reversed(day.split("/"))) for day in printed.split(", "))


def worked_examples() -> list[tuple[str, str, tuple[str, ...], bool]]:
    """The table of phrases in the rule."""
    table = RULE.read_text(encoding="utf-8").partition("## Worked examples: phrases")[2]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")]
    return [(row[0], row[1], days_of(row[2]), row[3] == "yes") for row in rows[2:]]


WORKED = worked_examples()


def test_the_rule_has_its_table() -> None:
    assert len(WORKED) > 60


@pytest.mark.parametrize(("phrase", "kind", "dates", "doubted"), WORKED)
def test_each_phrase_means_what_the_table_says(
    phrase: str, kind: str, dates: tuple[str, ...], doubted: bool
) -> None:
    schedule, doubts = schedule_of(phrase, (), 2026)
    assert schedule.kind == kind
    assert tuple(o.due_on for o in schedule.obligations) == dates
    assert all(o.product is None for o in schedule.obligations)
    assert bool(doubts) is doubted


@pytest.mark.parametrize("phrase", [None, ""])
def test_no_phrase_is_no_date_and_no_doubt(phrase: str | None) -> None:
    assert schedule_of(phrase, ("Kế hoạch",), 2026) == (Schedule("unknown", None, ()), ())


def test_the_event_is_told_without_sau_khi() -> None:
    schedule, _ = schedule_of("Sau khi UBND thành phố ban hành Đề án", ("Kế hoạch",), 2026)
    assert schedule == Schedule("after_event", "UBND thành phố ban hành Đề án", ())


@pytest.mark.parametrize(
    ("day", "far"),
    [
        (date(2025, 12, 31), False),
        (date(2036, 12, 31), False),
        (date(1826, 6, 20), True),
        (date(2024, 12, 31), True),
        (date(2037, 1, 1), True),
        (date(2099, 6, 20), True),
    ],
)
def test_a_given_day_is_near_the_year_of_the_plan(day: date, far: bool) -> None:
    assert too_far([date(2026, 6, 30), day], 2026) == (day if far else None)


def dated(schedule: Schedule) -> set[tuple[str | None, str | None]]:
    return {(o.product, o.due_on) for o in schedule.obligations}


def test_obligations_are_products_times_dates() -> None:
    schedule, doubts = schedule_of("Định kỳ hàng quý", ("Kế hoạch", "Báo cáo"), 2026)
    assert dated(schedule) == {
        (product, day) for product in ("Kế hoạch", "Báo cáo") for day in in_year(2026, *QUARTERS)
    }
    assert len(schedule.obligations) == 8
    assert not doubts


def test_a_time_that_names_a_product_binds_that_product_only() -> None:
    schedule, doubts = schedule_of(
        "Báo cáo kết quả định kỳ quý I, 6 tháng", ("Kế hoạch", "Báo cáo kết quả thực hiện"), 2026
    )
    assert schedule.kind == "periodic"
    assert dated(schedule) == {
        ("Báo cáo kết quả thực hiện", "2026-03-31"),
        ("Báo cáo kết quả thực hiện", "2026-06-30"),
    }
    assert [doubt.field for doubt in doubts] == ["schedule"]


def test_a_column_of_two_kinds_is_mixed_and_the_loose_one_binds_no_product() -> None:
    schedule, _ = schedule_of(
        "Thường xuyên trong năm BC kết quả thực hiện: tháng 12/2026",
        ("Báo cáo kết quả thực hiện",),
        2026,
    )
    assert schedule.kind == "mixed"
    assert dated(schedule) == {
        ("Báo cáo kết quả thực hiện", "2026-12-31"),
        *((None, day) for day in in_year(2026, *QUARTERS)),
    }


def test_a_time_inside_a_product_makes_its_own_obligation() -> None:
    product = "Báo cáo tự chấm điểm trước ngày 05/12/2026"
    schedule, _ = schedule_of("Quý IV năm 2026", (product,), 2026)
    assert schedule.kind == "mixed"
    assert dated(schedule) == {(product, "2026-12-04"), (None, "2026-12-31")}


def test_a_name_with_a_year_is_no_time_but_its_year_is_kept_with_a_doubt() -> None:
    products = ("Kế hoạch năm", "Báo cáo: định kỳ hàng quý")
    schedule, doubts = schedule_of("Kế hoạch CCHC năm 2026", products, 2026)
    assert not read_deadline("Kế hoạch CCHC năm 2026", 2026).is_time
    assert schedule.kind == "mixed"
    assert ("Kế hoạch năm", "2026-12-31") in dated(schedule)
    assert len(schedule.obligations) == 5
    assert doubts[0].field == "deadline"


def test_words_that_are_no_time_are_no_time() -> None:
    assert not read_deadline("Báo cáo kết quả", 2026).is_time
    assert read_deadline("Theo kế hoạch", 2026).is_time


def test_a_year_in_the_name_of_a_product_is_no_deadline() -> None:
    schedule, _ = schedule_of(None, ("Kế hoạch CCHC năm 2026",), 2026)
    assert schedule.obligations == ()


@pytest.mark.parametrize(
    "phrase", ["Quý IV", "Thường xuyên", "Tháng 3", "Trước 15/12", "Hằng năm", "Định kỳ hàng quý"]
)
def test_without_a_year_anywhere_nothing_is_guessed(phrase: str) -> None:
    schedule, doubts = schedule_of(phrase, (), None)
    assert (schedule.kind, schedule.obligations) == ("unknown", ())
    assert doubts


@pytest.mark.parametrize("phrase", ["30/02/2026", "Tháng 13/2026", "Quý V/2026", "Trước ngày 31/4"])
def test_days_that_do_not_exist_are_not_understood(phrase: str) -> None:
    schedule, _ = schedule_of(phrase, (), 2026)
    assert schedule.kind != "on_date"
    assert all(o.due_on is None or "2026-13" not in o.due_on for o in schedule.obligations)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_any_printed_day_is_read_back(day: date) -> None:
    for printed in (f"{day.day:02}/{day.month:02}/{day.year}", f"{day.day}/{day.month}/{day.year}"):
        (time,) = times_in(f"Trước ngày {printed}", None)
        assert time.dues[0].due_on == day - timedelta(days=1)
        (time,) = times_in(f"ngày {printed}.", None)
        assert time.dues[0].due_on == day


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_an_error(text: str) -> None:
    schedule, _ = schedule_of(text, (text,), 2026)
    assert schedule.kind
