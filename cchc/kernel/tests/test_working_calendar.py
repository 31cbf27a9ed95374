"""The calendar by itself: working days, steps forward and back, weeks that change, reasons."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.kernel.errors import RuleBroken
from cchc.kernel.holiday_seed import SeedDay, calendar_of, seed_days
from cchc.kernel.working_time import (
    Calendar,
    Holiday,
    Pause,
    Rule,
    Unit,
    Workday,
    due_date,
    week_of,
)

MONDAY = date(2026, 11, 23)
OFFICE = week_of(
    {day: ["07:30-11:30", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
)
SUMMER = week_of({day: ["07:00-11:30"] for day in ("mon", "tue", "wed", "thu", "fri")})
NOTICE = "Thông báo số 15/TB-SNV ngày 01/10/2026"
CALENDAR = Calendar(
    OFFICE,
    (Holiday(date(2026, 11, 24), "Ngày Văn hóa Việt Nam", NOTICE),),
    (Workday(date(2026, 11, 28), (), "làm bù", NOTICE),),
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "worked"), [(23, True), (24, False), (27, True), (28, True), (29, False), (30, True)]
)
def test_a_day_is_worked_when_it_has_a_shift(day: int, worked: bool) -> None:
    assert CALENDAR.is_working_day(date(2026, 11, day)) is worked
    assert bool(CALENDAR.shifts_on(date(2026, 11, day))) is worked


def test_the_next_working_day_is_after_the_day() -> None:
    assert CALENDAR.next_working_day(MONDAY) == date(2026, 11, 25)
    assert CALENDAR.next_working_day(date(2026, 11, 27)) == date(2026, 11, 28)


def test_a_day_off_is_moved_to_the_working_day_after_or_before() -> None:
    assert CALENDAR.working_day_from(date(2026, 11, 24)) == date(2026, 11, 25)
    assert CALENDAR.working_day_until(date(2026, 11, 24)) == MONDAY
    assert CALENDAR.working_day_from(MONDAY) == CALENDAR.working_day_until(MONDAY) == MONDAY


@pytest.mark.parametrize(
    ("number", "day"), [(1, 25), (3, 27), (4, 28), (5, 30), (0, 23), (-1, 20), (-6, 13)]
)
def test_working_days_are_added_forward_and_back(number: int, day: int) -> None:
    assert CALENDAR.add_working_days(MONDAY, number) == date(2026, 11, day)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-80, 80))
def test_the_days_between_are_the_days_that_were_added(day: date, number: int) -> None:
    later = CALENDAR.add_working_days(day, number)
    assert CALENDAR.working_days_between(day, later) == number


def test_looking_back_over_an_empty_calendar_is_an_error() -> None:
    with pytest.raises(RuleBroken):
        Calendar(week_of({})).add_working_days(MONDAY, -1)
    with pytest.raises(RuleBroken):
        Calendar(week_of({})).add_working_days(date(1, 1, 5), -1)


def test_a_day_opens_and_closes_with_its_shifts() -> None:
    assert CALENDAR.opening(MONDAY) == at("2026-11-23T07:30")
    assert CALENDAR.closing(MONDAY) == at("2026-11-23T17:00")


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-11-23T06:00", "2026-11-23T07:30"),
        ("2026-11-23T07:30", "2026-11-23T07:30"),
        ("2026-11-23T11:29", "2026-11-23T11:29"),
        ("2026-11-23T11:30", "2026-11-23T13:00"),
        ("2026-11-23T17:00", "2026-11-25T07:30"),
        ("2026-11-24T10:00", "2026-11-25T07:30"),
    ],
)
def test_the_next_working_moment_is_inside_a_shift(moment: str, found: str) -> None:
    assert CALENDAR.working_moment_from(at(moment)) == at(found)


def test_the_week_may_change_from_a_day_on() -> None:
    calendar = Calendar(OFFICE, changes=((date(2026, 10, 15), OFFICE), (date(2026, 4, 15), SUMMER)))
    assert calendar.closing(date(2026, 4, 14)) == at("2026-04-14T17:00")
    assert calendar.closing(date(2026, 4, 15)) == at("2026-04-15T11:30")
    assert calendar.closing(date(2026, 10, 14)) == at("2026-10-14T11:30")
    assert calendar.closing(date(2026, 10, 15)) == at("2026-10-15T17:00")


def test_a_week_has_seven_days() -> None:
    with pytest.raises(RuleBroken):
        Calendar(OFFICE[:5])


def test_equal_calendars_are_equal_and_can_be_kept_in_a_set() -> None:
    same = Calendar(OFFICE, CALENDAR.holidays, CALENDAR.workdays)
    assert {same, CALENDAR} == {same}


def test_the_explanation_cites_reason_and_document() -> None:
    answer = due_date(CALENDAR, at("2026-11-23T10:00"), 4, Unit.DAYS)
    assert [step.why for step in answer.steps] == [
        "Nhận lúc 10:00 thứ hai 23/11/2026, trước 15:00: ngày tiếp nhận là chính ngày đó; "
        "ngày thứ nhất là ngày sau ngày tiếp nhận.",
        f"Thứ ba 24/11/2026: ngày nghỉ (Ngày Văn hóa Việt Nam theo {NOTICE}), không tính.",
        "Từ thứ tư 25/11/2026 đến thứ sáu 27/11/2026: tính 3 ngày làm việc; "
        "lũy kế 3/4 ngày làm việc.",
        f"Thứ bảy 28/11/2026: làm bù theo {NOTICE}, tính 1 ngày làm việc; "
        "lũy kế 4/4 ngày làm việc.",
        "Hạn là lúc hết ca cuối cùng của thứ bảy 28/11/2026: 17:00.",
    ]


def test_the_explanation_of_hours_names_shift_and_pause() -> None:
    pause = Pause(at("2026-11-25T09:00"), at("2026-11-25T10:00"), "chờ bổ sung hồ sơ")
    answer = due_date(CALENDAR, at("2026-11-23T15:30"), 4, Unit.HOURS, pauses=[pause])
    assert [(step.counted, step.why) for step in answer.steps] == [
        (
            0,
            "Nhận lúc 15:30 thứ hai 23/11/2026, từ 15:00 trở đi là nhận muộn: ngày tiếp nhận là "
            "ngày làm việc tiếp theo, thứ tư 25/11/2026 (qua ngày nghỉ: Ngày Văn hóa Việt Nam "
            f"theo {NOTICE}); tính giờ từ 07:30 thứ tư 25/11/2026.",
        ),
        (
            90,
            "Thứ tư 25/11/2026: ca 07:30-11:30, tính 90 phút từ 07:30 đến 09:00; "
            "lũy kế 90/240 phút.",
        ),
        (
            0,
            "Thứ tư 25/11/2026: tạm dừng từ 09:00 đến 10:00 (chờ bổ sung hồ sơ), "
            "không tính 60 phút.",
        ),
        (
            90,
            "Thứ tư 25/11/2026: ca 07:30-11:30, tính 90 phút từ 10:00 đến 11:30; "
            "lũy kế 180/240 phút.",
        ),
        (
            60,
            "Thứ tư 25/11/2026: ca 13:00-17:00, tính 60 phút từ 13:00 đến 14:00; "
            "lũy kế 240/240 phút.",
        ),
        (0, "Đủ 240 phút làm việc: hạn là 14:00 thứ tư 25/11/2026."),
    ]


def test_aware_moments_are_taken_to_hanoi_minutes() -> None:
    answer = due_date(CALENDAR, datetime(2026, 11, 23, 7, 59, 59, tzinfo=UTC), 1, Unit.DAYS)
    assert answer.reception_day == MONDAY
    answer = due_date(CALENDAR, datetime(2026, 11, 23, 8, 0, tzinfo=UTC), 1, Unit.DAYS)
    assert answer.reception_day == date(2026, 11, 25)
    assert answer.due_at is not None
    assert answer.due_at.astimezone(UTC) == datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def test_pauses_end_to_end_are_told_as_one_with_each_reason_once() -> None:
    pauses = [
        Pause(at("2026-11-25T10:00"), at("2026-11-25T11:00"), "chờ bổ sung"),
        Pause(at("2026-11-25T09:00"), at("2026-11-25T10:00"), "chờ bổ sung"),
        Pause(at("2026-11-25T09:30"), at("2026-11-25T09:40"), "chờ nộp phí"),
    ]
    answer = due_date(CALENDAR, at("2026-11-25T08:30"), 1, Unit.HOURS, pauses=pauses)
    assert [step.why for step in answer.steps if step.rule is Rule.PAUSE] == [
        "Thứ tư 25/11/2026: tạm dừng từ 09:00 đến 11:00 (chờ bổ sung; chờ nộp phí), "
        "không tính 120 phút."
    ]


def test_a_pause_must_end_after_it_begins() -> None:
    with pytest.raises(RuleBroken) as caught:
        Pause(at("2026-11-25T09:00"), at("2026-11-25T09:00"))
    assert caught.value.field == "pauses"


def test_the_seed_has_the_swap_that_the_package_lacks_confirmed() -> None:
    days = {seed.day: seed for seed in seed_days([2026])}
    off, worked = days[date(2026, 1, 2)], days[date(2026, 1, 10)]
    assert (off.kind, worked.kind) == ("swap_off", "swap_work")
    assert off.document == worked.document == "12729/VPCP-KGVX ngày 25/12/2025"
    assert off.is_confirmed
    assert worked.is_confirmed


def test_the_seed_pairs_each_swapped_day_and_names_tet_as_the_law_does() -> None:
    days = {seed.day: seed for seed in seed_days([2026])}
    assert days[date(2026, 8, 31)].why == "nghỉ hoán đổi với ngày 22/08/2026"
    assert days[date(2026, 8, 22)] == SeedDay(
        date(2026, 8, 22), "swap_work", "làm bù cho ngày 31/08/2026"
    )
    tet = [day.day for day, seed in days.items() if seed.why == "Tết Âm lịch"]
    assert tet == [16, 17, 18, 19, 20]
    assert days[date(2026, 4, 27)].why == "nghỉ bù Ngày Giỗ Tổ Hùng Vương"


def test_the_seed_of_several_years_is_in_order_without_a_day_twice() -> None:
    days = [seed.day for seed in seed_days([2027, 2025, 2026])]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2025, 2026, 2027}


def test_a_calendar_is_made_of_the_seed() -> None:
    calendar = calendar_of(OFFICE, seed_days([2026]))
    assert not calendar.is_working_day(date(2026, 1, 2))
    assert calendar.is_working_day(date(2026, 1, 10))
