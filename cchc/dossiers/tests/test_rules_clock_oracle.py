"""Random dossiers with pauses: the clock of the room agrees with the minute-by-minute oracle."""

import json
from datetime import datetime, time
from decimal import Decimal
from random import Random

import pytest

from cchc.dossiers.rules.clock import Limit, promise, resumed, working_minutes
from cchc.kernel.tests import minute_oracle as oracle
from cchc.kernel.tests.working_time_cases import Case, random_case
from cchc.kernel.working_time import Calendar, Holiday, Pause, Shift, Unit, Workday, week_of

moment = datetime.fromisoformat


def calendar_of(case: Case) -> Calendar:
    told = case["calendar"]
    worked = told["workdays"]
    own = worked if isinstance(worked, dict) else dict.fromkeys(worked, ())
    return Calendar(
        week_of(told["shifts"]),
        tuple(Holiday(moment(day).date()) for day in told["holidays"]),
        tuple(
            Workday(moment(day).date(), tuple(Shift.parse(text) for text in shifts))
            for day, shifts in own.items()
        ),
    )


def cutoff_of(case: Case) -> time | None:
    text = case["cutoff"]
    if text == "24:00":  # no such time of the day: nothing is late
        case["cutoff"] = text = None
    return time.fromisoformat(text) if text else None


def limit_of(case: Case) -> Limit:
    return Limit(Decimal(str(case["amount"])), Unit(case["unit"]), cutoff_of(case))


def pauses_of(case: Case) -> list[Pause]:
    return [Pause(moment(begin), moment(end) if end else None) for begin, end in case["pauses"]]


@pytest.mark.parametrize("block", range(6))
def test_promises_with_pauses_agree_with_the_oracle(block: int) -> None:
    random = Random(2026_30 + block)
    for _ in range(40):
        case = random_case(random)
        found = promise(calendar_of(case), moment(case["start"]), limit_of(case), pauses_of(case))
        due = found.due.isoformat(timespec="minutes") if found.due else None
        assert due == oracle.due(case), json.dumps(case)


@pytest.mark.parametrize("block", range(4))
def test_working_minutes_agree_with_the_oracle(block: int) -> None:
    random = Random(2026_40 + block)
    for _ in range(15):
        case = random_case(random) | {"pauses": [], "unit": "hours"}
        begin = moment(case["start"])
        end = begin + (moment("2026-01-20") - moment("2026-01-01")) * random.random()
        end = end.replace(second=0, microsecond=0)
        step = {"from": begin.isoformat(), "to": end.isoformat()}
        assert working_minutes(calendar_of(case), begin, end) == oracle.recount(case, step)


@pytest.mark.parametrize("unit", ["days", "hours"])
def test_a_pause_moves_an_appointed_date_as_the_oracle_would(unit: str) -> None:
    """What is left when the pause begins is left when it ends."""
    random, tried = Random(2026_50), 0
    while tried < 60:
        case = random_case(random) | {"unit": unit, "pauses": [], "cutoff": None}
        if unit == "days":
            case["amount"] = random.randint(2, 20)
        calendar, limit = calendar_of(case), limit_of(case)
        due = promise(calendar, moment(case["start"]), limit).due
        first = moment(case["start"])
        assert due is not None
        begin = (first + (due - first) * random.random()).replace(second=0)
        begin = begin.replace(microsecond=0)
        end = begin + (moment("2026-02-20") - moment("2026-02-01")) * random.random()
        end = end.replace(second=0, microsecond=0)
        if begin >= end or begin.date() <= promise(calendar, first, limit).reception_day:
            continue
        tried += 1
        paused = case | {"pauses": [[t.isoformat(timespec="minutes") for t in (begin, end)]]}
        moved = resumed(calendar, due, Pause(begin, end), Unit(unit))
        assert moved.isoformat(timespec="minutes") == oracle.due(paused), json.dumps(paused)
