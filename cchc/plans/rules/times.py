"""Times inside Vietnamese phrases: dates, quarters, months, years, periods, recurrences, events.

Rule: docs/rules/plan-deadlines.md. A time is searched in the text without marks (``words.bare``),
which keeps every position, so that spans point into the printed text.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cchc.plans.rules.words import bare, roman_value

ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Due:
    """A day on which something is due, with the words for the period that ends then."""

    label: str
    due_on: date


@dataclass(frozen=True)
class Time:
    """A time found in a text, from ``start`` to ``end`` (positions in the printed text).

    ``bare_year`` tells that the words hold nothing but a year.
    """

    kind: str
    start: int
    end: int
    dues: tuple[Due, ...] = ()
    event: str | None = None
    doubt: str | None = None
    bare_year: bool = False


def quarter_due(quarter: int, year: int) -> Due:
    month = quarter * 3
    return Due(f"Quý {ROMAN[quarter - 1]}/{year}", _month_end(month, year))


def month_due(month: int, year: int) -> Due:
    return Due(f"Tháng {month}/{year}", _month_end(month, year))


def year_due(year: int) -> Due:
    return Due(f"Năm {year}", date(year, 12, 31))


def quarters_of(year: int) -> tuple[Due, ...]:
    return tuple(quarter_due(quarter, year) for quarter in range(1, 5))


def _month_end(month: int, year: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


_YEAR = r"(?:\s*(?:/|nam|,|-)?\s*(?:nam\s*)?(20\d\d)(?!\d))?"
_Q = r"(?:iv|iii|ii|i|[1-4])"
_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(20\d\d|\d\d)(?![\d/]))?(?![\d/])"
_DAY_WORDS = r"(\d{1,2})\s+(?:cua\s+)?thang\s+(\d{1,2})(?:\s+nam\s+(20\d\d))?"
_BEFORE = r"truoc(?:\s+ngay)?"
_UNTIL = (
    r"(?:cham nhat|muon nhat|khong qua|den het|den|het|vao)(?:\s+(?:la\s+)?(?:den\s+)?(?:ngay)?)?"
)
_TO = r"\s*(?:-|–|—|den)\s*"
_AND = r"\s*(?:,|;|&|va)\s*"
_PERIOD = rf"(?:quy\s+{_Q}\b|[369]\s*thang(?:\s+dau nam)?|ca nam\b|nam\b|quy\b)"

Maker = Callable[[re.Match[str], int | None], Time | None]


@dataclass(frozen=True)
class _Pattern:
    found: re.Pattern[str]
    make: Maker


def times_in(text: str, year: int | None) -> tuple[Time, ...]:
    """All times of the text from left to right; ``year`` is the plan's, where none is said."""
    plain = _plain(text)
    found: list[Time] = []
    for pattern in _PATTERNS:
        for match in pattern.found.finditer(plain):
            if any(match.start() < t.end and t.start < match.end() for t in found):
                continue
            time = pattern.make(match, year)
            if time is not None:
                found.append(_placed(time, match, text))
    return tuple(sorted(found, key=lambda time: time.start))


def _placed(time: Time, match: re.Match[str], text: str) -> Time:
    if time.kind == "after_event":
        event = text[match.start("event") : match.end("event")].strip(" .;,")
        time = replace(time, event=event)
    if time.kind == "unknown":
        said = text[match.start() : match.end()].strip(" .;,")
        time = replace(time, doubt=f"“{said}” chưa nói ngày nào; hãy ghi ngày hạn.")
    return replace(time, start=match.start(), end=match.end())


_NO_TIME = re.compile(r"\b(?:quy|nam|tuân|tuấn)\b", re.IGNORECASE)


def _plain(text: str) -> str:
    """Letters without marks, except that "quy (định)", "(Việt) Nam", "tuân (thủ)" are no times."""
    kept = _NO_TIME.sub(lambda found: "#" + found.group()[1:], text)
    plain = re.sub(r"\bq[u#]i\b", "quy", bare(kept))
    return _citations_blanked(plain).replace("–", "-").replace("—", "-")


_CITATION = re.compile(r"\bso:?\s*\d+\s*[-/][^\s]+(?:\s*,?\s*ngay\s+[\d/.-]+)?")


def _citations_blanked(plain: str) -> str:
    """The number and date of an act are no deadline: "Kế hoạch số 12/KH-UBND ngày 05/01/2026"."""
    return _CITATION.sub(lambda found: "#" * len(found.group()), plain)


