"""Deadline calculations: differences from the minute-by-minute oracle, and how many per second."""

import json
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from random import Random

from bench.figures import Figure
from cchc.kernel.holiday_seed import calendar_of, seed_days
from cchc.kernel.tests import minute_oracle
from cchc.kernel.tests.working_time_cases import OFFICE, Case, random_case
from cchc.kernel.working_time import Unit, due_date, week_of
from cchc.kernel.working_time.exchange import answer_to_line
from cchc.kernel.zone import HANOI

SEED = 20261124


def figures(long: bool) -> Iterator[Figure]:
    """Differences on 5,000 random cases (100,000 when long), lines and calculations per second."""
    cases = list(random_cases(100_000 if long else 5_000))
    yield Figure("deadline.cases", len(cases), "cases")
    lines = [json.dumps(case) for case in cases]
    began = time.perf_counter()
    dues = [answer_to_line(line).get("due", "error") for line in lines]
    yield Figure("deadline.lines", round(len(lines) / (time.perf_counter() - began)), "lines/s")
    differences = 0
    for case, due in zip(cases, dues, strict=True):
        if due != minute_oracle.due(case):
            differences += 1
            print(json.dumps(case), file=sys.stderr)
    yield Figure("deadline.differences_from_oracle", differences, "cases", wanted=0)
    for unit, amount in ((Unit.DAYS, 30), (Unit.HOURS, 40), (Unit.CALENDAR_DAYS, 30)):
        yield Figure(f"deadline.{amount}_{unit}", per_second(unit, amount), "calculations/s")


def random_cases(number: int) -> Iterator[Case]:
    """The same random cases on every run."""
    random = Random(SEED)
    for _ in range(number):
        yield random_case(random)


def per_second(unit: Unit, amount: int) -> int:
    """Calculations with explanation per second over a Vietnamese year, from one calendar."""
    week = week_of(dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), OFFICE))
    calendar = calendar_of(week, seed_days([2026, 2027]))
    number = 2_000
    began = time.perf_counter()
    for turn in range(number):
        start = datetime(2026, 1 + turn % 12, 1 + turn % 28, 9, 0, tzinfo=HANOI)
        due_date(calendar, start, amount, unit)
    return round(number / (time.perf_counter() - began))
