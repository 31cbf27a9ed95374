"""Handing work to the worker: now, or regularly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django_tasks.base import Task

Work = Callable[[datetime], object]
Waits = Callable[[datetime], bool]


@dataclass(frozen=True)
class Periodic:
    """Work done every day at ``at`` (Hà Nội time) or every so many seconds.

    With ``waits`` it is handed over only when that says that there is something to do.
    """

    name: str
    work: Work
    at: time | None
    every: int | None
    waits: Waits | None = None


PERIODIC: dict[str, Periodic] = {}


def enqueue(job: Task[..., Any], **arguments: Any) -> None:
    """Hand the job to the worker; it is lost with the caller's transaction."""
    job.enqueue(**arguments)


def periodic(
    *, name: str, at: str | None = None, every: int | None = None, waits: Waits | None = None
) -> Callable[[Work], Work]:
    """Do the function regularly: ``at="HH:MM"`` daily or ``every`` so many seconds.

    It is called with the moment; it lives in a room's ``jobs.py``, which the worker imports. The
    calendar is looked at every twenty seconds; what has ``waits``, a question that costs next to
    nothing, is asked every two, so that somebody who waits for it is served at once.
    """
    if (at is None) == (every is None):
        raise ValueError("a periodic job has either at or every")

    def register(work: Work) -> Work:
        if name in PERIODIC:
            raise ValueError(f"two periodic jobs named {name}")
        daily = time.fromisoformat(at) if at else None
        PERIODIC[name] = Periodic(name, work, daily, every, waits)
        return work

    return register
