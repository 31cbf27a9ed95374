"""Random calculations of every kind, as JSON cases; used by the tests and by the bench."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

Case = dict[str, Any]

OFFICE = ["07:30-11:30", "13:00-17:00"]
SUMMER = ["13:30-17:30", "07:00-11:30"]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKS: list[dict[str, list[str]]] = [
    dict.fromkeys(DAYS[:5], OFFICE),
    dict.fromkeys(DAYS[:5], OFFICE) | {"sat": ["07:30-11:30"]},
    dict.fromkeys(DAYS[:6], SUMMER),
    {day: ["00:00-24:00"] for day in DAYS},
    {"mon": ["22:00-24:00", "00:00-01:30"], "wed": ["08:00-08:01"], "sun": ["09:00-10:00"]},
    {"mon": OFFICE, "thu": ["06:00-09:00", "09:00-12:00", "12:00-12:45"], "sat": []},
    {"mon": ["08:17-11:53"], "tue": OFFICE, "fri": SUMMER},
]
CLOCKS = ["00:00", "06:59", "07:30", "09:15", "11:29", "11:30", "12:10", "13:00", "14:59", "15:00"]
CUTOFFS = [None, "15:00", "15:00", "11:30", "16:30", "00:00", "07:00", "24:00"]


def random_case(random: Random) -> Case:
    """One calculation: any week, days off and worked, pauses nested or not, any unit."""
    start = datetime.fromisoformat("2026-01-01") + timedelta(minutes=random.randrange(400 * 1440))
    if random.random() < 0.5:
        start = datetime.fromisoformat(f"{start.date()}T{random.choice(CLOCKS)}")
    unit = random.choice(["days", "hours", "calendar_days"])
    return {
        "start": _text(start),
        "amount": _amount(random, unit),
        "unit": unit,
        "cutoff": random.choice(CUTOFFS),
        "calendar": {
            "shifts": random.choice(WEEKS),
            "holidays": _dates(random, start, random.choice([0, 3, 12])),
            "workdays": _workdays(random, start),
        },
        "pauses": _pauses(random, start),
    }


def _amount(random: Random, unit: str) -> int | float:
    long = random.random() < 0.08
    if unit != "hours":
        return random.randint(260, 600) if long else random.randint(1, 30)
    if long:
        return random.randint(400, 2100)
    some = [random.randint(1, 40), 0.001, 0.025, 7.5, 1 / 3]
    odd = round(random.uniform(0.01, 60), random.randint(1, 4))
    return random.choice([*some, odd or 0.0001])  # an amount of 0 is refused, not computed


def _dates(random: Random, start: datetime, number: int) -> list[str]:
    first = start.date() - timedelta(days=3)
    return [str(first + timedelta(days=random.randrange(45))) for _ in range(number)]


def _workdays(random: Random, start: datetime) -> list[str] | dict[str, list[str]]:
    days = _dates(random, start, random.choice([0, 1, 6]))
    if random.random() < 0.5:
        return days
    return {day: random.choice([[], ["08:00-12:00"], SUMMER]) for day in days}


def _pauses(random: Random, start: datetime) -> list[list[str | None]]:
    pauses: list[list[str | None]] = []
    for _ in range(random.choice([0, 0, 1, 2, 4])):
        begin = start + timedelta(minutes=random.randint(-4 * 1440, 20 * 1440))
        length = random.choice([1, 60, 1440, 7 * 1440, 40 * 1440])
        pauses.append([_text(begin), _text(begin + timedelta(minutes=random.randint(1, length)))])
    if pauses and random.random() < 0.2:
        pauses.append([pauses[0][1], _text(start + timedelta(days=70))])
    if pauses and random.random() < 0.05:
        pauses[-1][1] = None
    return pauses


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
