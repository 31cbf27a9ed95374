"""What the emulated providers remember, and which faults are on."""

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Any

# How an answer can go wrong; "" is well.
FAULTS = (
    "",
    "timeout",  # no answer within the caller's patience
    "error",  # HTTP 200 with an error inside
    "not_json",  # HTTP 200 with a page
    "server",  # HTTP 503
    "expired",  # the access token has expired, until it is refreshed
    "no_account",  # the number has no Zalo
    "bad_phone",  # the number is none
    "refused_refresh",  # the refresh token was used before
    "redirect",  # HTTP 302 to another address
    "endless",  # an answer that does not end
    "trickle",  # a byte now and then
    "drop",  # taken, but the connection ends without an answer
)
KEPT = 10_000


@dataclass
class State:
    """Messages taken, by our key once each; tokens; faults. One lock for all."""

    faults: deque[str] = field(default_factory=deque)
    always: str = ""
    receipts: int = 1
    delay: float = 12.0  # longer than the caller waits
    access: str = "access-1"
    refresh: str = "refresh-1"
    refreshes: int = 0
    taken: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    repeats: int = 0
    calls: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self) -> str:
        """The fault of this call: the next of the queue, else the lasting one."""
        with self.lock:
            self.calls += 1
            return self.faults.popleft() if self.faults else self.always

    def take(self, provider: str, key: str, said: dict[str, Any]) -> tuple[str, bool]:
        """(the provider's key of the message, whether it is new); a repetition is dropped."""
        with self.lock:
            old = self.taken.get((provider, key))
            if old is not None:
                self.repeats += 1
                return str(old["provider_key"]), False
            if len(self.taken) >= KEPT:
                self.taken.pop(next(iter(self.taken)))
            number = f"{provider}-{len(self.taken) + 1}"
            self.taken[provider, key] = {**said, "provider_key": number}
            return number, True

    def refreshed(self, token: str) -> tuple[str, str] | None:
        """New (access, refresh) for a refresh token that was not used; None otherwise."""
        with self.lock:
            if token != self.refresh:
                return None
            self.refreshes += 1
            self.access = f"access-{self.refreshes + 1}"
            self.refresh = f"refresh-{self.refreshes + 1}"
            return self.access, self.refresh
