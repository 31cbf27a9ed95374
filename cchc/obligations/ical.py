"""What a person owes as an iCalendar file; docs/rules/calendar-feed.md."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from cchc.kernel.zone import HANOI
from cchc.obligations.choices import SUBTASK, TASK
from cchc.obligations.models import Obligation

ELSEWHERE = "một việc khác (xem trên hệ thống)"
_PLANNED = (TASK, SUBTASK)
_BEFORE = timedelta(hours=-16)  # 8:00 of the day before


def path_of(secret: str) -> str:
    """Where the file of that secret is fetched: ``feed_urls``, which no other room names."""
    return f"/lich-rieng/{secret}/viec-cua-toi.ics"


def calendar_of(rows: Iterable[Obligation], *, name: str, site: str, at: datetime) -> bytes:
    """The file; ``site`` is the address of the installation without a slash at its end."""
    calendar = Calendar()
    calendar.add("prodid", "-//cchc//vi")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    for row in rows:
        calendar.add_component(_entry(row, site, at))
    return bytes(calendar.to_ical())


def _entry(row: Obligation, site: str, at: datetime) -> Event:
    assert row.due_on is not None  # the query gives only what has a date
    entry = Event()
    entry.add("uid", f"viec-{row.pk}@{site.partition('://')[2]}")
    entry.add("dtstamp", at)
    entry.add("dtstart", row.due_on)
    entry.add("dtend", row.due_on + timedelta(days=1))
    entry.add("summary", f"Hạn: {_said(row)}")
    if row.subject_kind in _PLANNED:
        entry.add("description", row.subject_label)
    entry.add("url", f"{site}/cong-viec/{row.pk}/")
    entry.add("transp", "TRANSPARENT")  # a date to keep, not hours that are taken
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Hạn ngày mai: {_said(row)}")
    alarm.add("trigger", _BEFORE)
    entry.add_component(alarm)
    return entry


def _said(row: Obligation) -> str:
    return (row.product or row.label) if row.subject_kind in _PLANNED else ELSEWHERE


def beginning_of(at: datetime) -> datetime:
    """The day of the moment at 0:00: two files of one day are the same, byte for byte."""
    return datetime.combine(at.astimezone(HANOI).date(), time(), HANOI)
