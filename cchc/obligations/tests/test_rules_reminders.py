"""The mornings of docs/rules/reminders.md."""

from datetime import date, datetime, time, timedelta

import pytest

from cchc.kernel.working_time import Calendar, Holiday, week_of
from cchc.kernel.zone import HANOI
from cchc.obligations.rules.reminders import days_ahead, is_pressing, is_time, is_told_late

SHIFTS = ["07:30-11:30", "13:30-17:00"]
OFF = (Holiday(date(2026, 4, 30)), Holiday(date(2026, 5, 1)))
CALENDAR = Calendar(
    week_of(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), SHIFTS)), holidays=OFF
)
THURSDAY = date(2026, 4, 16)
EVE = date(2026, 4, 30)


def told(due_on: date, morning: date) -> str:
    ahead = days_ahead(due_on, morning, CALENDAR, (7, 3, 1))
    if ahead is not None:
        return f"soon, {ahead}"
    return "late" if is_told_late(due_on, morning, CALENDAR, first=1, repeat=7) else "–"


@pytest.mark.parametrize(
    ("due_on", "morning", "digest"),
    [
        (THURSDAY, date(2026, 4, 7), "soon, 7"),
        (THURSDAY, date(2026, 4, 8), "–"),
        (THURSDAY, date(2026, 4, 13), "soon, 3"),
        (THURSDAY, date(2026, 4, 15), "soon, 1"),
        (THURSDAY, THURSDAY, "soon, 0"),
        (THURSDAY, date(2026, 4, 17), "late"),
        (THURSDAY, date(2026, 4, 20), "–"),
        (THURSDAY, date(2026, 4, 24), "late"),
        (THURSDAY, date(2026, 5, 4), "late"),
        (date(2026, 4, 29), date(2026, 4, 28), "soon, 1"),
        (EVE, date(2026, 4, 29), "soon, 0"),
        (EVE, date(2026, 4, 28), "soon, 1"),
        (EVE, date(2026, 5, 4), "late"),
    ],
)
def test_the_morning_is_that_of_the_table(due_on: date, morning: date, digest: str) -> None:
    assert told(due_on, morning) == digest


def test_each_distance_is_told_on_one_morning_and_lateness_every_week() -> None:
    mornings = [
        day
        for number in range(120)
        if CALENDAR.is_working_day(day := date(2026, 3, 2) + timedelta(days=number))
    ]
    said = [told(THURSDAY, morning) for morning in mornings]
    assert [what for what in said if what.startswith("soon")] == [
        "soon, 7",
        "soon, 3",
        "soon, 1",
        "soon, 0",
    ]
    assert said.count("late") == len({date(2026, 4, 17) + timedelta(days=7 * n) for n in range(11)})


@pytest.mark.parametrize(
    ("hour", "is_right"), [("07:45", False), ("08:00", True), ("12:00", False), ("18:00", False)]
)
def test_digests_go_out_from_the_hour_on_and_inside_a_shift(hour: str, is_right: bool) -> None:
    moment = datetime.fromisoformat(f"2026-04-16T{hour}").replace(tzinfo=HANOI)
    assert is_time(moment, time(8), CALENDAR) is is_right
    assert not is_time(moment.replace(day=30), time(8), CALENDAR)


def test_a_request_presses_from_the_working_day_before_its_date() -> None:
    assert not is_pressing(THURSDAY, date(2026, 4, 14), CALENDAR)
    assert is_pressing(THURSDAY, date(2026, 4, 15), CALENDAR)
    assert is_pressing(THURSDAY, date(2026, 5, 15), CALENDAR)
