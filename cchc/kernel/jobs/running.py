"""Doing one job: claim, run, keep its end; try again with growing pauses; sweep and prune."""

import logging
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

Job: TypeAlias = DBTaskResult[..., Any]

_log = logging.getLogger(__name__)

ATTEMPTS = 7
FIRST_PAUSE = timedelta(seconds=30)
GROWTH = 4
DONE_KEPT = timedelta(days=7)
FAILED_KEPT = timedelta(days=90)


class WorkerDied(Exception):
    """The worker ended in the midst of the job, as often as jobs are tried."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: 30 s, 2 min, 8 min, … 8.5 h."""
    return FIRST_PAUSE * int(GROWTH ** (attempts - 1))


def claim(holder: str) -> Job | None:
    """The next job that is due, marked as taken by this worker."""
    if not DBTaskResult.objects.ready().exists():
        return None  # without locking anything
    with transaction.atomic():
        job = DBTaskResult.objects.ready().get_locked()
        if job is not None:
            job.claim(holder)
    return job


def run(job: Job) -> None:
    """Do the job; a failure is kept with it and never stops the worker."""
    try:
        job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
    except Exception as error:
        _log.exception("job %s failed, attempt %d", job.task_path, len(job.worker_ids))
        _try_again(job, error)
    else:
        job.set_successful(None)


def _try_again(job: Job, error: Exception) -> None:
    job.set_failed(error)
    if len(job.worker_ids) < ATTEMPTS:
        job.status = TaskResultStatus.READY
        job.run_after = timezone.now() + pause_after(len(job.worker_ids))
        job.save(update_fields=["status", "run_after"])


def sweep() -> int:
    """Give back the jobs of workers that died; how many. Only the holder of the lease may."""
    left = list(DBTaskResult.objects.running())
    for job in left:
        _try_again(job, WorkerDied(job.task_path))
    return len(left)


def prune(now: datetime) -> int:
    """Forget finished jobs after a week, failed ones after 90 days; how many rows."""
    old = DBTaskResult.objects.successful().filter(finished_at__lt=now - DONE_KEPT)
    broken = DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT)
    return old.delete()[0] + broken.delete()[0]
