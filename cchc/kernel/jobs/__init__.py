"""Background work: jobs written in the caller's transaction, done by the worker.

A job is a function under ``@task()`` of ``django_tasks``; its arguments are JSON and keys only,
nothing personal. Jobs run at least once, so they are idempotent. docs/operations/jobs.md.
Door: the names below, and ``state``.
"""

from cchc.kernel.jobs.registry import enqueue, periodic
from cchc.kernel.jobs.worker import run_worker, work_off

__all__ = ["enqueue", "periodic", "run_worker", "work_off"]
