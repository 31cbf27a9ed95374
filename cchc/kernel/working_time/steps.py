"""The steps of an answer: what was counted, what was not, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cchc.kernel.formats import date_vi, weekday_vi


class Rule(StrEnum):
    """The rules of docs/rules/working-time.md that a step may apply."""

    RECEPTION = "reception"
    WORKING = "working"
    MAKEUP = "makeup"
    CALENDAR = "calendar"
    REST = "rest"
    HOLIDAY = "holiday"
    PAUSE = "pause"
    OPEN_PAUSE = "open_pause"
    MOVED = "moved"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``counted`` minutes or days are used up in it, and over all steps they add up.

    ``start`` and ``end`` are moments (up to ``end``) or whole days (``end`` included).
    """

    rule: Rule
    start: date
    end: date | None
    counted: int
    why: str

    def as_json(self, counted_in: str) -> dict[str, str | int | None]:
        """{rule, from, to, minutes|days, why}."""
        return {
            "rule": self.rule.value,
            "from": _iso(self.start),
            "to": None if self.end is None else _iso(self.end),
            counted_in: self.counted,
            "why": self.why,
        }


def _iso(when: date) -> str:
    return when.isoformat(timespec="minutes") if isinstance(when, datetime) else when.isoformat()


def day_and_clock(moment: datetime) -> str:
    """ "14:30 thứ hai 23/11/2026"."""
    return f"{moment:%H:%M} {weekday_vi(moment)}"


def range_text(start: datetime, end: datetime) -> str:
    """ "từ 14:30 … đến 16:30 …" in one day or over several."""
    if start.date() == end.date():
        return f"từ {start:%H:%M} đến {end:%H:%M}"
    return f"từ {start:%H:%M} ngày {date_vi(start)} đến {end:%H:%M} ngày {date_vi(end)}"
