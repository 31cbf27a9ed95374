"""On which days the people of the demo ward act, whatever day it is: date logic, no database."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from cchc.demo.living import reporting
from cchc.demo.living.lately import lately
from cchc.demo.living.letters import letters_of
from cchc.demo.living.mornings import readings
from cchc.demo.living.papers2026 import LETTERS
from cchc.demo.living.playing import Moment, Scene
from cchc.demo.living.recommending import recommendations_of
from cchc.demo.living.report_stories import PartTold, ReportTold, Version
from cchc.demo.living.reports_told import REPORTS_2023, REPORTS_2026, REPORTS_OF_HOA_BINH
from cchc.demo.living.urging import urgings_of
from cchc.demo.living.years import ASSIGNED_ON, is_lived_lately
from cchc.kernel.holiday_seed import calendar_of, seed_days
from cchc.kernel.working_time import week_of
from cchc.organisation.models import Agency
from cchc.plans.models import Plan

OFFICE_HOURS = {day: ["07:30-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
CALENDAR = calendar_of(week_of(OFFICE_HOURS), seed_days(range(2023, 2028)))
# New Year and its end, the end of February, a Sunday, Tết, quarters' ends, summer, the last day.
CLOCKS = (
    date(2026, 1, 2),
    date(2026, 1, 15),
    date(2026, 1, 21),
    date(2026, 2, 18),
    date(2026, 2, 28),
    date(2026, 3, 31),
    date(2026, 7, 15),
    date(2026, 11, 22),
    date(2026, 12, 31),
)


def scene(year: int, today: date) -> Scene:
    """A stage without people, for nobody acts on it."""
    return Scene(Agency(), {}, Plan(year=year), CALENDAR, today)


def acts(today: date) -> Iterator[Moment]:
    """What is done in 2026 on days that are written down or counted from today."""
    on = scene(2026, today)
    yield from reporting.reports_of(on, REPORTS_2026)
    yield from reporting.reports_of(on, REPORTS_OF_HOA_BINH)
    yield from reporting.calendar_of(on)
    yield from reporting.control_of(on)
    yield from urgings_of(on)
    yield from recommendations_of(on)
    yield from letters_of(on, LETTERS)
    yield from readings(on)
    if is_lived_lately(on):
        yield from lately(on)


@pytest.mark.parametrize("today", CLOCKS, ids=str)
def test_nobody_acts_on_a_day_off_or_at_night(today: date) -> None:
    for moment in acts(today):
        assert CALENDAR.is_working_day(moment.at.date()), moment
        assert 8 <= moment.at.hour < 17, moment


def every_day(year: int) -> Iterator[date]:
    """The days of the year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def test_what_was_done_lately_was_done_after_the_work_was_given_out() -> None:
    for today in every_day(2026):
        on = scene(2026, today)
        moments = list(lately(on)) if is_lived_lately(on) else []
        assert all(ASSIGNED_ON < moment.at.date() < today for moment in moments), today
    assert not is_lived_lately(scene(2026, date(2026, 1, 20)))
    assert is_lived_lately(scene(2026, date(2026, 1, 21)))


@pytest.mark.parametrize(
    ("year", "told"),
    [(2023, told) for told in REPORTS_2023]
    + [(2026, told) for told in (*REPORTS_2026, *REPORTS_OF_HOA_BINH)],
)
def test_a_report_is_written_down_in_the_order_of_time(year: int, told: ReportTold) -> None:
    on = scene(year, date(year + 1, 6, 1))
    for part in told.parts:
        assert on.day(told.opened) < on.day(part.on) < on.day(told.versions[0].composed)
        in_order(on, *days_of_part(part))
    in_order(on, *(day for version in told.versions for day in days_of(version)))


def days_of_part(part: PartTold) -> Iterator[str]:
    """Sent, sent back, sent again."""
    yield part.on
    if part.back:
        yield from (part.back.on, part.back.again)


def days_of(version: Version) -> Iterator[str]:
    """From the draft to the answer."""
    yield version.composed
    if version.back:
        yield from (version.back.on, version.back.again)
    yield from (version.signed, version.sent, version.answer.received)
    if version.answer.decided:
        yield version.answer.decided


def in_order(on: Scene, *days: str) -> None:
    """Each is a working day as it is written, none before the one before it."""
    found = [on.day(day) for day in days]
    assert all(before <= after for before, after in pairwise(found)), days
    assert all(f"{day:%d/%m}" == text[:5] for day, text in zip(found, days, strict=True)), days
