"""When a dossier is due, until when that may change, when to warn; dossier-deadlines.md."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from cchc.dossiers.rules.outcomes import day_of, is_late
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import moment_vi, weekday_vi
from cchc.kernel.working_time import (
    OFFICE_CUTOFF,
    Answer,
    Calendar,
    Pause,
    Rule,
    Step,
    Unit,
    due_date,
)
from cchc.kernel.zone import local_minute

_HOURS_OF_A_DAY = 8
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """The time limit of a dossier; 0 days: within the reception day.

    ``from_reception``: working days are counted as 8 working hours each from the reception on
    (setting ``dossiers.count_from``), not as whole days from the day after.
    """

    amount: Decimal
    unit: Unit
    cutoff: time | None = OFFICE_CUTOFF
    from_reception: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is a working day or less."""
        return self.amount <= (_HOURS_OF_A_DAY if self.unit is Unit.HOURS else 1)

    @property
    def counted(self) -> tuple[Decimal, Unit]:
        """What the calculator is asked for."""
        if self.from_reception and self.unit is Unit.DAYS and self.amount:
            return self.amount * _HOURS_OF_A_DAY, Unit.HOURS
        return self.amount, self.unit


class Effect(StrEnum):
    """What a supplement request does to the clock."""

    RESTART = "restart"
    PAUSE = "pause"
    NONE = "no effect"


class Alarm(StrEnum):
    """How near the date is."""

    NONE = ""
    THREE_DAYS = "d3"
    ONE_DAY = "d1"
    TODAY = "today"
    LATE = "late"


def promise(
    calendar: Calendar, received_at: datetime, limit: Limit, pauses: Iterable[Pause] = ()
) -> Answer:
    """When a dossier received then is due, with the steps that say why; None while paused."""
    if limit.unit is Unit.DAYS and not limit.amount:
        return _within_the_day(calendar, received_at, limit, tuple(pauses))
    amount, unit = limit.counted
    return due_date(calendar, received_at, amount, unit, cutoff=limit.cutoff, pauses=pauses)


def _within_the_day(
    calendar: Calendar, received_at: datetime, limit: Limit, pauses: tuple[Pause, ...]
) -> Answer:
    counted = due_date(calendar, received_at, 1, Unit.DAYS, cutoff=limit.cutoff, pauses=pauses)
    first = counted.steps[0]
    first = replace(first, why=f"{first.why.partition('; ngày thứ nhất')[0]}.")
    if counted.due is None:
        return replace(counted, steps=(first, *counted.steps[1:]))
    day = counted.reception_day
    while not calendar.is_working_day(day) or _is_paused(day, pauses):
        day += _ONE_DAY
    due = calendar.closing(day)
    why = (
        f"Trả trong ngày tiếp nhận: hạn là lúc hết ca cuối cùng của {weekday_vi(day)}: {due:%H:%M}."
    )
    return replace(counted, due=due, steps=(first, Step(Rule.DUE, day, day, 0, why)))


def _is_paused(day: date, pauses: Iterable[Pause]) -> bool:
    return any(
        local_minute(pause.start).date() <= day < local_minute(pause.end).date()
        for pause in pauses
        if pause.end is not None
    )


def is_extension_in_time(
    limit: Limit, due: datetime, signed_at: datetime, calendar: Calendar
) -> bool:
    """Whether a letter signed then still moves the binding date."""
    due, signed = local_minute(due), local_minute(signed_at)
    if limit.is_short:
        return signed < due
    return signed.date() <= last_day_to_extend(due, calendar)


def last_day_to_extend(due: datetime, calendar: Calendar) -> date:
    """The working day before that of the date."""
    return calendar.add_working_days(day_of(due), -1)


def appointment(
    calendar: Calendar, until: date, *, binding: datetime, signed_at: datetime
) -> datetime:
    """The (naive, local) close of the new day; RuleBroken (``until``) unless it fits."""
    if not calendar.is_working_day(until):
        raise RuleBroken(f"{until:%d/%m/%Y} là ngày nghỉ; hẹn vào ngày làm việc.", field="until")
    moment = calendar.closing(until)
    if moment <= local_minute(binding):
        raise RuleBroken(f"Ngày hẹn lại phải sau hạn {moment_vi(binding)}.", field="until")
    if moment <= local_minute(signed_at):
        raise RuleBroken("Ngày hẹn lại không được ở trong quá khứ.", field="until")
    return moment


def effect_of_supplement(
    calendar: Calendar,
    *,
    reception_day: date,
    due: datetime,
    asked_at: datetime,
    days: int,
    sector_law: str,
) -> Effect:
    """What asking then does to the clock of a received dossier."""
    if is_late(due, asked_at):
        return Effect.NONE
    last = calendar.add_working_days(reception_day, days)
    in_time = local_minute(asked_at).date() <= last
    return Effect.RESTART if in_time or sector_law else Effect.PAUSE


def resumed(calendar: Calendar, due: datetime, pause: Pause, unit: Unit) -> datetime:
    """Where a closed pause moves a date that was appointed before it (naive, local)."""
    assert pause.end is not None
    due, start, end = local_minute(due), local_minute(pause.start), local_minute(pause.end)
    if unit is Unit.HOURS:
        left = Decimal(working_minutes(calendar, start, due)) / 60
        found = due_date(calendar, end, left, Unit.HOURS, cutoff=None).due if left else due
        return max(due, found or due)
    before = start.date() - _ONE_DAY
    if unit is Unit.DAYS:
        left_days = calendar.working_days_between(before, day_of(due))
        day = calendar.add_working_days(end.date() - _ONE_DAY, left_days)
    else:
        last = end.date() - _ONE_DAY + (day_of(due) - before)
        day = calendar.working_day_from(last)
    return calendar.closing(day)


def working_minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Working minutes from ``start`` up to ``end`` (both naive, local)."""
    total, day = 0, start.date()
    while day <= end.date():
        midnight = datetime.combine(day, time.min)
        first, last = _minutes(start - midnight), _minutes(end - midnight)
        for shift in calendar.shifts_on(day):
            total += max(0, min(shift.end, last) - max(shift.start, first))
        day += _ONE_DAY
    return total


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def alarm(calendar: Calendar, due: datetime | None, now: datetime) -> Alarm:
    """How near the date is at that moment; none while the clock stands."""
    if due is None:
        return Alarm.NONE
    if is_late(due, now):
        return Alarm.LATE
    left = calendar.working_days_between(local_minute(now).date(), day_of(due))
    if left <= 0:
        return Alarm.TODAY
    if left == 1:
        return Alarm.ONE_DAY
    return Alarm.THREE_DAYS if left <= 3 else Alarm.NONE
