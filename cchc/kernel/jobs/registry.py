"""Handing work to the worker: now, or regularly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django_tasks.base import Task

Work = Callable[[datetime], object]


@dataclass(frozen=True)
class Periodic:
    """Work done every day at ``at`` (Hà Nội time) or every so many seconds."""

    name: str
    work: Work
    at: time | None
    every: int | None


PERIODIC: dict[str, Periodic] = {}


def enqueue(job: Task[..., Any], **arguments: Any) -> None:
    """Hand the job to the worker; it is lost with the caller's transaction."""
    job.enqueue(**arguments)


def periodic(
    *, name: str, at: str | None = None, every: int | None = None
) -> Callable[[Work], Work]:
    """Do the function regularly: ``at="HH:MM"`` daily or ``every`` so many seconds.

    It is called with the moment; it lives in a room's ``jobs.py``, which the worker imports.
    """
    if (at is None) == (every is None):
        raise ValueError("a periodic job has either at or every")

    def register(work: Work) -> Work:
        if name in PERIODIC:
            raise ValueError(f"two periodic jobs named {name}")
        PERIODIC[name] = Periodic(name, work, time.fromisoformat(at) if at else None, every)
        return work

    return register
