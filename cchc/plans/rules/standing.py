"""Where a task stands, from where its obligations stand; docs/rules/plan-life.md."""

from collections.abc import Sequence

GRAVITY = ("overdue", "waiting", "running", "awaiting_event", "done_late", "done_on_time")


def of_task(standings: Sequence[str]) -> str:
    """The gravest standing of its obligations (obligations.md); done only when all are.

    A task with something ahead is "running" even where the earlier parts are done.
    """
    for standing in GRAVITY:
        if standing in standings:
            return standing
    return "awaiting_event"
