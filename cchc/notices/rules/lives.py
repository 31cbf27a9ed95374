"""What becomes of a notice after a try, a receipt or a call; docs/rules/citizen-notices.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cchc.kernel.zone import HANOI
from cchc.notices.rules.retries import pause_after

TRIES_BEFORE_FALLBACK = 3
UNPROVEN_AFTER = timedelta(hours=24)
DAYS_OF_CALLS = 2
_SAME_ADDRESS = ("zalo", "sms")  # both go to the mobile number
_STATES = {"permanent": "permanent", "config": "permanent", "fallback": "permanent"}


@dataclass(frozen=True)
class Next:
    """State, channel and pause after a try; ``failure`` is the kind of the failure, "" if none."""

    state: str
    way: str
    pause: timedelta | None = None
    failure: str = ""

    @property
    def is_new_way(self) -> bool:
        """Whether it is sent at once by another channel."""
        return self.state == "queued" and self.pause is None


def usable(
    order: Iterable[str], on: Iterable[str], *, phone: bool, mobile: bool, email: bool
) -> tuple[str, ...]:
    """The channels of the order that are on and have an address of the person."""
    has = {"zalo": mobile, "sms": mobile, "email": email, "phone": phone}
    return tuple(way for way in order if way in set(on) and has[way])


def first_state(ways: Sequence[str]) -> str:
    """Where a notice begins: on its way, or on the list of calls."""
    return "to_call" if ways[0] == "phone" else "queued"


def after_try(
    reaction: str, ways: Sequence[str], way: str, attempts: int, *, is_refusal: bool = False
) -> Next:
    """What follows the provider's answer to the ``attempts``-th try on ``way``."""
    if reaction == "accepted":
        return Next("sent", way)
    later = list(ways[list(ways).index(way) + 1 :])
    if reaction == "retry":
        pause = pause_after(attempts)
        if pause and not (later and attempts >= TRIES_BEFORE_FALLBACK):
            return Next("queued", way, pause, "temporary")
        return _on(later, "temporary", way)
    if reaction == "permanent":
        later = [each for each in later if each not in _SAME_ADDRESS]
    return _on(later, "refused" if is_refusal else "permanent", way)


def _on(later: Sequence[str], failure: str, way: str) -> Next:
    if not later:
        return Next("failed", way, failure=failure)
    state = "to_call" if later[0] == "phone" else "queued"
    return Next(state, later[0], failure=failure)


def after_call(outcome: str, days: Iterable[date]) -> str:
    """The state after a call; ``days`` on which nobody answered, this one included."""
    if outcome == "reached":
        return "called"
    if outcome == "wrong_number" or len(set(days)) >= DAYS_OF_CALLS:
        return "failed"
    return "to_call"


def allowed_from(at: datetime, quiet_from: time | None, quiet_to: time | None) -> datetime:
    """The moment itself, or the end of the quiet hours in which it lies (Hà Nội time)."""
    if quiet_from is None or quiet_to is None or quiet_from == quiet_to:
        return at
    local = at.astimezone(HANOI)
    now = local.time()
    over_night = quiet_from > quiet_to
    quiet = now >= quiet_from or now < quiet_to if over_night else quiet_from <= now < quiet_to
    if not quiet:
        return at
    day = local.date() + timedelta(days=1 if over_night and now >= quiet_from else 0)
    return datetime.combine(day, quiet_to, HANOI)
