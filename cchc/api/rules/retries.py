"""How long to wait after a failed delivery, and when to stop; docs/rules/api.md, "Pauses"."""

from datetime import timedelta

PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
FAILURES_IN_A_ROW = 20


def pause_after(attempts: int) -> timedelta | None:
    """The pause before the next attempt when ``attempts`` have failed; None: give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None
