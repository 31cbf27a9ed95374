"""What a late or extended dossier owes its citizen; docs/rules/dossier-late-chain.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cchc.dossiers.rules.outcomes import day_of
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import local_minute


class Link(StrEnum):
    """The links of the chain."""

    LETTER = "letter"
    APPOINTMENT = "appointment"
    CALL = "call"
    NOTICE = "notice"


REACHED, NOT_REACHED, NO_NUMBER = "reached", "not_reached", "no_number"
_TRIES = 2  # days on which somebody who cannot be reached is called


@dataclass(frozen=True)
class Call:
    """A call, or that there was no number to call."""

    on: date
    outcome: str


def missing(*, letter_on: date | None, calls: Iterable[Call], has_notice: bool) -> tuple[Link, ...]:
    """The links that are not there yet, in their order; none when the chain is complete.

    The appointment comes with the letter.
    """
    found = [] if letter_on else [Link.LETTER, Link.APPOINTMENT]
    if not _is_called(tuple(calls)):
        found.append(Link.CALL)
    if not has_notice:
        found.append(Link.NOTICE)
    return tuple(found)


def _is_called(calls: tuple[Call, ...]) -> bool:
    if any(call.outcome in (REACHED, NO_NUMBER) for call in calls):
        return True
    return len({call.on for call in calls}) >= _TRIES


DAYS_BACK = 30  # what ended or was extended before is not given out as somebody's work


def duty_due(
    since: date, given_out: date, days: int, calendar: Calendar, *, is_mirrored: bool
) -> date:
    """The day by which the chain is to be complete that is owed ``since``; ``days`` are working.

    Of a mirrored dossier it counts from the day on which the duty is given out.
    """
    return calendar.add_working_days(given_out if is_mirrored else since, days)


def days_late(due: datetime, until: datetime, calendar: Calendar) -> int:
    """Working days after the day of the date up to ``until``; 0 is within that day."""
    return max(0, calendar.working_days_between(day_of(due), local_minute(until).date()))
