"""What forms propose and a person confirms; docs/rules/obligations.md, "Events" and "Evidence"."""

from collections.abc import Iterable
from datetime import date, timedelta

from cchc.kernel.working_time import Calendar


def due_after_event(happened_on: date, calendar: Calendar, days: int) -> date:
    """So many calendar days after the event, moved to a working day."""
    return calendar.working_day_from(happened_on + timedelta(days=days))


def proven_period(due_on: date, earlier: Iterable[date]) -> tuple[date, date]:
    """The days that a product due then proves: since the subject's date before, or the new year."""
    before = [day for day in earlier if day < due_on and day.year == due_on.year]
    first = max(before) + timedelta(days=1) if before else date(due_on.year, 1, 1)
    return first, due_on
