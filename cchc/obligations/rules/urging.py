"""What an urging letter lists, and how far its list is from today's; docs/rules/urging.md."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.kernel.errors import RuleBroken

FARTHEST = timedelta(days=365)
_DOTS = re.compile(r"\s*(?:\.{3,}|…|_{3,})+")
_CODE_END = re.compile(r"…-(\d+)")
_BRACKETS = str.maketrans("[]", "()")


@dataclass(frozen=True)
class Item:
    """One obligation as a letter lists it: its key, its date, and whether the date has passed."""

    obligation: int
    due_on: date
    is_late: bool


@dataclass(frozen=True)
class Differences:
    """What a list of some moment says otherwise than the one of now; keys of obligations."""

    gone: frozenset[int]
    added: frozenset[int]
    changed: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.gone or self.added or self.changed)


def is_listed_late(*, state: str, due_on: date | None, day: date) -> bool:
    """Whether the obligation is urged as late: nothing handed in, the working date passed."""
    return state == "open" and due_on is not None and due_on < day


def is_listed_soon(*, state: str, due_on: date | None, day: date, soon_until: date) -> bool:
    """Whether it is urged as soon due: nothing handed in, due from today to ``soon_until``."""
    return state == "open" and due_on is not None and day <= due_on <= soon_until


def differences(listed: Iterable[Item], now: Iterable[Item]) -> Differences:
    """What left the list, came to it, or stands in it with another date or on the other side."""
    then, today = ({item.obligation: item for item in items} for items in (listed, now))
    both = then.keys() & today.keys()
    return Differences(
        gone=frozenset(then.keys() - both),
        added=frozenset(today.keys() - both),
        changed=frozenset(key for key in both if then[key] != today[key]),
    )


def check_answer(respond_by: date, today: date) -> None:
    """RuleBroken unless the day of the answer lies ahead, and within a year."""
    if respond_by <= today:
        raise RuleBroken("Ngày phải báo cáo kết quả phải sau hôm nay.", field="respond_by")
    last = today + FARTHEST
    if respond_by > last:
        raise RuleBroken(
            f"Ngày phải báo cáo kết quả quá xa: nhập ngày từ mai đến {last:%d/%m/%Y}.",
            field="respond_by",
        )


def without_blanks(text: str) -> str:
    """The text of a plan as a letter may quote it: no dotted lines, no square brackets.

    A plan's "Báo cáo số …/BC" is nobody's blank to fill in, but would keep the letter from being
    signed (documents.md, "Nothing blank"). A code of which only the end is shown says so in words.
    """
    return _DOTS.sub("", _CODE_END.sub(r"số cuối \1", text)).translate(_BRACKETS).strip()
