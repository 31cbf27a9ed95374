"""A moment as one whole number: minutes since midnight before 01/01/0001 (plus one day)."""

from datetime import date, datetime, timedelta

from cchc.kernel.errors import RuleBroken

DAY = 24 * 60
LAST_DAY = date.max.toordinal()


def minute_of(moment: datetime) -> int:
    """The number of a naive local moment; seconds are dropped."""
    return moment.toordinal() * DAY + moment.hour * 60 + moment.minute


def moment_of(minute: int) -> datetime:
    """The naive local moment of a number; RuleBroken beyond the year 9999."""
    day, rest = divmod(minute, DAY)
    return datetime.combine(day_of(day), datetime.min.time()) + timedelta(minutes=rest)


def day_of(ordinal: int) -> date:
    """The date of an ordinal; RuleBroken beyond the year 9999."""
    if ordinal > LAST_DAY:
        raise RuleBroken("Thời hạn vượt quá năm 9999, không tính được.", field="amount")
    return date.fromordinal(ordinal)


def clock_text(minute: int) -> str:
    """ "07:30" of minutes since midnight; 1440 is "24:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"
