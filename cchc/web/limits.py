"""At most so many requests of one kind from one place in a window of time."""

import time
from collections.abc import Iterable

from cchc.kernel import limits
from cchc.kernel.crypto import blind_index


def within(kind: str, who: str, *, most: int, seconds: int) -> bool:
    """Count one request; False when it is one too many in the current window.

    ``who`` (an address, an account) is kept only as a keyed hash, and only as long as the window.
    Every process of the installation counts together.
    """
    return limits.count(_key(kind, who), seconds=seconds, now=_now()) <= most


def add(kind: str, who: str, *, seconds: int) -> None:
    """Count one request that no limit refuses, to be taken by ``take`` within so many seconds."""
    limits.count(_key(kind, who), seconds=seconds, now=_now())


def take(kind: str, whose: Iterable[str]) -> dict[str, int]:
    """How many were added for each of ``whose``; they begin anew. In the caller's transaction."""
    keys = {_key(kind, who): who for who in whose}
    return {keys[key]: number for key, number in limits.take(keys).items()}


def is_spent(kind: str, who: str, *, most: int) -> bool:
    """Whether the current window has had its most; counts nothing."""
    return limits.counted(_key(kind, who), now=_now()) >= most


def _key(kind: str, who: str) -> str:
    return blind_index(who, f"web.limits {kind}")


def _now() -> int:
    """The machine's own seconds: a clock that was set for a trial (CCHC_NOW) ends no window."""
    return int(time.time())
