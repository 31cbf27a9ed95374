"""Promised dates: which one binds, which new one may be promised; docs/rules/obligations.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import HANOI


def day_of(moment: datetime) -> date:
    """The calendar day of a moment in Hà Nội; dates end with it."""
    return moment.astimezone(HANOI).date()


@dataclass(frozen=True)
class Line:
    """One promise: the date, and the day on which it was promised."""

    new: date
    decided_on: date


def binding_date(lines: Iterable[Line]) -> date | None:
    """The last date that was promised in time; None while there is no line."""
    held: date | None = None
    for line in lines:
        if held is None or line.decided_on <= held:
            held = line.new
    return held


def is_in_time(binding: date, decided_on: date) -> bool:
    """Whether a change decided that day moves the binding date."""
    return decided_on <= binding


def check_extension(*, current: date, until: date, today: date) -> None:
    """RuleBroken unless ``until`` extends the date and lies ahead."""
    if until <= current:
        raise RuleBroken(f"Ngày gia hạn phải sau hạn hiện nay ({current:%d/%m/%Y}).", field="until")
    if until < today:
        raise RuleBroken("Ngày gia hạn không được ở trong quá khứ.", field="until")


def check_reschedule(*, current: date, due_on: date, today: date) -> None:
    """RuleBroken unless ``due_on`` changes the date and does not lie behind."""
    if due_on == current:
        raise RuleBroken("Hạn mới trùng với hạn hiện nay; chọn ngày khác.", field="due_on")
    if due_on < today:
        raise RuleBroken("Hạn mới không được ở trong quá khứ.", field="due_on")


def check_event(*, happened_on: date, today: date, year: int) -> None:
    """RuleBroken when the event is said to have happened after today, or long before its plan."""
    first = date(year - 1, 1, 1)
    if happened_on < first:
        raise RuleBroken(
            f"Ngày xảy ra quá sớm: việc thuộc kế hoạch năm {year}, sự kiện không thể trước "
            f"{first:%d/%m/%Y}. Kiểm tra lại ngày, tháng, năm trên văn bản.",
            field="happened_on",
        )
    if happened_on > today:
        raise RuleBroken(
            "Sự kiện chưa xảy ra: ngày xảy ra không được sau hôm nay.", field="happened_on"
        )


def check_corrected(*, before: date, happened_on: date) -> None:
    """RuleBroken when nothing is corrected."""
    if happened_on == before:
        raise RuleBroken(
            f"Ngày này trùng với ngày đang ghi ({before:%d/%m/%Y}); nhập ngày đúng.",
            field="happened_on",
        )


def check_fixed_date(*, due_on: date, today: date, label: str) -> None:
    """RuleBroken when a date is fixed in the past for an obligation that had none."""
    if due_on < today:
        raise RuleBroken(f"Hạn ấn định cho việc “{label}” không được ở trong quá khứ.")


def check_corrected_date(*, due_on: date, today: date, current: date | None, label: str) -> None:
    """RuleBroken when the correction of an event promises a date that has passed."""
    if due_on < today:
        kept = f", hoặc nhập lại {current:%d/%m/%Y} để giữ hạn đang có" if current else ""
        raise RuleBroken(
            f"Hạn {due_on:%d/%m/%Y} của việc “{label}” đã qua: nhập hạn từ hôm nay trở đi{kept}."
        )


def check_event_date(*, happened_on: date, due_on: date | None, label: str) -> date:
    """The date promised for an obligation after its event; RuleBroken if none or before it."""
    if due_on is None:
        raise RuleBroken(f"Chưa có hạn cho việc “{label}”: nhập ngày phải hoàn thành.")
    if due_on < happened_on:
        raise RuleBroken(f"Hạn của việc “{label}” không được trước ngày sự kiện xảy ra.")
    return due_on


def check_proven(
    *, proves_from: date, proves_to: date, today: date, due: Iterable[date | None]
) -> None:
    """RuleBroken when a product is said to prove what lies ahead.

    It has begun when the product is handed in, and ends within the year of that day or of a date
    for which it is owed: the report of a quarter is due before the quarter is over.
    """
    if proves_to < proves_from:
        raise RuleBroken("Ngày kết thúc phải từ ngày bắt đầu trở đi.", field="proves_to")
    if proves_from > today:
        raise RuleBroken(
            f"Thời gian được chứng minh chưa bắt đầu: ngày nộp là {today:%d/%m/%Y}, nhập ngày bắt "
            "đầu không sau ngày nộp.",
            field="proves_from",
        )
    last = date(max([today, *(day for day in due if day)]).year, 12, 31)
    if proves_to > last:
        raise RuleBroken(
            f"Sản phẩm không chứng minh được cho năm chưa đến: nhập ngày kết thúc không sau "
            f"{last:%d/%m/%Y}.",
            field="proves_to",
        )
