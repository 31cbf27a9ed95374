"""When a limit ends: the calculator's one question and its answer with the reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import number_vi, weekday_vi
from cchc.kernel.working_time.calendar import Calendar
from cchc.kernel.working_time.counting import (
    MinuteCount,
    Pauses,
    count_calendar_days,
    count_working_days,
)
from cchc.kernel.working_time.ledger import Ledger
from cchc.kernel.working_time.minutes import DAY, LAST_DAY, day_of, moment_of
from cchc.kernel.working_time.pauses import Pause, joined
from cchc.kernel.working_time.reception import Reception, reception, reception_step
from cchc.kernel.working_time.steps import Rule, Step, day_and_clock
from cchc.kernel.zone import from_local, local_minute

OFFICE_CUTOFF = time(15, 0)
_MINUTES_IN_HOUR = 60
# More than these cannot end before the year 9999; smaller than that is one minute at most.
_MOST_HOURS = Decimal(LAST_DAY * 24)
_TINY_HOURS = Decimal("0.02")


class Unit(StrEnum):
    """What a limit is counted in."""

    DAYS = "days"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"


_NOUNS = {Unit.DAYS: "ngày làm việc", Unit.HOURS: "phút", Unit.CALENDAR_DAYS: "ngày"}


@dataclass(frozen=True)
class Answer:
    """``due`` is naive Hà Nội time, None while a pause is open; ``steps`` say how it came."""

    due: datetime | None
    steps: tuple[Step, ...]
    reception_day: date
    counted_in: str

    @property
    def due_at(self) -> datetime | None:
        """``due`` as an aware moment, to be stored."""
        return None if self.due is None else from_local(self.due)

    def explanation(self) -> list[dict[str, str | int | None]]:
        """The steps as {rule, from, to, minutes|days, why}."""
        return [step.as_json(self.counted_in) for step in self.steps]


def due_date(
    calendar: Calendar,
    start: datetime,
    amount: int | Decimal,
    unit: Unit,
    *,
    cutoff: time | None = OFFICE_CUTOFF,
    pauses: Iterable[Pause] = (),
) -> Answer:
    """When ``amount`` of ``unit`` from ``start`` ends (docs/rules/working-time.md).

    ``start`` and pauses may be aware; they are taken to Hà Nội minutes. ``cutoff`` None: none.
    RuleBroken with field ``amount`` or ``calendar`` when there is no answer.
    """
    start = local_minute(start)
    pauses = tuple(pauses)
    by_days = unit is not Unit.HOURS
    wanted = whole_days(amount) if by_days else whole_minutes(amount)
    found = reception(calendar, start, cutoff)
    first = reception_step(found, start, by_days=by_days)
    counted_in = "days" if by_days else "minutes"
    still_paused = [pause for pause in pauses if pause.end is None]
    if still_paused:
        due, steps = None, [_open_pause(still_paused)]
    else:
        ledger = Ledger(wanted, _NOUNS[unit], by_days)
        due, last_steps = _count(calendar, found, unit, ledger, pauses)
        steps = [*ledger.steps(), *last_steps]
    return Answer(due, (first, *steps), day_of(found.day), counted_in)


def whole_days(amount: int | Decimal) -> int:
    """The amount as a whole number of days, at least 1; else RuleBroken."""
    exact = Decimal(amount)
    if not exact.is_finite() or exact <= 0:
        raise RuleBroken("Số ngày phải là số nguyên từ 1 trở lên.", field="amount")
    if exact > LAST_DAY:
        raise RuleBroken("Thời hạn vượt quá năm 9999, không tính được.", field="amount")
    if exact < 1 or exact != int(exact):
        raise RuleBroken("Số ngày phải là số nguyên từ 1 trở lên.", field="amount")
    return int(exact)


def whole_minutes(hours: int | Decimal) -> int:
    """Hours as whole minutes, half up, at least 1; RuleBroken when not above 0."""
    exact = Decimal(hours)
    if not exact.is_finite() or exact <= 0:
        raise RuleBroken("Số giờ phải lớn hơn 0.", field="amount")
    if exact > _MOST_HOURS:
        raise RuleBroken("Thời hạn vượt quá năm 9999, không tính được.", field="amount")
    if exact < _TINY_HOURS:
        return 1
    return max(1, int(Fraction(exact) * _MINUTES_IN_HOUR + Fraction(1, 2)))


def _count(
    calendar: Calendar, found: Reception, unit: Unit, ledger: Ledger, pauses: tuple[Pause, ...]
) -> tuple[datetime, list[Step]]:
    """The due moment, and the steps after the counted ones."""
    spans = joined(pauses)
    if unit is Unit.HOURS:
        count = MinuteCount(calendar, found.counted_from, ledger.amount, Pauses(spans), ledger)
        due = moment_of(count.run())
        why = f"Đủ {number_vi(ledger.amount)} phút làm việc: hạn là {day_and_clock(due)}."
        return due, [Step(Rule.DUE, due, due, 0, why)]
    moved: list[Step] = []
    if unit is Unit.DAYS:
        day = count_working_days(calendar, found.day, ledger.amount, spans, ledger)
    else:
        last = count_calendar_days(found.day, ledger.amount, spans, ledger)
        day = last if calendar.plan(last).shifts else calendar.next_working(last)
        moved = [_moved(calendar, last, day)] if day != last else []
    due = moment_of(day * DAY + calendar.plan(day).closes)
    closing = "24:00" if day_of(day) != due.date() else f"{due:%H:%M}"
    why = f"Hạn là lúc hết ca cuối cùng của {weekday_vi(day_of(day))}: {closing}."
    return due, [*moved, Step(Rule.DUE, day_of(day), day_of(day), 0, why)]


def _moved(calendar: Calendar, last: int, day: int) -> Step:
    reason = calendar.plan(last).why
    why = (
        f"Ngày cuối của thời hạn, {weekday_vi(day_of(last))}, là ngày nghỉ"
        f"{f' ({reason})' if reason else ''}: chuyển sang ngày làm việc tiếp theo, "
        f"{weekday_vi(day_of(day))}."
    )
    return Step(Rule.MOVED, day_of(last), day_of(day), 0, why)


def _open_pause(pauses: list[Pause]) -> Step:
    first = min(pauses, key=lambda pause: local_minute(pause.start))
    since = local_minute(first.start)
    why = (
        f"Tạm dừng từ {day_and_clock(since)}{f' ({first.why})' if first.why else ''}, "
        "chưa có ngày tiếp tục: chưa tính được hạn."
    )
    return Step(Rule.OPEN_PAUSE, since, None, 0, why)
