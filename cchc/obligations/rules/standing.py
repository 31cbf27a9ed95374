"""Where an obligation stands at a moment, computed from its lines and deliveries."""

from dataclasses import dataclass
from datetime import date, datetime

from cchc.obligations.rules.dates import Line, binding_date, day_of

AWAITING_EVENT = "awaiting_event"
RUNNING = "running"
WAITING = "waiting"
OVERDUE = "overdue"
DONE_ON_TIME = "done_on_time"
DONE_LATE = "done_late"
CANCELLED = "cancelled"


@dataclass(frozen=True)
class DateLine:
    """A promised date and the moment of the promise."""

    new: date
    decided_at: datetime


@dataclass(frozen=True)
class DeliveryLine:
    """One delivery: when it was handed in, and how and when it was decided."""

    submitted_at: datetime
    decided_at: datetime | None = None
    is_accepted: bool = False
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class Record:
    """An obligation with everything that decides its standing, for any moment."""

    created_at: datetime
    dates: tuple[DateLine, ...] = ()
    deliveries: tuple[DeliveryLine, ...] = ()
    cancelled_at: datetime | None = None
    event_year: int | None = None


@dataclass(frozen=True)
class Standing:
    """The standing, and the dates in force at that moment.

    ``event_year`` is the year of the plan of what still awaits its event, ``promised_on`` the first
    date, before any extension.
    """

    name: str
    binding_on: date | None = None
    is_extended: bool = False
    event_year: int | None = None
    promised_on: date | None = None

    @property
    def is_done(self) -> bool:
        """Whether the product was accepted."""
        return self.name in (DONE_ON_TIME, DONE_LATE)


def _accepted(line: DeliveryLine, moment: datetime) -> bool:
    return (
        line.is_accepted
        and line.decided_at is not None
        and line.decided_at <= moment
        and (line.revoked_at is None or line.revoked_at > moment)
    )


def _pending(line: DeliveryLine, moment: datetime) -> bool:
    return line.submitted_at <= moment and (line.decided_at is None or line.decided_at > moment)


def _of_dated(record: Record, binding: date, moment: datetime) -> str:
    for line in record.deliveries:
        if _accepted(line, moment):
            return DONE_ON_TIME if day_of(line.submitted_at) <= binding else DONE_LATE
    in_time = any(
        _pending(line, moment) and day_of(line.submitted_at) <= binding
        for line in record.deliveries
    )
    if in_time:
        return WAITING
    return OVERDUE if binding < day_of(moment) else RUNNING


def _year_of(record: Record) -> int:
    """The year for which the event is awaited; by default that in which the work was given."""
    return record.event_year or day_of(record.created_at).year


def standing(record: Record, moment: datetime) -> Standing | None:
    """The standing at ``moment``; None when the obligation did not exist yet."""
    if record.created_at > moment:
        return None
    if record.cancelled_at is not None and record.cancelled_at <= moment:
        return Standing(CANCELLED)
    known = [Line(d.new, day_of(d.decided_at)) for d in record.dates if d.decided_at <= moment]
    binding = binding_date(known)
    if binding is None:
        return Standing(AWAITING_EVENT, event_year=_year_of(record))
    first = known[0].new
    name = _of_dated(record, binding, moment)
    return Standing(name, binding, binding != first, promised_on=first)


def standing_today(
    *, state: str, binding_on: date | None, submitted_on: date | None, today: date
) -> str:
    """The standing now, from a row's own columns: the same as ``standing`` says (tested)."""
    if state in (AWAITING_EVENT, CANCELLED) or binding_on is None:
        return CANCELLED if state == CANCELLED else AWAITING_EVENT
    in_time = submitted_on is not None and submitted_on <= binding_on
    if state == "accepted":
        return DONE_ON_TIME if in_time else DONE_LATE
    if in_time:
        return WAITING
    return OVERDUE if binding_on < today else RUNNING
