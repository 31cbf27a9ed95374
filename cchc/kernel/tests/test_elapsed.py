"""Working minutes between two moments, against a walk over every minute; rules/working-time.md."""

import json
from datetime import date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.kernel.holiday_seed import calendar_of, seed_days
from cchc.kernel.tests import minute_oracle as oracle
from cchc.kernel.tests.rules_page import table
from cchc.kernel.tests.test_working_time_page import OFFICE
from cchc.kernel.tests.working_time_cases import Case, random_case
from cchc.kernel.working_time import Pause, elapsed, week_of
from cchc.kernel.working_time.exchange import read_calendar


def walked(case: Case, start: datetime, end: datetime) -> tuple[int, int]:
    """(worked, waited), minute by minute."""
    worked = waited = 0
    moment = start
    days: dict[date, list[bool]] = {}
    while moment < end:
        day = moment.date()
        flags = days.setdefault(day, []) or oracle.worked_minutes(case, day)
        days[day] = flags
        if flags[moment.hour * 60 + moment.minute]:
            paused = oracle.is_paused_minute(case, moment)
            worked, waited = worked + (not paused), waited + paused
        moment += timedelta(minutes=1)
    return worked, waited


@settings(max_examples=40)
@given(st.integers(0, 2**32))
def test_random_stretches_agree_with_the_walk(seed: int) -> None:
    random = Random(seed)
    case = random_case(random)
    start = datetime.fromisoformat(case["start"])
    end = start + timedelta(minutes=random.randrange(0, 12_000))
    until = end.isoformat(timespec="minutes")
    case["pauses"] = [[a, b] for a, b in case["pauses"] if b is not None]
    if random.random() < 0.3:
        case["pauses"].append([(start + timedelta(hours=30)).isoformat(timespec="minutes"), None])
    gaps = [
        Pause(datetime.fromisoformat(a), datetime.fromisoformat(b) if b else None)
        for a, b in case["pauses"]
    ]
    case["pauses"] = [[a, b or until] for a, b in case["pauses"]]
    found = elapsed(read_calendar(case["calendar"]), start, end, gaps)
    assert (found.worked, found.waited) == walked(case, start, end), json.dumps(case)


@pytest.mark.parametrize("row", table("working-time.md", "Elapsed"), ids=lambda r: r["because"])
def test_the_worked_examples_come_out_as_the_page_says(row: dict[str, str]) -> None:
    calendar = calendar_of(week_of(OFFICE), seed_days(range(2026, 2027)))
    begin, end = (datetime.fromisoformat(row[name]) for name in ("from", "to"))
    since = row["pauses"].removesuffix(" →")
    gaps = [Pause(datetime.fromisoformat(since), None)] if since else []
    found = elapsed(calendar, begin, end, gaps)
    assert (str(found.worked), str(found.waited)) == (row["worked"], row["waited"])
