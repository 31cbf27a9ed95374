"""On which mornings people are told of a date; docs/rules/reminders.md."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import local_minute


def is_time(moment: datetime, hour: time, calendar: Calendar) -> bool:
    """Whether digests may go out: from the hour on, inside a shift of a working day."""
    local = local_minute(moment)
    return local.time() >= hour and calendar.working_moment_from(local) == local


def days_ahead(due_on: date, today: date, calendar: Calendar, days: Collection[int]) -> int | None:
    """How many working days ahead the date lies when that is a day to remind of it; else None."""
    if due_on < today:
        return None
    ahead = calendar.working_days_between(today, due_on)
    return ahead if ahead == 0 or ahead in days else None


def is_told_late(due_on: date, today: date, calendar: Calendar, *, first: int, repeat: int) -> bool:
    """Whether today is the first morning after the date, or one of the repetitions."""
    begin = calendar.add_working_days(due_on, first)
    if today <= begin:
        return today == begin
    times = (today - begin).days // repeat
    return any(
        calendar.working_day_from(begin + timedelta(days=repeat * number)) == today
        for number in range(max(1, times - 4), times + 1)  # a long holiday moves several to one day
    )


def is_pressing(due_on: date, today: date, calendar: Calendar) -> bool:
    """Whether a request for a later date must be decided by the next working day."""
    return due_on < today or calendar.working_days_between(today, due_on) <= 1
