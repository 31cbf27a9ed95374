"""What a task counts as in a period; docs/rules/obligations.md, "Figures"."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.obligations.rules.standing import (
    AWAITING_EVENT,
    CANCELLED,
    DONE_LATE,
    OVERDUE,
    WAITING,
    Standing,
)

PARTS_OF_DUE = ("done_on_time", "done_late", "overdue", "waiting")
PARTS_OF_PLANNED = (*PARTS_OF_DUE, "not_yet_due", "earlier", "awaiting_event")


@dataclass(frozen=True)
class Window:
    """The days of the period, and the day on which one looks."""

    first: date
    last: date
    today: date

    def holds(self, day: date | None) -> bool:
        """Whether the day lies in the period."""
        return day is not None and self.first <= day <= self.last

    def plans(self, day: date | None) -> bool:
        """Whether the day lies in the year of the period, or in the period itself."""
        return day is not None and (day.year == self.last.year or self.holds(day))

    def sees_moved(self, standing: Standing) -> bool:
        """Whether it was promised for the year and lawfully moved beyond it."""
        binding = standing.binding_on
        is_beyond = binding is not None and binding > self.last and not self.plans(binding)
        return standing.is_extended and is_beyond and self.plans(standing.promised_on)

    def awaits(self, standing: Standing) -> bool:
        """Whether it awaits an event for a plan of the year of the period."""
        return standing.name == AWAITING_EVENT and standing.event_year == self.last.year


def figures_of(standings: Sequence[Standing], window: Window) -> frozenset[str]:
    """The figures in which a task with these obligations is counted once."""
    live = [s for s in standings if s.name != CANCELLED]
    bound = [s for s in live if window.holds(s.binding_on)]
    found = set()
    if part := _part(live, bound, window):
        found |= {"planned", part}
    if part in PARTS_OF_DUE:
        found.add("due")
    if any(_carried_over(s, window) for s in live):
        found.add("carried_over")
    if any(s.is_extended for s in bound) or any(window.sees_moved(s) for s in live):
        found.add("extended")
    return frozenset(found)


def _part(live: Collection[Standing], bound: Collection[Standing], window: Window) -> str:
    """The one part of ``planned`` to which the task belongs; "" when to none."""
    if bound:
        return _part_of_bound(bound, window)
    days = [s.binding_on for s in live if s.binding_on and window.plans(s.binding_on)]
    if days:
        return "not_yet_due" if max(days) > window.last else "earlier"
    if any(window.sees_moved(s) for s in live):
        return "not_yet_due"
    return "awaiting_event" if any(window.awaits(s) for s in live) else ""


def _part_of_bound(bound: Collection[Standing], window: Window) -> str:
    if all(s.is_done for s in bound):
        return "done_late" if any(s.name == DONE_LATE for s in bound) else "done_on_time"
    if any(s.name == OVERDUE for s in bound):
        return "overdue"
    waits = [s for s in bound if s.name == WAITING]
    has_passed = any(s.binding_on and s.binding_on < window.today for s in waits)
    if has_passed and all(s.is_done or s.name == WAITING for s in bound):
        return "waiting"
    return "not_yet_due"


def is_behind(standing: Standing, figure: str, window: Window) -> bool:
    """Whether an obligation is one of the records behind a figure of its task."""
    return standing.name != CANCELLED and _BEHIND[figure](standing, window)


def _bound(standing: Standing, window: Window) -> bool:
    return window.holds(standing.binding_on)


def _planned(standing: Standing, window: Window) -> bool:
    is_planned = window.plans(standing.binding_on) or window.sees_moved(standing)
    return is_planned or window.awaits(standing)


def _ahead(standing: Standing, window: Window) -> bool:
    return standing.binding_on is not None and standing.binding_on >= window.first


def _carried_over(standing: Standing, window: Window) -> bool:
    return standing.name == OVERDUE and not _ahead(standing, window)


_BEHIND: dict[str, Callable[[Standing, Window], bool]] = {
    "planned": _planned,
    "due": _bound,
    "done_on_time": _bound,
    "done_late": _bound,
    "overdue": lambda s, window: s.name == OVERDUE and _bound(s, window),
    "waiting": lambda s, window: s.name == WAITING and _bound(s, window),
    "not_yet_due": _ahead,
    "earlier": _planned,
    "awaiting_event": lambda s, window: window.awaits(s),
    "carried_over": _carried_over,
    "extended": lambda s, window: (s.is_extended and _bound(s, window)) or window.sees_moved(s),
}
