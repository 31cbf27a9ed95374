"""Public holidays and swapped days to start a calendar with; the editable table is the truth.

From the package ``holidays`` (future years are computed there, not announced), completed by the
announcements that it lacks. Source and doubts: docs/rules/working-time.md, "Seed".
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

import holidays

from cchc.kernel.formats import date_vi
from cchc.kernel.working_time import Calendar, Holiday, Week, Workday

LUNAR_NEW_YEAR = "Tết Âm lịch"
_SWAP = re.compile(r"thay cho ngày (\d{2})/(\d{2})/(\d{4})")
_IN_LIEU = " (nghỉ bù)"
SeedKind = Literal["holiday", "swap_off", "swap_work"]


class SeedDay(NamedTuple):
    """A day that differs from its weekday; ``is_confirmed``: checked against ``document``."""

    day: date
    kind: SeedKind
    why: str
    document: str = ""
    is_confirmed: bool = False


_NEW_YEAR_2026 = "12729/VPCP-KGVX ngày 25/12/2025"
ANNOUNCED = (
    SeedDay(
        date(2026, 1, 2), "swap_off", "nghỉ hoán đổi với ngày 10/01/2026", _NEW_YEAR_2026, True
    ),
    SeedDay(date(2026, 1, 10), "swap_work", "làm bù cho ngày 02/01/2026", _NEW_YEAR_2026, True),
)


def seed_days(years: Iterable[int]) -> list[SeedDay]:
    """The days off and the swapped days of these years, in order; what was announced wins."""
    wanted = set(years)
    found = {}
    for year in sorted(wanted):
        found.update({seed.day: seed for seed in _computed(year)})
    found.update({seed.day: seed for seed in ANNOUNCED if seed.day.year in wanted})
    return [found[day] for day in sorted(found)]


def _computed(year: int) -> Iterator[SeedDay]:
    """What the package knows of one year, in the words of the law."""
    known = holidays.country_holidays("VN", years=year, language="vi")
    for day, name in known.items():
        if swap := _SWAP.search(name):
            worked = date(int(swap[3]), int(swap[2]), int(swap[1]))
            yield SeedDay(day, "swap_off", f"nghỉ hoán đổi với ngày {date_vi(worked)}")
            yield SeedDay(worked, "swap_work", f"làm bù cho ngày {date_vi(day)}")
        else:
            yield SeedDay(day, "holiday", _as_the_law_says(name))


def _as_the_law_says(name: str) -> str:
    """One name for the five days of Tết, which the package names one by one; rest in lieu first."""
    if "Tết" in name and "Dương lịch" not in name:
        return LUNAR_NEW_YEAR
    bare = name.removesuffix(_IN_LIEU)
    return name if bare == name else f"nghỉ bù {bare}"


def calendar_of(week: Week, days: Iterable[SeedDay]) -> Calendar:
    """The calendar of a week with these days."""
    days = list(days)
    return Calendar(
        week,
        tuple(Holiday(d.day, d.why, d.document) for d in days if d.kind != "swap_work"),
        tuple(Workday(d.day, (), d.why, d.document) for d in days if d.kind == "swap_work"),
    )
