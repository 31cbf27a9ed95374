"""Counting days and minutes forward; docs/rules/working-time.md, "Counting"."""

from dataclasses import dataclass

from cchc.kernel.working_time.calendar import TEN_YEARS, Calendar, DayPlan, no_working_time
from cchc.kernel.working_time.ledger import Ledger
from cchc.kernel.working_time.minutes import DAY, day_of
from cchc.kernel.working_time.pauses import Span


class Pauses:
    """The pauses ahead of a walk that only goes forward."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans
        self._next = 0

    def on_whole_day(self, day: int) -> Span | None:
        """The pause that takes this whole day away, if one does."""
        for span in self._ahead(day * DAY):
            if span.first_day > day:
                return None
            if day < span.resume_day:
                return span
        return None

    def touching(self, day: int) -> list[Span]:
        """The pauses that share a minute with this day, in order."""
        found = []
        for span in self._ahead(day * DAY):
            if span.start >= (day + 1) * DAY:
                break
            found.append(span)
        return found

    def _ahead(self, minute: int) -> list[Span]:
        while self._next < len(self._spans) and self._spans[self._next].end <= minute:
            self._next += 1
        return self._spans[self._next :]


def count_working_days(
    calendar: Calendar, reception_day: int, amount: int, spans: list[Span], ledger: Ledger
) -> int:
    """The ordinal of the amount-th working day after reception that is not paused."""
    pauses = Pauses(spans)
    day = last_worked = reception_day
    left = amount
    while left:
        day += 1
        day_of(day)
        plan = calendar.plan(day)
        if plan.shifts:
            last_worked = day
        elif day - last_worked >= TEN_YEARS:
            raise no_working_time(last_worked)
        span = pauses.on_whole_day(day)
        if span:
            ledger.paused(day * DAY, (day + 1) * DAY, span, lost=1 if plan.shifts else 0)
        elif plan.shifts:
            ledger.whole_day(day, plan, 1)
            left -= 1
        else:
            ledger.day_off(day, plan)
    return day


def count_calendar_days(reception_day: int, amount: int, spans: list[Span], ledger: Ledger) -> int:
    """The ordinal of the amount-th calendar day after reception that is not paused."""
    pauses = Pauses(spans)
    day = reception_day
    left = amount
    while left:
        day += 1
        day_of(day)
        span = pauses.on_whole_day(day)
        if span:
            ledger.paused(day * DAY, (day + 1) * DAY, span, lost=1)
        else:
            ledger.any_day(day)
            left -= 1
    return day


@dataclass
class MinuteCount:
    """Counts working minutes from ``begin`` until ``left`` are used up."""

    calendar: Calendar
    begin: int
    left: int
    pauses: Pauses
    ledger: Ledger
    end: int = 0

    def run(self) -> int:
        """The minute at which all are used up: a shift's end, not the next one's start."""
        day = last_worked = self.begin // DAY
        while self.left:
            day_of(day)
            plan = self.calendar.plan(day)
            touching = self.pauses.touching(day)
            if plan.shifts:
                last_worked = day
                self._worked(day, plan, touching)
            elif day - last_worked >= TEN_YEARS:
                raise no_working_time(last_worked)
            elif not any(s.start <= day * DAY and s.end >= (day + 1) * DAY for s in touching):
                self.ledger.day_off(day, plan)
            day += 1
        return self.end

    def _worked(self, day: int, plan: DayPlan, touching: list[Span]) -> None:
        midnight = day * DAY
        if not touching and self.begin <= midnight + plan.opens and plan.minutes <= self.left:
            self.ledger.whole_day(day, plan, plan.minutes)
            self.left -= plan.minutes
            self.end = midnight + plan.closes
            return
        for shift in plan.shifts:
            start, end = max(self.begin, midnight + shift.start), midnight + shift.end
            if start < end:
                self._within(start, end, str(shift), plan, touching)

    def _within(
        self, start: int, end: int, shift: str, plan: DayPlan, touching: list[Span]
    ) -> None:
        """Count from start to end of one shift, leaving out what the pauses take."""
        for span in touching:
            taken_from, taken_to = max(span.start, start), min(span.end, end)
            if taken_from >= taken_to:
                continue
            self._count(start, taken_from, shift, plan)
            if not self.left:
                return
            self.ledger.paused(taken_from, taken_to, span, lost=taken_to - taken_from)
            start = taken_to
        self._count(start, end, shift, plan)

    def _count(self, start: int, end: int, shift: str, plan: DayPlan) -> None:
        used = min(end - start, self.left)
        if used > 0:
            self.end = start + used
            self.left -= used
            self.ledger.piece(start, self.end, shift, plan)
