"""The slow, independent second opinion on working time: walks every minute and every day.

Reads the JSON case itself and shares no code with ``kernel.working_time``, so that the same
mistake would have to be made twice.
"""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Case = dict[str, Any]
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)


def shifts_of(case: Case, day: date) -> list[str]:
    """The texts of the shifts worked on that day."""
    calendar = case["calendar"]
    weekly = calendar["shifts"].get(WEEK[day.weekday()], [])
    workdays = calendar.get("workdays", [])
    if day.isoformat() in workdays:
        own = workdays[day.isoformat()] if isinstance(workdays, dict) else []
        return list(own or weekly or calendar["shifts"]["mon"])
    if day.isoformat() in calendar.get("holidays", []):
        return []
    return list(weekly)


def minutes_of(text: str) -> range:
    """The minutes since midnight of "07:30-11:30"."""
    start, end = [int(t[:2]) * 60 + int(t[3:]) for t in text.split("-")]
    return range(start, end)


def worked_minutes(case: Case, day: date) -> list[bool]:
    """For each minute of the day whether it is worked."""
    flags = [False] * 1440
    for text in shifts_of(case, day):
        for minute in minutes_of(text):
            flags[minute] = True
    return flags


def is_paused_minute(case: Case, moment: datetime) -> bool:
    text = moment.isoformat(timespec="minutes")
    return any(start <= text < end for start, end in case["pauses"])


def is_paused_day(case: Case, day: date) -> bool:
    text = day.isoformat()
    return any(start[:10] <= text < end[:10] for start, end in case["pauses"])


def reception(case: Case) -> tuple[date, bool]:
    """The reception day, and whether it is another day than that of the start."""
    start, cutoff = case["start"], case["cutoff"]
    day = date.fromisoformat(start[:10])
    if shifts_of(case, day) and (cutoff is None or start[11:] < cutoff):
        return day, False
    day += ONE_DAY
    while not shifts_of(case, day):
        day += ONE_DAY
    return day, True


def close(case: Case, day: date) -> datetime:
    """One minute after the last worked minute of the day."""
    last = max(m for m, worked in enumerate(worked_minutes(case, day)) if worked)
    return datetime.combine(day, datetime.min.time()) + (last + 1) * ONE_MINUTE


def amount_in_minutes(case: Case) -> int:
    hours = Decimal(str(case["amount"]))
    return max(1, int((hours * 60).quantize(Decimal(1), ROUND_HALF_UP)))


def due(case: Case) -> str | None:
    """When the case is due, as the contract writes it."""
    if any(end is None for _, end in case["pauses"]):
        return None
    found = {"days": due_by_days, "hours": due_by_hours, "calendar_days": due_by_calendar}
    return found[case["unit"]](case).isoformat(timespec="minutes")


def due_by_days(case: Case) -> datetime:
    day, _ = reception(case)
    left = case["amount"]
    while left:
        day += ONE_DAY
        if shifts_of(case, day) and not is_paused_day(case, day):
            left -= 1
    return close(case, day)


def due_by_calendar(case: Case) -> datetime:
    day, _ = reception(case)
    left = case["amount"]
    while left:
        day += ONE_DAY
        if not is_paused_day(case, day):
            left -= 1
    while not shifts_of(case, day):
        day += ONE_DAY
    return close(case, day)


def due_by_hours(case: Case) -> datetime:
    day, late = reception(case)
    midnight = datetime.combine(day, datetime.min.time())
    begin = midnight if late else datetime.fromisoformat(case["start"])
    left = amount_in_minutes(case)
    while True:
        for minute, worked in enumerate(worked_minutes(case, midnight.date())):
            if not worked:
                continue
            moment = midnight + minute * ONE_MINUTE
            if moment >= begin and not is_paused_minute(case, moment):
                left -= 1
                if not left:
                    return moment + ONE_MINUTE
        midnight += ONE_DAY


def recount(case: Case, step: dict[str, Any]) -> int:
    """What the stretch of one step is really worth, in minutes or days."""
    if case["unit"] == "hours":
        return _recount_minutes(case, step["from"], step["to"])
    day, last = date.fromisoformat(step["from"]), date.fromisoformat(step["to"])
    counted = 0
    while day <= last:
        counts = case["unit"] == "calendar_days" or bool(shifts_of(case, day))
        counted += counts and not is_paused_day(case, day)
        day += ONE_DAY
    return counted


def _recount_minutes(case: Case, first: str, last: str) -> int:
    moment, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
    counted = 0
    while moment < end:
        flags = worked_minutes(case, moment.date())
        tomorrow = datetime.combine(moment.date() + ONE_DAY, datetime.min.time())
        while moment < min(end, tomorrow):
            worked = flags[moment.hour * 60 + moment.minute]
            counted += worked and not is_paused_minute(case, moment)
            moment += ONE_MINUTE
    return counted
