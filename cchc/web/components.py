"""The values that components show: built by views and queries, drawn by the tags of this room."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Tone = Literal["neutral", "info", "good", "warn", "bad", "late"]


@dataclass(frozen=True)
class MenuItem:
    """One place of the navigation; ``badge`` is a short count such as "3"."""

    label: str
    url: str
    icon: str = ""
    active: bool = False
    badge: str = ""


@dataclass(frozen=True)
class MenuGroup:
    """Items under one heading; an empty label draws no heading."""

    label: str
    items: Sequence[MenuItem]


@dataclass(frozen=True)
class Frame:
    """What surrounds a page of a signed-in person; the context variable ``frame``.

    ``sign_out_url`` is posted to. ``idle_minutes`` 0 means no idle lock.
    """

    agency: str = ""
    person: str = ""
    post: str = ""
    home_url: str = "/"
    search_url: str = ""
    help_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    notices_url: str = ""
    notices: int = 0
    idle_minutes: int = 0


@dataclass(frozen=True)
class Badge:
    """A state in one or two words."""

    label: str
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Stat:
    """A figure of a dashboard; ``part``/``whole`` are shown beneath; ``url`` opens its records."""

    label: str
    value: str
    url: str = ""
    part: int | None = None
    whole: int | None = None
    note: str = ""
    tone: Tone = "neutral"

    @property
    def in_words(self) -> bool:
        """True for "chưa có số liệu", which is drawn smaller than a figure."""
        return not any(letter.isdigit() for letter in self.value)


@dataclass(frozen=True)
class Due:
    """A due date and how far it is: "30/06/2026 · còn 3 ngày làm việc"."""

    on: date
    note: str
    tone: Tone = "neutral"

    @classmethod
    def left(cls, on: date, working_days: int, *, soon: int = 3) -> "Due":
        """Still open; ``working_days`` from today to the due date."""
        if working_days == 0:
            return cls(on, "hôm nay", "warn")
        return cls(
            on, f"còn {working_days} ngày làm việc", "warn" if working_days <= soon else "info"
        )

    @classmethod
    def late(cls, on: date, days: int) -> "Due":
        """Past and not done; ``days`` are calendar days."""
        return cls(on, f"trễ {days} ngày", "late")

    @classmethod
    def kept(cls, on: date) -> "Due":
        """Done in time."""
        return cls(on, "đúng hạn", "good")

    @classmethod
    def missed(cls, on: date, days: int) -> "Due":
        """Done, but ``days`` calendar days late: late stays late."""
        return cls(on, f"xong, trễ {days} ngày", "bad")

    @classmethod
    def dropped(cls, on: date) -> "Due":
        """Nobody has to do it any more."""
        return cls(on, "không còn phải làm")


@dataclass(frozen=True)
class Tab:
    """A tab is a link to a page of its own; ``count`` is shown beside the label."""

    label: str
    url: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Entry:
    """One line of a history: who did what when, in words; ``detail`` may hold a reason."""

    at: datetime
    actor: str
    text: str
    detail: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Work:
    """Long work that is shown while it runs; ``poll_url`` answers with the same partial.

    ``done`` of ``total`` steps; ``total`` 0 = unknown length. ``finished`` stops the polling.
    """

    title: str
    poll_url: str
    done: int = 0
    total: int = 0
    step: str = ""
    finished: bool = False
    failed: str = ""
    result_url: str = ""
    result_label: str = "Xem kết quả"


@dataclass(frozen=True)
class CalendarEntry:
    """Something that falls on a day of the calendar."""

    label: str
    url: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Day:
    """A square of the month; ``off`` = not a working day, ``outside`` = of another month."""

    on: date
    entries: Sequence[CalendarEntry] = ()
    off: bool = False
    outside: bool = False
    today: bool = False


@dataclass(frozen=True)
class Month:
    """Weeks from Monday to Sunday that cover a month."""

    label: str
    weeks: Sequence[Sequence[Day]]
    previous_url: str = ""
    next_url: str = ""
    days_named: Sequence[str] = field(
        default=("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    )


def month(
    year: int,
    number: int,
    entries: Mapping[date, Sequence[CalendarEntry]],
    *,
    today: date,
    days_off: frozenset[date] | None = None,
    previous_url: str = "",
    next_url: str = "",
) -> Month:
    """The grid of a month; without ``days_off`` Saturdays and Sundays are off."""

    def square(on: date) -> Day:
        off = on.weekday() >= 5 if days_off is None else on in days_off
        outside = on.month != number
        return Day(on, tuple(entries.get(on, ())), off, outside, on == today)

    weeks = calendar.Calendar().monthdatescalendar(year, number)
    return Month(
        f"Tháng {number} năm {year}",
        tuple(tuple(square(on) for on in week) for week in weeks),
        previous_url,
        next_url,
    )