def _day(found: re.Match[str], year: int | None, first: int = 1) -> date | None:
    day, month = int(found.group(first)), int(found.group(first + 1))
    said = found.group(first + 2)
    if said is None and year is None:
        return None
    full = year if said is None else int(said) + (2000 if len(said) == 2 else 0)
    try:
        return date(full or 0, month, day)
    except ValueError:
        return None


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _before_day(found: re.Match[str], year: int | None) -> Time | None:
    day = _day(found, year)
    if day is None:
        return None
    return Time("on_date", 0, 0, (Due(f"Trước ngày {_vi(day)}", day - timedelta(days=1)),))


def _on_day(found: re.Match[str], year: int | None) -> Time | None:
    day = _day(found, year)
    return Time("on_date", 0, 0, (Due(f"Ngày {_vi(day)}", day),)) if day else None


def _quarter_number(word: str) -> int:
    return roman_value(word.upper()) or int(word)


def _years(said: list[str | None], year: int | None) -> list[int | None]:
    """A year said later holds for what stands before it: "Quý I, Quý II/2026"."""
    years: list[int | None] = []
    known: int | None = None
    for text in reversed(said):
        known = int(text) if text else known
        years.append(known if known is not None else year)
    return years[::-1]


def _missing_year(said: str | None) -> str | None:
    return None if said else "Không ghi năm; hiểu là năm của kế hoạch."


_ONE_QUARTER = re.compile(rf"(?:quy\s+)?\b({_Q})\b{_YEAR}")
_ONE_MONTH = re.compile(rf"(?:thang\s+)?\b(\d{{1,2}})\b{_YEAR}")


def _quarters(found: re.Match[str], year: int | None) -> Time | None:
    parts = list(_ONE_QUARTER.finditer(found.group()))
    years = _years([part.group(2) for part in parts], year)
    if None in years:
        return None
    dues = tuple(
        quarter_due(_quarter_number(part.group(1)), known or 0)
        for part, known in zip(parts, years, strict=True)
    )
    doubt = None if len(dues) > 1 else _missing_year(parts[-1].group(2))
    return Time("quarter" if len(dues) == 1 else "periodic", 0, 0, dues, doubt=doubt)


def _months(found: re.Match[str], year: int | None) -> Time | None:
    parts = list(_ONE_MONTH.finditer(found.group()))
    years = _years([part.group(2) for part in parts], year)
    numbers = [int(part.group(1)) for part in parts]
    if None in years or not all(1 <= number <= 12 for number in numbers):
        return None
    dues = tuple(month_due(n, known or 0) for n, known in zip(numbers, years, strict=True))
    every_year = "hang nam" in found.group()
    doubt = None if len(dues) > 1 or every_year else _missing_year(parts[-1].group(2))
    return Time("month" if len(dues) == 1 else "periodic", 0, 0, dues, doubt=doubt)


def _ending(kind: str, make: Maker) -> Maker:
    """A range counts by its end, and a person is asked."""

    def end_of(found: re.Match[str], year: int | None) -> Time | None:
        several = make(found, year)
        if several is None:
            return None
        doubt = f"Ghi một khoảng thời gian; hiểu là xong khi hết {several.dues[-1].label}."
        return Time(kind, 0, 0, several.dues[-1:], doubt=doubt)

    return end_of


def _month_bare(found: re.Match[str], year: int | None) -> Time | None:
    month = int(found.group(1))
    if not 1 <= month <= 12:
        return None
    return Time("month", 0, 0, (month_due(month, int(found.group(2))),))


def _before_month(found: re.Match[str], year: int | None) -> Time | None:
    month = int(found.group(1))
    known = int(found.group(2)) if found.group(2) else year
    if known is None or not 1 <= month <= 12:
        return None
    due = date(known, month, 1) - timedelta(days=1)
    doubt = _missing_year(found.group(2))
    return Time("on_date", 0, 0, (Due(f"Trước tháng {month}/{known}", due),), doubt=doubt)


def _before_year(found: re.Match[str], year: int | None) -> Time:
    before = int(found.group(1))
    due = Due(f"Trước năm {before}", date(before - 1, 12, 31))
    return Time("on_date", 0, 0, (due,), doubt="Chỉ ghi năm; hiểu là hết năm trước đó.")


