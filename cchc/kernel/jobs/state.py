"""What an administrator is told about background work."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cchc.kernel.jobs import lease


@dataclass(frozen=True)
class State:
    """Whether a worker lives, how much waits, since when, and what was given up."""

    worker_alive: bool
    waiting: int
    oldest_at: datetime | None
    failed: int


def state() -> State:
    """The state of background work now; three queries."""
    waiting = DBTaskResult.objects.ready()
    return State(
        worker_alive=lease.is_held(),
        waiting=waiting.count(),
        oldest_at=waiting.aggregate(oldest=Min("enqueued_at"))["oldest"],
        failed=DBTaskResult.objects.failed().count(),
    )


def try_failed_again() -> int:
    """Give every job that was given up a new first attempt; how many."""
    return DBTaskResult.objects.failed().update(
        status=TaskResultStatus.READY, worker_ids=[], run_after=timezone.now()
    )
