"""What forms propose and a person confirms; docs/rules/obligations.md, "Events" and "Evidence"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.working_time import Calendar

# "trong vòng 30 (ba mươi) ngày làm việc": the number, perhaps again in words, and the unit
_DAYS = re.compile(
    r"(?P<lead>\b(?:trong(?: vòng| thời hạn| thời gian)?|chậm nhất|muộn nhất|tối đa)\s+(?:là\s+)?)?"
    r"(?<![\d/])(?P<days>\d{1,3})\s*(?:\([^)]*\)\s*)?ngày(?P<working>\s+làm\s+việc)?"
    r"(?P<after>[\s,]+(?:sau|kể từ|tính từ|từ khi|từ ngày|từ lúc)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Span:
    """How long after an event something is due; ``phrase`` is empty for the agency's setting."""

    days: int
    is_working: bool = False
    phrase: str = ""

    @property
    def said(self) -> str:
        """ "30 ngày", "10 ngày làm việc"."""
        return f"{self.days} ngày{' làm việc' if self.is_working else ''}"


def span_of(phrases: Iterable[str], default: int) -> Span:
    """What the first phrase that names one number of days says, else the default.

    A phrase with two different numbers says nothing that can be relied on.
    """
    for phrase in phrases:
        found = {
            (int(hit["days"]), bool(hit["working"]))
            for hit in _DAYS.finditer(phrase)
            if (hit["lead"] or hit["after"]) and int(hit["days"])
        }
        if len(found) == 1:
            days, is_working = found.pop()
            return Span(days, is_working, phrase)
        if found:
            break
    return Span(default)


def due_after_event(happened_on: date, calendar: Calendar, span: Span) -> date:
    """So many days after the event; calendar days that end on a day off end on the next one."""
    if span.is_working:
        return calendar.add_working_days(happened_on, span.days)
    return calendar.working_day_from(happened_on + timedelta(days=span.days))


def proven_period(due_on: date, earlier: Iterable[date], today: date) -> tuple[date, date]:
    """The days that a product due then proves: since the subject's date before, or the new year.

    Handed in before that, it proves nothing that begins after today.
    """
    before = [day for day in earlier if day < due_on and day.year == due_on.year]
    first = max(before) + timedelta(days=1) if before else date(due_on.year, 1, 1)
    return min(first, today), due_on
