"""The working calendar of an office: weekly shifts, days off, days off that are worked."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.working_time.minutes import DAY, LAST_DAY, day_of, minute_of, moment_of
from cchc.kernel.working_time.shifts import Shifts, Week, in_order

TEN_YEARS = 3653


class DayKind(Enum):
    """Why a day is worked or not."""

    ORDINARY = "ordinary"
    SPECIAL = "special"
    REST = "rest"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What the calendar says about one day; ``why`` names the reason and document, if any."""

    kind: DayKind
    shifts: Shifts
    why: str = ""
    minutes: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "minutes", sum(s.end - s.start for s in self.shifts))

    @property
    def opens(self) -> int:
        return self.shifts[0].start

    @property
    def closes(self) -> int:
        return self.shifts[-1].end


def _cited(why: str, document: str) -> str:
    return " theo ".join(part for part in (why, document) if part)


@dataclass(frozen=True)
class Holiday:
    """A day off that the week does not know: a public holiday or a workday swapped off."""

    day: date
    why: str = ""
    document: str = ""


@dataclass(frozen=True)
class Workday:
    """A day off that is worked; without own shifts it has its weekday's, else Monday's."""

    day: date
    shifts: Shifts = ()
    why: str = ""
    document: str = ""


@dataclass(frozen=True)
class Calendar:
    """Weekly shifts (Monday first), holidays and workdays; workdays beat holidays beat the week.

    ``changes``: from each of these days on, another week (summer hours), in any order.
    """

    week: Week
    holidays: tuple[Holiday, ...] = ()
    workdays: tuple[Workday, ...] = ()
    changes: tuple[tuple[date, Week], ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _weeks: list[tuple[DayPlan, ...]] = field(init=False, repr=False, compare=False)
    _special: dict[int, DayPlan] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        changes = sorted(self.changes, key=lambda change: change[0])
        object.__setattr__(self, "_starts", [start.toordinal() for start, _ in changes])
        weeks = [_plans(week) for week in (self.week, *(week for _, week in changes))]
        object.__setattr__(self, "_weeks", weeks)
        special = {
            h.day.toordinal(): DayPlan(DayKind.HOLIDAY, (), _cited(h.why, h.document))
            for h in self.holidays
        }
        object.__setattr__(self, "_special", special)
        special.update({w.day.toordinal(): self._worked(w) for w in self.workdays})

    def plan(self, ordinal: int) -> DayPlan:
        """What the calendar says about the day with this ordinal."""
        return self._special.get(ordinal) or self._weekly(ordinal)

    def is_working_day(self, day: date) -> bool:
        """Whether the day has at least one shift."""
        return bool(self.plan(day.toordinal()).shifts)

    def shifts_on(self, day: date) -> Shifts:
        """The shifts of the day, in order; none on a day off."""
        return self.plan(day.toordinal()).shifts

    def next_working_day(self, day: date) -> date:
        """The first working day after ``day``; RuleBroken when ten years have none."""
        return date.fromordinal(self.next_working(day.toordinal()))

    def working_day_from(self, day: date) -> date:
        """``day`` itself when it is worked, else the next working day."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def working_day_until(self, day: date) -> date:
        """``day`` itself when it is worked, else the working day before."""
        return day if self.is_working_day(day) else self.add_working_days(day, -1)

    def add_working_days(self, day: date, number: int) -> date:
        """The number-th working day after ``day`` (before it when negative); 0 is ``day``."""
        ordinal = day.toordinal()
        for _ in range(abs(number)):
            ordinal = self.next_working(ordinal, 1 if number > 0 else -1)
        return date.fromordinal(ordinal)

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and with ``last``; negative when ``last`` is earlier.

        So that ``working_days_between(d, add_working_days(d, n)) == n``.
        """
        start, end = first.toordinal(), last.toordinal()
        if end < start:
            return -sum(bool(self.plan(o).shifts) for o in range(end, start))
        return sum(bool(self.plan(o).shifts) for o in range(start + 1, end + 1))

    def opening(self, day: date) -> datetime:
        """The (naive, local) start of the day's first shift; only for a working day."""
        return moment_of(day.toordinal() * DAY + self.plan(day.toordinal()).opens)

    def closing(self, day: date) -> datetime:
        """The (naive, local) end of the day's last shift; only for a working day."""
        return moment_of(day.toordinal() * DAY + self.plan(day.toordinal()).closes)

    def working_moment_from(self, moment: datetime) -> datetime:
        """The (naive, local) moment itself when inside a shift, else the next shift's start."""
        minute = minute_of(moment)
        ordinal, clock = divmod(minute, DAY)
        for shift in self.plan(ordinal).shifts:
            if clock < shift.end:
                return moment_of(max(minute, ordinal * DAY + shift.start))
        return self.opening(self.next_working_day(moment.date()))

    def next_working(self, ordinal: int, step: int = 1) -> int:
        """``next_working_day`` for ordinals; ``step`` -1 looks back."""
        for candidate in self._ten_years(ordinal, step):
            if self.plan(candidate).shifts:
                return candidate
        raise no_working_time(ordinal)

    @staticmethod
    def _ten_years(ordinal: int, step: int) -> Iterator[int]:
        for distance in range(1, TEN_YEARS + 1):
            candidate = ordinal + step * distance
            if candidate > LAST_DAY:
                day_of(candidate)
            if candidate < 1:
                return
            yield candidate

    def _weekly(self, ordinal: int) -> DayPlan:
        week = self._weeks[bisect_right(self._starts, ordinal)] if self._starts else self._weeks[0]
        return week[(ordinal - 1) % 7]

    def _worked(self, workday: Workday) -> DayPlan:
        """The plan of a workday; RuleBroken when no shifts can be found for it."""
        ordinal = workday.day.toordinal()
        usual = self._weekly(ordinal)
        was_off = ordinal in self._special or not usual.shifts
        monday = ordinal - (ordinal - 1) % 7
        shifts = workday.shifts or usual.shifts or self._weekly(monday).shifts
        if not shifts:
            raise RuleBroken(
                f"Ngày làm bù {date_vi(workday.day)} không có ca nào để theo "
                "(ca riêng, ca của thứ đó, ca thứ hai); hãy ghi ca làm của ngày này."
            )
        why = _cited(workday.why or ("làm bù" if was_off else "ca riêng"), workday.document)
        return DayPlan(DayKind.SPECIAL, in_order(shifts), why)


def no_working_time(ordinal: int) -> RuleBroken:
    """The error for a calendar without working time in ten years from that day."""
    return RuleBroken(
        f"Lịch không có giờ làm việc nào trong mười năm kể từ ngày "
        f"{date_vi(date.fromordinal(ordinal))}; hãy kiểm tra ca làm và ngày nghỉ.",
        field="calendar",
    )


def _plans(week: Week) -> tuple[DayPlan, ...]:
    """The seven plans of a week, Monday first."""
    if len(week) != 7:
        raise RuleBroken("Một tuần phải có đủ bảy ngày, từ thứ hai đến chủ nhật.")
    return tuple(
        DayPlan(DayKind.ORDINARY if shifts else DayKind.REST, in_order(shifts)) for shifts in week
    )
