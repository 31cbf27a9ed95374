"""After how long the personal part of a record goes; docs/rules/data-rights.md, "Retention"."""

from dataclasses import dataclass
from datetime import date

from cchc.privacy.choices import RecordKind


@dataclass(frozen=True)
class Rule:
    """Months after the record was finished; ``source`` says by what text, or that it is assumed."""

    kind: RecordKind
    months: int
    source: str


ASSUMED = "mẫu, đơn vị đặt"
FIVE_YEARS = "NĐ 356/2025, Điều 29: giữ 5 năm"
DEFAULTS: tuple[Rule, ...] = (
    Rule(RecordKind.DATA_REQUEST, 24, ASSUMED),
    Rule(RecordKind.CITIZEN, 60, ASSUMED),
    Rule(RecordKind.PETITION, 60, ASSUMED),
    Rule(RecordKind.QUESTION, 24, ASSUMED),
    Rule(RecordKind.BREACH, 60, FIVE_YEARS),
)


def last_day(months: int, today: date) -> date:
    """The first day that is still kept: what was finished before it goes."""
    number = today.year * 12 + today.month - 1 - months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(today.day, 28))
