"""Codes sent to an address: how many, how long, how often wrong; docs/rules/online-filing.md."""

from datetime import datetime, timedelta

DIGITS = 6
LIFE = timedelta(minutes=15)
WINDOW = timedelta(hours=1)
SENT_A_WINDOW = 5
FAILURES = 5
SESSION = timedelta(hours=2)

# One machine, whatever address it names, in so many seconds.
MACHINE_SECONDS = 900
ASKED_PER_MACHINE = 10
TRIED_PER_MACHINE = 30


def next_sent(sent: int, since: datetime | None, at: datetime) -> tuple[int, datetime] | None:
    """(codes sent with this one, since when they are counted); None when it must not be sent."""
    if since is None or sent == 0 or at >= since + WINDOW:
        return 1, at
    return (sent + 1, since) if sent < SENT_A_WINDOW else None


def opens(
    *, sent_at: datetime | None, failures: int, is_same: bool, is_right: bool, at: datetime
) -> tuple[bool, int]:
    """(whether the code opens, wrong answers after).

    Another browser's guess, or one at a code that is over, counts for nothing and opens nothing.
    """
    if sent_at is None or not is_same or at >= sent_at + LIFE or failures >= FAILURES:
        return False, failures
    return is_right, failures + (not is_right)
