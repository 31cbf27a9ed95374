"""The steps share the limit, to the minute; docs/rules/procedures.md, "Steps share the limit"."""

from collections.abc import Iterable
from decimal import Decimal

from cchc.kernel.formats import number_vi
from cchc.procedures.choices import LimitUnit

DAY = 480  # a working day is eight working hours
_MINUTES = {LimitUnit.DAYS: DAY, LimitUnit.CALENDAR_DAYS: DAY, LimitUnit.HOURS: 60}


def is_same_day(amount: Decimal, unit: LimitUnit) -> bool:
    """Whether the limit is 0 working days: the result is given on the day of the reception."""
    return unit == LimitUnit.DAYS and not amount


def limit_minutes(amount: Decimal, unit: LimitUnit) -> Decimal:
    """The minutes that the steps share; of calendar days each counts as one working day."""
    return amount * _MINUTES[unit]


def limit_problem(amount: Decimal, unit: LimitUnit) -> str:
    """What is wrong with a limit, or nothing."""
    if is_same_day(amount, unit):
        return ""
    if amount <= 0:
        return "Thời hạn phải lớn hơn 0; thủ tục trả trong ngày ghi 0 ngày làm việc."
    if unit != LimitUnit.HOURS and amount != int(amount):
        return "Thời hạn tính theo ngày phải là số nguyên."
    if limit_minutes(amount, unit) % 1:
        return "Thời hạn tính theo giờ phải tròn phút."
    return ""


def shares_problem(amount: Decimal, unit: LimitUnit, minutes: Iterable[int]) -> str:
    """What is wrong with how the steps share the limit, or nothing."""
    whole, given = int(limit_minutes(amount, unit)), sum(minutes)
    if is_same_day(amount, unit):
        return _same_day_problem(given)
    if given == whole:
        return ""
    more = "thừa" if given > whole else "thiếu"
    return (
        f"Các bước cộng lại {number_vi(given)} phút, thời hạn là {number_vi(whole)} phút "
        f"({more} {number_vi(abs(given - whole))} phút): hãy chia lại thời gian các bước."
    )


def _same_day_problem(given: int) -> str:
    """The day of reception is shorter or longer by the hour of coming: no sum, one day at most."""
    if given <= DAY:
        return ""
    return (
        f"Các bước cộng lại {number_vi(given)} phút; thủ tục trả trong ngày không quá "
        f"{number_vi(DAY)} phút (thừa {number_vi(given - DAY)} phút)."
    )
