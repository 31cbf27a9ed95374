"""The period that a page of figures is about."""

from dataclasses import dataclass

from django.http import HttpRequest

from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period

PARTS = (
    ("Y", "Cả năm"),
    ("Q1", "Quý I"),
    ("Q2", "Quý II"),
    ("Q3", "Quý III"),
    ("Q4", "Quý IV"),
    ("H1", "6 tháng đầu năm"),
    ("M9", "9 tháng"),
    *((f"{month:02d}", f"Tháng {month}") for month in range(1, 13)),
)
YEARS = 3


@dataclass(frozen=True)
class Choice:
    """The period, and what else could be chosen."""

    period: Period
    part: str
    year: int
    years: tuple[int, ...]
    parts: tuple[tuple[str, str], ...] = PARTS


def chosen(request: HttpRequest, calendar: str = "plain") -> Choice:
    """The period asked for by ``ky`` and ``nam``, else this year."""
    this_year = clock.today().year
    years = tuple(range(this_year, this_year - YEARS, -1))
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else this_year
    part = request.GET.get("ky", "Y").upper()
    try:
        return Choice(Period.parse(part, calendar, year), part, year, years)
    except RuleBroken:
        return Choice(Period.parse("Y", calendar, year), "Y", year, years)
