"""Measured statements: what is measured, how it compares, with which value.

Rule: docs/rules/plan-reading.md, "Targets". Used for the targets of a plan and for the places
where they are said again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.plans.rules.words import CAPITALS, without_bullet, without_end_marks

_PERCENT = re.compile(
    r"(?P<before>(?:(?:đạt|trên|từ|tối thiểu|ít nhất|tối đa|không quá|không dưới|dưới|khoảng|≥|>"
    r"|≤|<|xuống còn|giảm còn|lên)\s*)*)(?P<value>\d{1,3}(?:[.,]\d+)?)\s*%"
    r"(?P<after>\s*trở lên|\s*trở xuống)?",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"^0+(?=\d)")
_COUNT = re.compile(
    r"(?P<before>(?:(?:đạt|trên|từ|tối thiểu|ít nhất|tối đa|không quá|không dưới|dưới)\s+)+)"
    r"(?P<value>\d{1,6}(?:[.,]\d+)?)\s+(?P<unit>[^\W\d_]+(?:\s+[^\W\d_]+)?)"
    r"(?P<after>\s*trở lên)?",
    re.IGNORECASE,
)
_LEAST = re.compile(r"tối thiểu|ít nhất|trở lên|không dưới|trên|≥|>")
_MOST = re.compile(r"tối đa|không quá|dưới|trở xuống|≤|<|xuống còn|giảm còn")
_LEADING = re.compile(
    r"^(?:(?:tiếp tục|duy trì|phấn đấu|bảo đảm|đảm bảo|đạt|giữ vững|nâng|để|có|và|trong đó)\s+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,]*(?:đạt|từ|là|ở mức)?[\s,]*$")
_ABSOLUTE = re.compile(
    r"^(?:khắc phục triệt để|chấm dứt|không để xảy ra|không để|xóa bỏ|không còn)\s+", re.IGNORECASE
)
_SEVERAL = re.compile(r",\s+(?=(?:(?:trên|tối thiểu|ít nhất|đạt)\s+)?\d+(?:,\d+)?\s*%)")
_AND_ALSO = re.compile(r"\s+và\s+(?=được\s)")


@dataclass(frozen=True)
class Measured:
    """One measured thing; ``measure`` is None for a mere direction, ``value`` a decimal string."""

    text: str
    measure: str | None
    comparison: str
    value: str | None
    unit: str | None


def measured_in(text: str) -> Iterator[Measured]:
    """The statements of an item, parted at ";", at further percentages and at "và được"."""
    for clause in re.split(rf";\s*|\.\s+(?=[{CAPITALS}\d])", without_bullet(text)):
        for part in _SEVERAL.split(without_end_marks(clause)):
            if part.strip():
                yield from _statements(part.strip())


def _statements(text: str) -> Iterator[Measured]:
    found = _PERCENT.search(text) or _COUNT.search(text)
    if not found:
        yield Measured(text, _absolute(text), "none", None, None)
        return
    value = decimal(found.group("value"))
    unit = found.groupdict().get("unit") or "%"
    comparison = comparison_of(f"{found.group('before')} {found.group('after') or ''}")
    subject = f"{_TRAILING.sub('', text[: found.start()])} {text[found.end() :].strip()}".strip()
    for measure in _parallel(_LEADING.sub("", subject)):
        yield Measured(text, without_end_marks(measure), comparison, value, unit)


def decimal(printed: str) -> str:
    """A printed number as a decimal string: "99,9" -> "99.9", "02" -> "2"."""
    return _ZEROS.sub("", printed.replace(",", "."))


def _absolute(text: str) -> str | None:
    """ "Khắc phục triệt để tình trạng …" measures the cases that are left."""
    found = _ABSOLUTE.match(text)
    return without_end_marks(text[found.end() :]) if found else None


def comparison_of(words: str) -> str:
    """What the words and signs about a number say: ge, le, else eq."""
    words = words.lower()
    if _MOST.search(words):
        return "le"
    return "ge" if _LEAST.search(words) else "eq"


def _parallel(measure: str) -> list[str]:
    """ "hồ sơ được A và được B" measures two things."""
    parts = _AND_ALSO.split(measure)
    if len(parts) < 2 or " được " not in parts[0]:
        return [measure]
    subject = parts[0].split(" được ", 1)[0]
    return [parts[0], *(f"{subject} {part}" for part in parts[1:])]
