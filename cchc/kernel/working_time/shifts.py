"""Shifts of a day and the seven days of a week."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import WEEKDAYS
from cchc.kernel.working_time.minutes import DAY, clock_text

DAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFT = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})", re.ASCII)


@dataclass(frozen=True, order=True)
class Shift:
    """Working minutes from ``start`` up to ``end``, counted from midnight (0 to 1440)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end > DAY:
            raise RuleBroken(f"Ca {self} vượt quá 24:00; ca làm phải nằm trong một ngày.")
        if not 0 <= self.start < self.end:
            raise RuleBroken(f"Ca {self} kết thúc không sau lúc bắt đầu; hãy sửa giờ của ca.")

    @classmethod
    def parse(cls, text: str) -> "Shift":
        """The shift of "07:30-11:30"; RuleBroken when it is none."""
        found = _SHIFT.fullmatch(text)
        if not found or int(found[2]) > 59 or int(found[4]) > 59:
            raise RuleBroken(f"“{text[:40]}” không phải là ca làm; hãy ghi như “07:30-11:30”.")
        return cls(int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4]))

    def __str__(self) -> str:
        return f"{clock_text(self.start)}-{clock_text(self.end)}"


Shifts = tuple[Shift, ...]
Week = tuple[Shifts, ...]


def in_order(shifts: Iterable[Shift]) -> Shifts:
    """The shifts of one day, sorted; RuleBroken when two overlap."""
    ordered = tuple(sorted(shifts))
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            raise RuleBroken(f"Ca {earlier} và ca {later} chồng lên nhau; hãy tách giờ hai ca.")
    return ordered


def parse_shifts(texts: Iterable[str]) -> Shifts:
    """The shifts of one day from their texts, sorted and without overlap."""
    return in_order(Shift.parse(text) for text in texts)


def week_of(days: Mapping[str, Iterable[str]]) -> Week:
    """The week of {"mon": ["07:30-11:30", …], …}; a day left out has no shift."""
    strange = [key for key in days if key not in DAY_KEYS]
    if strange:
        raise RuleBroken(
            f"Không có thứ nào tên là “{strange[0][:40]}”; dùng {', '.join(DAY_KEYS)}."
        )
    week = []
    for key, name in zip(DAY_KEYS, WEEKDAYS, strict=True):
        try:
            week.append(parse_shifts(days.get(key, ())))
        except RuleBroken as broken:
            raise RuleBroken(f"{name.capitalize()}: {broken.message}") from broken
    return tuple(week)
