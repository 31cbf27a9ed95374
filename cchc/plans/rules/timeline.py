"""Places and shapes of the timeline; docs/rules/plan-timeline.md."""

from dataclasses import dataclass
from datetime import date

A_DAY = 10
WIDTH = 366 * A_DAY
SHAPES = {
    "done_on_time": "full",
    "done_late": "barred",
    "overdue": "triangle",
    "waiting": "square",
    "running": "hollow",
}


def place(day: date, year: int) -> int:
    """Where the day stands, from 0 to WIDTH; a day of another year stands at the edge."""
    if day.year != year:
        return 0 if day.year < year else WIDTH
    return (day - date(year, 1, 1)).days * A_DAY + A_DAY // 2


@dataclass(frozen=True)
class Month:
    """A month of the scale: its number, where it begins, and where its name stands."""

    number: int
    at: int
    middle: int


def months(year: int) -> list[Month]:
    """The twelve months of the year."""
    begins = [place(date(year, month, 1), year) - A_DAY // 2 for month in range(1, 13)]
    ends = [*begins[1:], place(date(year, 12, 31), year) + A_DAY // 2]
    return [
        Month(number, begin, (begin + end) // 2)
        for number, (begin, end) in enumerate(zip(begins, ends, strict=True), start=1)
    ]
