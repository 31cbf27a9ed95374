"""Collects what was counted and condenses it into steps, worded in Vietnamese."""

from dataclasses import dataclass, field
from itertools import accumulate

from cchc.kernel.formats import WEEKDAYS, date_vi, number_vi, weekday_vi
from cchc.kernel.working_time.calendar import DayKind, DayPlan
from cchc.kernel.working_time.minutes import DAY, moment_of
from cchc.kernel.working_time.pauses import Span
from cchc.kernel.working_time.steps import Rule, Step, range_text


@dataclass(slots=True)
class _Group:
    """Neighbouring stretches to which the same rule applies in the same way."""

    rule: Rule
    key: object
    start: int
    end: int
    note: str
    counted: int = 0
    whole_days: int = 0
    rest_days: int = 0
    lost: int = 0


@dataclass
class Ledger:
    """Collects stretches of minutes in order of time and condenses them into steps.

    ``amount`` is the whole limit, counted in ``noun`` (phút, ngày, ngày làm việc).
    """

    amount: int
    noun: str
    by_days: bool
    _groups: list[_Group] = field(default_factory=list)

    def whole_day(self, ordinal: int, plan: DayPlan, counted: int) -> None:
        """A worked day that counts in full."""
        start, end = self._stretch(ordinal, plan)
        special = plan.kind is DayKind.SPECIAL
        rule, key = (Rule.MAKEUP, ordinal) if special else (Rule.WORKING, None)
        group = self._put(rule, key, start, end, plan.why)
        group.counted += counted
        group.whole_days += 1

    def day_off(self, ordinal: int, plan: DayPlan) -> None:
        """A day without shifts: weekly rest joins the run around it, a holiday stands out."""
        start, end = ordinal * DAY, (ordinal + 1) * DAY
        if plan.kind is DayKind.HOLIDAY:
            self._put(Rule.HOLIDAY, plan.why, start, end, plan.why)
        else:
            self._put(Rule.WORKING, None, start, end, "").rest_days += 1

    def any_day(self, ordinal: int) -> None:
        """A calendar day that counts, worked or not."""
        start, end = ordinal * DAY, (ordinal + 1) * DAY
        self._put(Rule.CALENDAR, None, start, end, "").counted += 1

    def piece(self, start: int, end: int, shift: str, plan: DayPlan) -> None:
        """Part of a day that counts, within one shift."""
        why = f" ({plan.why})" if plan.why else ""
        group = self._put(Rule.WORKING, start, start, end, f"{shift}{why}")
        group.counted += end - start

    def paused(self, start: int, end: int, span: Span, lost: int) -> None:
        """Time inside a pause; ``lost`` minutes or days of it would have counted."""
        self._put(Rule.PAUSE, span, start, end, _pause_text(span)).lost += lost

    def steps(self) -> list[Step]:
        """One step for each condensed group, in order of time."""
        used = accumulate(group.counted for group in self._groups)
        return [self._step(group, so_far) for group, so_far in zip(self._groups, used, strict=True)]

    def _put(self, rule: Rule, key: object, start: int, end: int, note: str) -> _Group:
        last = self._groups[-1] if self._groups else None
        if last is None or last.rule is not rule or last.key != key:
            last = _Group(rule, key, start, end, note)
            self._groups.append(last)
        last.end = end
        return last

    def _stretch(self, ordinal: int, plan: DayPlan) -> tuple[int, int]:
        """Whole day when days are counted, opening to closing when minutes are."""
        if self.by_days:
            return ordinal * DAY, (ordinal + 1) * DAY
        return ordinal * DAY + plan.opens, ordinal * DAY + plan.closes

    def _step(self, group: _Group, so_far: int) -> Step:
        rule = group.rule
        if rule is Rule.WORKING and not group.counted:
            rule = Rule.REST
        text = f"{self._when(group)}: {self._what(rule, group)}"
        if group.counted:
            text += f"; lũy kế {number_vi(so_far)}/{number_vi(self.amount)} {self.noun}"
        start, end = moment_of(group.start), moment_of(group.end)
        if self.by_days:
            first, last = start.date(), moment_of(group.end - 1).date()
            return Step(rule, first, last, group.counted, f"{text}.")
        return Step(rule, start, end, group.counted, f"{text}.")

    def _when(self, group: _Group) -> str:
        first, last = moment_of(group.start), moment_of(group.end - 1)
        if first.date() == last.date():
            return f"{WEEKDAYS[first.weekday()].capitalize()} {date_vi(first)}"
        return f"Từ {weekday_vi(first)} đến {weekday_vi(last)}"

    def _what(self, rule: Rule, group: _Group) -> str:
        counted = f"tính {number_vi(group.counted)} {self.noun}"
        if rule is Rule.CALENDAR:
            return f"{counted}, kể cả ngày nghỉ"
        if rule is Rule.REST:
            return f"nghỉ hằng tuần, không tính ({group.rest_days} ngày)"
        if rule is Rule.HOLIDAY:
            return f"ngày nghỉ {f'({group.note})' if group.note else 'theo lịch'}, không tính"
        if rule is Rule.PAUSE:
            return f"{group.note}, không tính {number_vi(group.lost)} {self.noun}"
        if rule is Rule.MAKEUP:
            return f"{group.note}, {counted}"
        return self._working(group, counted)

    def _working(self, group: _Group, counted: str) -> str:
        if not group.whole_days:
            span = range_text(moment_of(group.start), moment_of(group.end))
            return f"ca {group.note}, {counted} {span}"
        days = "" if self.by_days else f" trong {group.whole_days} ngày đủ ca"
        rest = f", không tính {group.rest_days} ngày nghỉ hằng tuần" if group.rest_days else ""
        return f"{counted}{days}{rest}"


def _pause_text(span: Span) -> str:
    why = f" ({'; '.join(span.whys)})" if span.whys else ""
    return f"tạm dừng {range_text(moment_of(span.start), moment_of(span.end))}{why}"