def _year_range(found: re.Match[str], year: int | None) -> Time | None:
    first, last = int(found.group(1)), int(found.group(2))
    if last < first:
        return None
    doubt = f"Ghi khoảng {first} - {last}; hiểu là xong khi hết năm {last}."
    return Time("year", 0, 0, (year_due(last),), doubt=doubt)


def _within_year(found: re.Match[str], year: int | None) -> Time | None:
    known = int(found.group(1)) if found.group(1) else year
    return Time("year", 0, 0, (year_due(known),)) if known else None


def _only_year(found: re.Match[str], year: int | None) -> Time:
    known = int(found.group(1))
    doubt = f"Chỉ ghi năm; hiểu là xong trước khi hết ngày 31/12/{known}."
    return Time("year", 0, 0, (year_due(known),), doubt=doubt, bare_year=True)


def _throughout(found: re.Match[str], year: int | None) -> Time | None:
    known = int(found.group(1)) if found.group(1) else year
    return Time("throughout", 0, 0, quarters_of(known)) if known else None


def _quarterly(found: re.Match[str], year: int | None) -> Time | None:
    known = int(found.group(1)) if found.group(1) else year
    return Time("quarterly", 0, 0, quarters_of(known)) if known else None


def _within_period(found: re.Match[str], year: int | None) -> Time:
    """A week, or the beginning of a month: which day it ends on is asked."""
    return Time("unknown", 0, 0)


def _monthly(found: re.Match[str], year: int | None) -> Time | None:
    if year is None:
        return None
    return Time("periodic", 0, 0, tuple(month_due(month, year) for month in range(1, 13)))


def _half_yearly(found: re.Match[str], year: int | None) -> Time | None:
    if year is None:
        return None
    return Time("periodic", 0, 0, (_months_from_start(6, year), year_due(year)))


def _months_from_start(months: int, year: int) -> Due:
    part = "đầu năm " if months == 6 else "năm "
    return Due(f"{months} tháng {part}{year}", _month_end(months, year))


def _periods(found: re.Match[str], year: int | None) -> Time | None:
    """Exactly the reporting periods that are named: "quý I, 6 tháng, 9 tháng, năm"."""
    said = re.search(r"20\d\d", found.group())
    known = int(said.group()) if said else year
    if known is None:
        return None
    dues = {due.due_on: due for due in _named_periods(found.group("list"), known)}
    return Time("periodic", 0, 0, tuple(dues[day] for day in sorted(dues)))


def _reporting(found: re.Match[str], year: int | None) -> Time | None:
    """Only a list with "n tháng", or with several kinds of period, names reporting periods."""
    listed = found.group("list")
    several = re.search(r"\b[369]\s*thang", listed) or (
        "quy" in listed and re.search(r"\bnam\b", listed)
    )
    return _periods(found, year) if several else None


def _named_periods(text: str, year: int) -> Iterator[Due]:
    for part in re.split(_AND, text):
        quarter = re.search(rf"\bquy\s+({_Q})\b", part)
        months = re.search(r"([369])\s*thang", part)
        if quarter:
            yield quarter_due(_quarter_number(quarter.group(1)), year)
        elif months:
            yield _months_from_start(int(months.group(1)), year)
        elif re.search(r"\bquy\b", part):
            yield from quarters_of(year)
        else:
            yield year_due(year)


def _event(found: re.Match[str], year: int | None) -> Time:
    return Time("after_event", 0, 0)


def _compiled(*pairs: tuple[str, Maker]) -> tuple[_Pattern, ...]:
    return tuple(_Pattern(re.compile(pattern), make) for pattern, make in pairs)


# "Khi có điều kiện": a wish and no event that anybody could record.
_WISH = r"(?:co\s+)?(?:(?:du|day du)\s+)?(?:dieu kien|nhu cau|thoi gian|co hoi|the)\b(?!\s+the)"
_ONCE = r"\s*(?:/\s*(?:(?:0?1|mot)\s+)?|(?:0?1|mot)\s+)lan\b"
_EVENT_END = r"(?=[.;]|$|,\s*(?:hoan thanh|xong|cham nhat|truoc ngay))"
_QUARTER = rf"quy\s+{_Q}\b{_YEAR}"
_MORE_QUARTERS = rf"(?:quy\s+)?\b{_Q}\b{_YEAR}"
_MONTH = rf"thang\s+\d{{1,2}}\b{_YEAR}"
_REPORTING = rf"(?P<list>{_PERIOD}(?:{_AND}{_PERIOD})*)"
_PERIOD_TAIL = r"(?:\s+hang nam)?(?:\s+nam)?(?:\s*20\d\d)?"

