"""The reception day: the day of arrival if it is worked and before the cutoff, else the next."""

from dataclasses import dataclass
from datetime import datetime, time

from cchc.kernel.formats import weekday_vi
from cchc.kernel.working_time.calendar import Calendar, DayKind
from cchc.kernel.working_time.minutes import DAY, day_of, minute_of, moment_of
from cchc.kernel.working_time.steps import Rule, Step, day_and_clock


@dataclass(frozen=True, slots=True)
class Reception:
    """The reception day (ordinal) and the minute from which hours are counted."""

    day: int
    counted_from: int
    why: str


def reception(calendar: Calendar, start: datetime, cutoff: time | None) -> Reception:
    """Where counting begins; the cutoff minute itself is late. Pauses play no part."""
    day = start.toordinal()
    plan = calendar.plan(day)
    late = cutoff is not None and start.time() >= cutoff
    if plan.shifts and not late:
        limit = f", trước {cutoff:%H:%M}" if cutoff else ""
        why = f"Nhận lúc {day_and_clock(start)}{limit}: ngày tiếp nhận là chính ngày đó"
        return Reception(day, minute_of(start), why)
    following = calendar.next_working(day)
    if not plan.shifts:
        reason = f" ({plan.why})" if plan.why else ""
        cause = f"là ngày nghỉ{reason}"
    else:
        cause = f"từ {cutoff:%H:%M} trở đi là nhận muộn"
    passed = _holidays_between(calendar, day, following)
    why = (
        f"Nhận lúc {day_and_clock(start)}, {cause}: ngày tiếp nhận là ngày làm việc tiếp theo, "
        f"{weekday_vi(day_of(following))}{passed}"
    )
    return Reception(following, following * DAY + calendar.plan(following).opens, why)


def _holidays_between(calendar: Calendar, day: int, following: int) -> str:
    """ " (qua ngày nghỉ: …)" naming each reason for a day off on the way once."""
    plans = [calendar.plan(passed) for passed in range(day + 1, following)]
    names = dict.fromkeys(p.why or "nghỉ theo lịch" for p in plans if p.kind is DayKind.HOLIDAY)
    return f" (qua ngày nghỉ: {'; '.join(names)})" if names else ""


def reception_step(found: Reception, start: datetime, *, by_days: bool) -> Step:
    """The first step of every explanation."""
    if by_days:
        why = f"{found.why}; ngày thứ nhất là ngày sau ngày tiếp nhận."
        return Step(Rule.RECEPTION, start, day_of(found.day), 0, why)
    counted_from = moment_of(found.counted_from)
    why = f"{found.why}; tính giờ từ {day_and_clock(counted_from)}."
    return Step(Rule.RECEPTION, start, counted_from, 0, why)
