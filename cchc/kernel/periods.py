"""Reporting periods: month, quarter, 6 and 9 months, year, or from day to day.

"plain" follows the calendar, "cutoff" the reporting cut-off on the 14th.
Rule, worked examples and source: docs/rules/periods.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi

CalendarKind = Literal["plain", "cutoff"]
CALENDARS: tuple[CalendarKind, ...] = ("plain", "cutoff")
PERIOD_FORMS = "2026-Q1, 2026-H1, 2026-M9, 2026-Y, 2026-03 hoặc 2026-01-01..2026-03-31"

_NAMED = re.compile(r"(?:(?P<year>\d{4})-)?(?P<part>Q[1-4]|H1|M9|Y|0[1-9]|1[0-2])", re.ASCII)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)
_ONE_DAY = timedelta(days=1)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_CUMULATIVE = {"H1": 6, "M9": 9, "Y": 12}


@dataclass(frozen=True)
class Period:
    """The days from ``first`` to ``last``, both included; ``code`` is its name in commands."""

    code: str
    first: date
    last: date
    calendar: CalendarKind
    label: str

    @classmethod
    def parse(
        cls, text: str, calendar: str = "plain", year: int | None = None, *, field: str = "period"
    ) -> "Period":
        """The period of a code; a named one without its year takes ``year``. Else RuleBroken."""
        kind = next((known for known in CALENDARS if known == calendar), None)
        if kind is None:
            raise RuleBroken(f"Lịch kỳ báo cáo phải là {' hoặc '.join(CALENDARS)}.", field=field)
        bare = text.strip().upper()
        if named := _NAMED.fullmatch(bare):
            in_year = int(named["year"]) if named["year"] else year
            if in_year is None:
                raise RuleBroken(f"Kỳ “{bare}” chưa có năm; hãy ghi như 2026-{bare}.", field=field)
            if not 1900 <= in_year <= 2999:
                raise RuleBroken(f"Năm {in_year} không hợp lệ cho kỳ báo cáo.", field=field)
            return _named(in_year, named["part"], kind)
        if found := _RANGE.fullmatch(bare):
            return _range(found[1], found[2], kind, field)
        raise RuleBroken(
            f"Không hiểu kỳ “{text.strip()[:40]}”; hãy ghi như {PERIOD_FORMS}.", field=field
        )

    @classmethod
    def between(cls, first: date, last: date, calendar: CalendarKind = "plain") -> "Period":
        """The days from ``first`` to ``last``, both included."""
        label = f"từ ngày {date_vi(first)} đến ngày {date_vi(last)}"
        return cls(f"{first}..{last}", first, last, calendar, label)

    def __str__(self) -> str:
        return self.label

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def is_range(self) -> bool:
        """Whether it is given by its days and not by a name."""
        return ".." in self.code

    def previous(self) -> "Period":
        """The period of the same kind before it.

        6 months, 9 months and year accumulate from the start of the year: theirs is last year's.
        From day to day: as many days directly before.
        """
        if self.is_range:
            last = self.first - _ONE_DAY
            return Period.between(last - (self.last - self.first), last, self.calendar)
        year, part = self._year_and_part()
        if part in _CUMULATIVE:
            return _named(year - 1, part, self.calendar)
        if part.startswith("Q"):
            number = int(part[1])
            before = (year - 1, "Q4") if number == 1 else (year, f"Q{number - 1}")
        else:
            before = (year - 1, "12") if part == "01" else (year, f"{int(part) - 1:02}")
        return _named(*before, self.calendar)

    def last_year(self) -> "Period":
        """The same period one year earlier (29/02 becomes 28/02)."""
        if self.is_range:
            return Period.between(_year_before(self.first), _year_before(self.last), self.calendar)
        year, part = self._year_and_part()
        return _named(year - 1, part, self.calendar)

    def to_json(self) -> dict[str, str]:
        """{period, from, to, calendar}, as commands repeat it."""
        return {
            "period": self.code,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "calendar": self.calendar,
        }

    def _year_and_part(self) -> tuple[int, str]:
        year, _, part = self.code.partition("-")
        return int(year), part


def reporting_periods(year: int, calendar: CalendarKind = "plain") -> Iterator[Period]:
    """The periods of the regular reports: first quarter, 6 months, 9 months, year."""
    for part in ("Q1", "H1", "M9", "Y"):
        yield _named(year, part, calendar)


def _named(year: int, part: str, calendar: CalendarKind) -> Period:
    first_month, last_month = _months(part)
    if calendar == "cutoff":
        before = date(year, first_month, 1) - _ONE_DAY
        first, last = before.replace(day=15), date(year, last_month, 14)
    else:
        first, last = date(year, first_month, 1), _month_end(year, last_month)
    return Period(f"{year}-{part}", first, last, calendar, _label(year, part))


def _months(part: str) -> tuple[int, int]:
    """First and last month of a named part of the year."""
    if part in _CUMULATIVE:
        return 1, _CUMULATIVE[part]
    if part.startswith("Q"):
        last = int(part[1]) * 3
        return last - 2, last
    return int(part), int(part)


def _label(year: int, part: str) -> str:
    if part == "Y":
        return f"Năm {year}"
    if part == "H1":
        return f"6 tháng đầu năm {year}"
    if part == "M9":
        return f"9 tháng năm {year}"
    if part.startswith("Q"):
        return f"Quý {_ROMAN[part[1]]} năm {year}"
    return f"Tháng {int(part)} năm {year}"


def _range(first_text: str, last_text: str, calendar: CalendarKind, field: str) -> Period:
    try:
        first, last = date.fromisoformat(first_text), date.fromisoformat(last_text)
    except ValueError:
        raise RuleBroken(
            f"Kỳ “{first_text}..{last_text}” có ngày không tồn tại; hãy sửa lại.", field=field
        ) from None
    if last < first:
        raise RuleBroken(
            f"Kỳ kết thúc ngày {date_vi(last)} trước khi bắt đầu ngày {date_vi(first)}; "
            "hãy đổi chỗ hai ngày.",
            field=field,
        )
    return Period.between(first, last, calendar)


def _month_end(year: int, month: int) -> date:
    return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - _ONE_DAY


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