# The first pattern that fits a stretch of text takes it; wider patterns therefore come first.
_PATTERNS = _compiled(
    (
        rf"(?:ngay\s+)?\b(?:sau khi|khi co|sau \d+ ngay)\s+(?!{_WISH})(?P<event>.+?){_EVENT_END}",
        _event,
    ),
    (rf"\btuan(?:\s+\w+){{0,4}}?\s+(?:thang\s+\d{{1,2}}|quy\s+{_Q})\b{_YEAR}", _within_period),
    (
        rf"\b(?<!tu )(?:dau|giua|nua dau)\s+(?:thang\s+\d{{1,2}}|quy\s+{_Q})\b{_YEAR}",
        _within_period,
    ),
    (rf"\b{_BEFORE}\s+{_DAY_WORDS}", _before_day),
    (rf"\b{_BEFORE}\s+{_DAY}", _before_day),
    (rf"\b(?:ngay|{_UNTIL})\s+{_DAY_WORDS}", _on_day),
    (rf"\b(?:ngay|{_UNTIL})\s+{_DAY}", _on_day),
    (r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)\b", _on_day),
    (
        rf"\b(?:0?6 thang|sau thang|nua nam){_ONCE}|\b(?:0?2|hai) lan\s*/\s*nam\b",
        _half_yearly,
    ),
    (
        rf"\b(?:0?3 thang|ba thang|(?<!\d )(?<!hai )quy){_ONCE}()"
        r"|\b(?:0?4|bon) lan\s*/\s*nam\b()|\b(?:0?1|mot) lan\s*/\s*quy\b()",
        _quarterly,
    ),
    (rf"\b(?:0?1|mot|moi) thang{_ONCE}|\b(?:0?1|mot) lan\s*/\s*thang\b", _monthly),
    (rf"\b(?:0?1|mot|moi) nam{_ONCE}()|\b(?:0?1|mot) lan\s*/\s*nam\b()", _within_year),
    (rf"(?:dinh ky\s+)?\b(?<!vong ){_REPORTING}{_PERIOD_TAIL}", _reporting),
    (rf"\b{_QUARTER}{_TO}{_MORE_QUARTERS}", _ending("quarter", _quarters)),
    (rf"\b{_QUARTER}(?:{_AND}{_MORE_QUARTERS})*", _quarters),
    (rf"\btruoc\s+thang\s+(\d{{1,2}})\b{_YEAR}", _before_month),
    (rf"\b{_MONTH}{_TO}{_MONTH}", _ending("month", _months)),
    (rf"\b{_MONTH}(?:{_AND}{_MONTH})*(?:\s+hang nam)?", _months),
    (r"(?<![\d/])(\d{1,2})\s*/\s*(20\d\d)\b", _month_bare),
    (r"\btruoc\s+(?:nam\s+)?(20\d\d)\b", _before_year),
    (
        r"\b(?:giai doan\s+|nam\s+|tu\s+|tu nam\s+)?(20\d\d)\s*(?:-|den(?: nam)?)\s*(20\d\d)\b",
        _year_range,
    ),
    (
        r"\b(?:dinh ky\s+)?(?:hang|theo|tung|moi|cac)\s+quy\b(?:\s+(?:trong\s+)?nam\s+(20\d\d))?",
        _quarterly,
    ),
    (r"\bdinh ky\s+quy\b(?!\s+[iv1-4])()", _quarterly),
    (r"\b(?:dinh ky\s+)?(?:hang|moi)\s+thang\b", _monthly),
    (
        r"\bthuong xuyen\b(?:,?\s*(?:va\s+)?lien tuc)?"
        r"(?:,?\s*(?:hang nam|(?:trong\s+)?(?:ca\s+)?nam(?:\s*(20\d\d))?))?",
        _throughout,
    ),
    (r"\b(?:lien tuc|quanh nam|ca nam)\b(?:\s+(?:trong nam\s+)?(20\d\d))?", _throughout),
    (r"\b(?:trong|cuoi|het|den het)\s+nam\b(?:\s+(20\d\d))?", _within_year),
    (r"\b(?:dinh ky\s+)?hang nam\b()", _within_year),
    (r"(?:\bnam\s+|^\s*)(20\d\d)\b", _only_year),
)
