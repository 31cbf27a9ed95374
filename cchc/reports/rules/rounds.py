"""When a round's figures end, its parts are asked for and due, its report is due.

docs/rules/report-parts.md, docs/rules/report-calendar.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi, weekday_vi
from cchc.kernel.periods import Period
from cchc.kernel.working_time import Calendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Pace:
    """Working days: to send after the cut-off, of the parts before due, of asking before that."""

    send: int
    parts: int
    asking: int


@dataclass(frozen=True)
class RoundDays:
    """The days of a round, the opening of the parts among them."""

    cut_off_on: date
    parts_due_on: date
    due_on: date
    ask_on: date


def days_of(
    period: Period, *, opened_on: date, calendar: Calendar, send_days: int, parts_days: int
) -> RoundDays:
    """Due ``send_days`` working days after the cut-off, parts ``parts_days`` working days before.

    Parts are never due on the day of the opening or earlier: then the next working day is theirs.
    """
    usual = planned_days(period, calendar=calendar, pace=Pace(send_days, parts_days, 0))
    parts = parts_due(usual.parts_due_on, opened_on, calendar)
    return RoundDays(period.last, parts, usual.due_on, opened_on)


def planned_days(period: Period, *, calendar: Calendar, pace: Pace) -> RoundDays:
    """The days when nobody is late: units are asked ``pace.asking`` working days before theirs."""
    due_on = calendar.add_working_days(period.last, pace.send)
    parts = calendar.add_working_days(due_on, -pace.parts)
    return RoundDays(period.last, parts, due_on, calendar.add_working_days(parts, -pace.asking))


def demanded_days(
    period: Period, *, due_on: date, opened_on: date, calendar: Calendar, parts_days: int
) -> RoundDays:
    """The days of a report on demand, due on the day given; RuleBroken when that cannot be."""
    if due_on < opened_on:
        raise RuleBroken("Hạn gửi phải từ hôm nay trở đi.", field="due_on")
    if due_on < period.last:
        text = f"Hạn gửi không được trước ngày cuối của kỳ, {date_vi(period.last)}."
        raise RuleBroken(text, field="due_on")
    usual = calendar.add_working_days(due_on, -parts_days)
    parts = min(parts_due(usual, opened_on, calendar), due_on)
    return RoundDays(period.last, parts, due_on, opened_on)


def parts_due(usual: date, asked_on: date, calendar: Calendar) -> date:
    """The usual day, or the working day after the asking when that is later."""
    return max(usual, calendar.next_working_day(asked_on))


def why_due(cut_off_on: date, due_on: date, calendar: Calendar) -> list[str]:
    """Day by day from the cut-off to the due day, each counted or with its reason not to be."""
    return [f"Chốt số liệu hết {weekday_vi(cut_off_on)}.", *_counted(cut_off_on, due_on, calendar)]


def _counted(cut_off_on: date, due_on: date, calendar: Calendar) -> Iterator[str]:
    day, number = cut_off_on, 0
    while day < due_on:
        day += _ONE_DAY
        plan = calendar.plan(day.toordinal())
        if plan.shifts:
            number += 1
            last = ": hạn gửi" if day == due_on else ""
            yield f"{weekday_vi(day).capitalize()}: ngày làm việc thứ {number}{last}."
        else:
            yield f"{weekday_vi(day).capitalize()}: nghỉ{f' ({plan.why})' if plan.why else ''}."


def days_late(due_on: date, day: date, calendar: Calendar) -> int:
    """Working days from the due day to the day; 0 when it is not late."""
    return max(0, calendar.working_days_between(due_on, day))


def demand_words(difficulties: str, causes: str, late: int) -> None:
    """RuleBroken when a unit with late tasks is silent, or names causes of nothing."""
    if late and not difficulties:
        raise RuleBroken(
            f"Bộ phận còn {late:02} nhiệm vụ quá hạn: ghi khó khăn, vướng mắc.",
            field="difficulties",
        )
    if late and not causes:
        raise RuleBroken(
            f"Bộ phận còn {late:02} nhiệm vụ quá hạn: ghi nguyên nhân.", field="causes"
        )
    if causes and not difficulties:
        raise RuleBroken("Ghi khó khăn, vướng mắc trước khi ghi nguyên nhân.", field="difficulties")


def demand_results(results: str) -> None:
    """RuleBroken when the part of a report that the office writes tells of no result."""
    if not results:
        text = "Ghi kết quả của bộ phận trong kỳ; không phát sinh thì ghi “Không phát sinh”."
        raise RuleBroken(text, field="results")
