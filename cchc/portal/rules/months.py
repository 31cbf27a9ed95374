"""Which months the public pages reach back to: docs/rules/portal.md."""

import re
from datetime import date

REACH = 12
PROVISIONAL = 2
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)


def reachable(today: date) -> list[date]:
    """The first days of the month that runs and of those before it, newest first."""
    counted = today.year * 12 + today.month - 1
    numbers = range(counted, counted - REACH, -1)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def is_provisional(month: date, published_on: date, today: date) -> bool:
    """Whether figures of the month are written anew: it is new, or was told before its end."""
    was_running = (published_on.year, published_on.month) <= (month.year, month.month)
    return was_running or month in reachable(today)[:PROVISIONAL]


def parsed(text: str, today: date) -> date | None:
    """The first day of the month written as 2026-11, None when it cannot be asked for."""
    found = _MONTH.fullmatch(text)
    first = date(int(found[1]), int(found[2]), 1) if found else None
    return first if first in reachable(today) else None
