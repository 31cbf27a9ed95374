"""Early, on time, late: a finished dossier against its date; docs/rules/dossier-deadlines.md."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from cchc.kernel.working_time import Unit
from cchc.kernel.zone import local_minute


class Outcome(StrEnum):
    """How a dossier ended against its binding date."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def day_of(due: datetime) -> date:
    """The day that ends with the date: a shift until 24:00 closes on the day that it belongs to."""
    return (local_minute(due) - timedelta(minutes=1)).date()


def is_late(due: datetime | None, moment: datetime) -> bool:
    """Whether the date has passed, to the minute; never while the clock stands (None)."""
    return due is not None and local_minute(moment) > local_minute(due)


def outcome_of_result(unit: Unit, due: datetime | None, finished: datetime) -> Outcome:
    """How a dossier with a result ended; in days the same day is on time."""
    if due is None:
        return Outcome.ON_TIME
    if is_late(due, finished):
        return Outcome.LATE
    end = local_minute(finished)
    is_same = end == local_minute(due) if unit is Unit.HOURS else end.date() >= day_of(due)
    return Outcome.ON_TIME if is_same else Outcome.EARLY


def outcome_of_stop(due: datetime | None, stopped: datetime) -> Outcome:
    """How a stopped or withdrawn dossier ended: never early."""
    return Outcome.LATE if is_late(due, stopped) else Outcome.ON_TIME
