"""What an attempt to sign in does to the account; docs/rules/sign-in.md."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# A machine that failed so often within so long waits, whoever it tries to be.
ADDRESS_FAILURES = 20
ADDRESS_WINDOW = timedelta(minutes=15)

UNTIL_UNLOCKED = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Standing:
    """An account as the rule sees it."""

    is_active: bool
    failures: int
    locked_until: datetime | None


@dataclass(frozen=True)
class Policy:
    """After how many failures the account locks, and for how long (0 hours: until unlocked)."""

    failures: int
    lock_hours: int


@dataclass(frozen=True)
class Verdict:
    """Whether the person is in, and the account afterwards."""

    outcome: str
    failures: int
    locked_until: datetime | None

    @property
    def is_in(self) -> bool:
        """Only a right password for an open, unlocked account."""
        return self.outcome == "success"


def is_locked(locked_until: datetime | None, at: datetime) -> bool:
    """Whether the lock still holds; at its last moment it no longer does."""
    return locked_until is not None and at < locked_until


def judge(standing: Standing, *, right: bool, at: datetime, policy: Policy) -> Verdict:
    """A locked account stays as it is even for the right password; an expired lock counts anew."""
    if is_locked(standing.locked_until, at):
        return Verdict("locked", standing.failures, standing.locked_until)
    if right and standing.is_active:
        return Verdict("success", 0, None)
    failures = 1 if standing.locked_until else standing.failures + 1
    if failures < policy.failures:
        return Verdict("wrong", failures, None)
    return Verdict("wrong", failures, lock_end(at, policy.lock_hours))


def lock_end(at: datetime, hours: int) -> datetime:
    """When a lock that begins now ends."""
    return at + timedelta(hours=hours) if hours else UNTIL_UNLOCKED
