"""A year of the working calendar as twelve small months."""

from calendar import Calendar as Months
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.kernel.formats import WEEKDAYS
from cchc.kernel.working_time import Calendar
from cchc.kernel.working_time.shifts import DAY_KEYS
from cchc.organisation.choices import DayKind
from cchc.organisation.models import CalendarDay

_MARKS = {DayKind.HOLIDAY: "holiday", DayKind.SWAP_OFF: "swap-off", DayKind.SWAP_WORK: "swap-work"}


@dataclass(frozen=True)
class Square:
    """A day of a small month; ``mark`` chooses its colour, ``why`` is said aloud."""

    on: date
    mark: str = ""
    why: str = ""
    outside: bool = False
    today: bool = False


@dataclass(frozen=True)
class SmallMonth:
    """A month with its number of working days."""

    label: str
    weeks: Sequence[Sequence[Square]]
    working_days: int


def months_of(
    year: int, calendar: Calendar, special: Sequence[CalendarDay], today: date
) -> list[SmallMonth]:
    """January to December."""
    named = {each.day: each for each in special}

    def square(on: date, month: int) -> Square:
        known = named.get(on)
        mark = _MARKS[DayKind(known.kind)] if known else ""
        if not mark and not calendar.is_working_day(on):
            mark = "rest"
        return Square(on, mark, known.reason if known else "", on.month != month, on == today)

    def small(month: int) -> SmallMonth:
        dates = Months().monthdatescalendar(year, month)
        weeks = [[square(on, month) for on in week] for week in dates]
        inside = {on for week in dates for on in week if on.month == month}
        return SmallMonth(f"Tháng {month}", weeks, sum(map(calendar.is_working_day, inside)))

    return [small(month) for month in range(1, 13)]


def week_lines(week: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """The weekly hours in words: ("Thứ hai", "07:30-11:30, 13:00-17:00")."""
    return [
        (name.capitalize(), ", ".join(week.get(key, ())) or "nghỉ")
        for key, name in zip(DAY_KEYS, WEEKDAYS, strict=True)
    ]
