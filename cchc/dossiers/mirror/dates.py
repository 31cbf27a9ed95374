"""Dates as Vietnamese systems write them; docs/rules/dossier-mirror.md, "Dates"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI, from_local

_DAY = r"(?P<day>\d{1,2})(?P<part>[/.-])(?P<month>\d{1,2})(?P=part)(?P<year>\d{2}|\d{4})"
_HOUR = r"(?P<hour>\d{1,2})(?:[:hg](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)"
_FORMS = (
    re.compile(rf"{_DAY}(?:[ T,]+{_HOUR})?", re.ASCII),
    re.compile(rf"{_HOUR}[ ,]+(?:ngày )?{_DAY}", re.ASCII),
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([ T].+)?", re.ASCII)
_YEARS = range(1990, 2101)
_MIDNIGHT = time(0, 0)


@dataclass(frozen=True)
class When:
    """A day, and the minute of it where that was written."""

    day: date
    at: time | None = None

    def __str__(self) -> str:
        return f"{self.day} {self.at:%H:%M}" if self.at else str(self.day)

    @classmethod
    def of(cls, moment: datetime) -> "When":
        """The Hà Nội day and minute; midnight is a day without an hour."""
        local = moment.astimezone(HANOI) if moment.tzinfo else moment
        minute = time(local.hour, local.minute)
        return cls(local.date(), None if minute == _MIDNIGHT else minute)

    def opening(self, known: datetime | None = None) -> datetime:
        """The moment, for something that begins: a whole day from 00:00."""
        return self._moment(_MIDNIGHT, known)

    def closing(self, known: datetime | None = None, due: datetime | None = None) -> datetime:
        """The moment, for something that ends: a whole day until 23:59, or the date on its day."""
        if self.at is None and due and due.astimezone(HANOI).date() == self.day:
            return known if known and known.astimezone(HANOI).date() == self.day else due
        return self._moment(time(23, 59), known)

    def _moment(self, without: time, known: datetime | None) -> datetime:
        """A day that is already known with its hour keeps it."""
        if self.at is None and known and known.astimezone(HANOI).date() == self.day:
            return known
        return from_local(datetime.combine(self.day, self.at or without))


def read(cell: str | date | datetime) -> When:
    """The day and hour of a filled cell; RuleBroken says what is wrong."""
    if isinstance(cell, datetime):
        return _checked(When.of(cell))
    if isinstance(cell, date):
        return _checked(When(cell))
    text = " ".join(cell.split())
    if _ISO.fullmatch(text):
        return _checked(_iso(text))
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            return _checked(_parts(found))
    raise RuleBroken("không phải là ngày; ghi như 30/11/2026 hoặc 30/11/2026 14:05")


def _iso(text: str) -> When:
    try:
        return When.of(datetime.fromisoformat(text))
    except ValueError:
        raise RuleBroken("không có ngày, giờ này") from None


def _parts(found: re.Match[str]) -> When:
    if len(found["year"]) != 4:
        raise RuleBroken("năm phải ghi đủ bốn chữ số để không lẫn ngày, tháng, năm")
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise RuleBroken("không có ngày này; ghi theo thứ tự ngày/tháng/năm") from None
    if found["hour"] is None:
        return When(day)
    try:
        minute = time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise RuleBroken("không có giờ này; ghi từ 00:00 đến 23:59") from None
    return When(day, None if minute == _MIDNIGHT else minute)


def _checked(when: When) -> When:
    if when.day.year not in _YEARS:
        raise RuleBroken(f"năm {when.day.year} ngoài khoảng có thể có hồ sơ")
    return when
