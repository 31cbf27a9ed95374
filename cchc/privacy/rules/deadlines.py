"""Until when a data request is replied to and done; docs/rules/data-rights.md, "Deadlines"."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from cchc.privacy.choices import Kind

NEW_LAW = date(2026, 1, 1)  # Nghị định 356/2025/NĐ-CP; before it Nghị định 13/2023/NĐ-CP
_OLD_HOURS = timedelta(hours=72)


@dataclass(frozen=True)
class Terms:
    """Working days to reply, days to do, the same with a third party, days of the extension."""

    reply: int
    do: int
    third: int
    extension: int


_CONSENT = Terms(2, 15, 20, 15)
_SEEING = Terms(2, 10, 15, 10)
TERMS: dict[Kind, Terms] = {
    Kind.WITHDRAW: _CONSENT,
    Kind.RESTRICT: _CONSENT,
    Kind.OBJECT: _CONSENT,
    Kind.VIEW: _SEEING,
    Kind.CORRECT: _SEEING,
    Kind.PROVIDE: _SEEING,
    Kind.DELETE: Terms(2, 20, 30, 20),
    Kind.PROTECT: Terms(2, 15, 15, 15),
}


class WorkingDays(Protocol):
    """What counts working days."""

    def add_working_days(self, day: date, number: int) -> date:
        """The number-th working day after the day."""


@dataclass(frozen=True)
class Deadlines:
    """The two last days, and the day to which the doing may be extended once (None: not)."""

    reply: date
    do: date
    extended: date | None


def deadlines_of(
    kind: Kind, received: datetime, *, third_party: bool, calendar: WorkingDays
) -> Deadlines:
    """Both deadlines of a request; ``received`` is local to Hà Nội."""
    day = received.date()
    if day < NEW_LAW:
        last = (received + _OLD_HOURS).date()
        return Deadlines(last, last, None)
    terms = TERMS[kind]
    do = day + timedelta(days=terms.third if third_party else terms.do)
    reply = calendar.add_working_days(day, terms.reply)
    return Deadlines(reply, do, do + timedelta(days=terms.extension))
