"""Shifts as agencies keep them: {"mon": ["07:30-11:30", …], …}; docs/rules/calendar.md."""

from collections.abc import Mapping, Sequence

from cchc.kernel.errors import RuleBroken
from cchc.kernel.working_time.shifts import DAY_KEYS, parse_shifts

# Giờ hành chính: forty hours in five days (giả định; mỗi nơi có quy định riêng).
OFFICE_HOURS: dict[str, list[str]] = {
    day: ["07:30-11:30", "13:00-17:00"] if day not in ("sat", "sun") else [] for day in DAY_KEYS
}


def checked_day(texts: Sequence[str], *, field: str = "shifts") -> list[str]:
    """The shifts of one day, sorted; RuleBroken names the one that is wrong."""
    try:
        return [str(shift) for shift in parse_shifts(texts)]
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field=field) from broken


def checked_week(week: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """All seven days; RuleBroken when a shift is wrong or nobody works at all."""
    checked = {day: checked_day(week.get(day, ()), field=day) for day in DAY_KEYS}
    if not any(checked.values()):
        raise RuleBroken("Cần ít nhất một ca làm việc trong tuần.")
    return checked


def split(text: str) -> list[str]:
    """The shifts of "07:30-11:30, 13:00-17:00" as they are typed into one field."""
    parts = text.replace(";", ",").replace("–", "-").split(",")
    return [bare for part in parts if (bare := part.replace(" ", ""))]
