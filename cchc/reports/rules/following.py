"""The time after a period: what the report plans for, and how it is called."""

from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.periods import Period

_REST = {"H1": "6 tháng cuối năm {year}", "M9": "3 tháng cuối năm {year}"}


@dataclass(frozen=True)
class Following:
    """The days after the period; ``label`` as it stands inside a sentence."""

    label: str
    first: date
    last: date


def following(period: Period) -> Following:
    """Quarter, month and year are followed by the next one, 6 and 9 months by the year's rest.

    A period given by its days is followed by as many days.
    """
    first = period.last + timedelta(days=1)
    if period.is_range:
        return Following("thời gian tới", first, period.last + timedelta(days=period.days))
    year, part = int(period.code[:4]), period.code[5:]
    if part in _REST:
        whole = Period.parse(f"{year}-Y", period.calendar)
        return Following(_REST[part].format(year=year), first, whole.last)
    after = Period.parse(_next_code(year, part), period.calendar)
    return Following(in_sentence(after), after.first, after.last)


def _next_code(year: int, part: str) -> str:
    if part == "Y":
        return f"{year + 1}-Y"
    if part.startswith("Q"):
        return f"{year + 1}-Q1" if part == "Q4" else f"{year}-Q{int(part[1]) + 1}"
    return f"{year + 1}-01" if part == "12" else f"{year}-{int(part) + 1:02}"


def in_sentence(period: Period) -> str:
    """The label with a small first letter: "quý I năm 2026"."""
    return f"{period.label[0].lower()}{period.label[1:]}"
