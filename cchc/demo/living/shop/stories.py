"""One dossier's story: the deeds from the first moment to the last, each with its own time.

The moments are computed by the same rules by which the services promise dates, so that "two days
after the date" is meant in working days, Tết and holidays kept.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from cchc.demo.living.shop.catalogue import Offer
from cchc.demo.living.shop.people import Applicant
from cchc.dossiers.rules import clock
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import from_local

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Deed:
    """Something that is done with the dossier of a story; ``said`` goes to ``acts``."""

    at: datetime
    key: int
    act: str
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Coming:
    """Who comes when and how; ``filed`` is naive, in Hà Nội."""

    key: int
    offer: Offer
    applicant: Applicant
    channel: str
    filed: datetime
    reuses: bool = False
    is_assigned: bool = True
    is_scanned: bool = False


class Story:
    """Deeds are added with ``do``; ``now`` (naive) is when the last one happened."""

    def __init__(self, coming: Coming, calendar: Calendar, rng: Random) -> None:
        self.coming, self.offer = coming, coming.offer
        self.calendar, self.rng = calendar, rng
        self.now = self.due = coming.filed
        self.deeds: list[Deed] = []

    def do(self, act: str, at: datetime | None = None, **said: Any) -> None:
        """It happens at that moment, or a little after the last deed."""
        self.now = max(at or self.soon(), self.now + _MINUTE)
        self.deeds.append(Deed(from_local(self.now), self.coming.key, act, said))

    def soon(self, most: int = 45) -> datetime:
        """Some minutes of working time later."""
        later = self.now + timedelta(minutes=self.rng.randrange(3, most))
        return self.calendar.working_moment_from(later)

    def promise(self, since: datetime | None = None) -> None:
        """The clock begins at ``since``: the date is what the services will compute."""
        found = clock.promise(self.calendar, since or self.now, self.offer.limit).due
        assert found is not None
        self.due = found

    def within(self, until: datetime) -> datetime:
        """Some working moment after now and not after ``until``; a little later when none is."""
        shifts = _working(self.calendar, self.now + 5 * _MINUTE, until)
        total = sum(length for _, length in shifts)
        if total <= 0:
            return self.soon(8)
        chosen = self.rng.randrange(total)
        for start, length in shifts:
            if chosen < length:
                return start + timedelta(minutes=chosen)
            chosen -= length
        raise AssertionError("within the shifts")

    def days(self, number: int, since: datetime | None = None) -> date:
        """So many working days after (before) that moment, or now."""
        return self.calendar.add_working_days((since or self.now).date(), number)

    def on(self, day: date, hour: int = 8) -> datetime:
        """Some minute of that hour, in a shift."""
        moment = datetime.combine(day, time(hour, self.rng.randrange(2, 55)))
        return self.calendar.working_moment_from(moment)


def _working(calendar: Calendar, start: datetime, end: datetime) -> list[tuple[datetime, int]]:
    """(start, minutes) of the working time from ``start`` to ``end``."""
    found, day = [], start.date()
    while day <= end.date():
        midnight = datetime.combine(day, time.min)
        first, last = ((moment - midnight) // _MINUTE for moment in (start, end))
        for shift in calendar.shifts_on(day):
            begin, close = max(shift.start, first), min(shift.end, last)
            if begin < close:
                found.append((midnight + timedelta(minutes=begin), close - begin))
        day += timedelta(days=1)
    return found
