"""How many working minutes lie between two moments; docs/rules/working-time.md, "Elapsed"."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cchc.kernel.working_time.calendar import Calendar
from cchc.kernel.working_time.minutes import DAY, minute_of
from cchc.kernel.working_time.pauses import Pause, joined
from cchc.kernel.zone import local_minute


@dataclass(frozen=True)
class Elapsed:
    """Working minutes in which work could go on, and those that a pause took."""

    worked: int
    waited: int


def elapsed(
    calendar: Calendar, start: datetime, end: datetime, pauses: Iterable[Pause] = ()
) -> Elapsed:
    """The working minutes from ``start`` up to ``end``; nothing when it ends before it starts.

    ``pauses`` may overlap, begin before or end after; one that is open lasts until ``end``.
    """
    begin, stop = minute_of(local_minute(start)), minute_of(local_minute(end))
    closed = [p if p.end is not None else _until(p, end) for p in pauses]
    spans = [(s.start, s.end) for s in joined(p for p in closed if p is not None)]
    all_minutes = waited = 0
    for low, high in _shifts(calendar, begin, stop):
        all_minutes += high - low
        waited += sum(max(0, min(high, till) - max(low, since)) for since, till in spans)
    return Elapsed(all_minutes - waited, waited)


def _until(pause: Pause, end: datetime) -> Pause | None:
    if local_minute(end) <= local_minute(pause.start):
        return None
    return Pause(pause.start, end, pause.why)


def _shifts(calendar: Calendar, begin: int, stop: int) -> Iterable[tuple[int, int]]:
    """Each stretch of a shift between the two minutes."""
    for day in range(begin // DAY, stop // DAY + 1):
        for shift in calendar.plan(day).shifts:
            low, high = max(begin, day * DAY + shift.start), min(stop, day * DAY + shift.end)
            if low < high:
                yield low, high
