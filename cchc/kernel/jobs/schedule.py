"""When periodic work is due, and handing it to the queue."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from cchc.kernel.clock import HANOI
from cchc.kernel.jobs.registry import PERIODIC, Periodic, enqueue
from cchc.kernel.models import PeriodicRun


@task()
def do_periodic(name: str, at: str) -> None:
    """The job behind every periodic work."""
    PERIODIC[name].work(datetime.fromisoformat(at))


def is_due(work: Periodic, last: datetime | None, now: datetime) -> bool:
    """Whether the work is due at ``now`` when it was last started at ``last``.

    A daily work that was missed is done once, as soon as there is a worker. A clock that was
    set back (``last`` in the future) does not stop it.
    """
    if last is None or last > now:
        return True
    if work.every is not None:
        return now - last >= timedelta(seconds=work.every)
    here = now.astimezone(HANOI)
    due = datetime.combine(here.date(), work.at or time(), tzinfo=HANOI)
    if due > here:
        due -= timedelta(days=1)
    return last < due


def hand_over(now: datetime) -> list[str]:
    """Queue every periodic work that is due and not still waiting; their names."""
    last = dict(PeriodicRun.objects.values_list("name", "at"))
    due = [work for work in PERIODIC.values() if is_due(work, last.get(work.name), now)]
    return _handed([work for work in due if work.waits is None or work.waits(now)], now)


def hand_over_waiting(now: datetime) -> list[str]:
    """The same for work that somebody waits for; writes nothing while nobody does."""
    waiting = [work for work in PERIODIC.values() if work.waits and work.waits(now)]
    if not waiting:
        return []
    last = dict(PeriodicRun.objects.values_list("name", "at"))
    return _handed([work for work in waiting if is_due(work, last.get(work.name), now)], now)


def _handed(due: list[Periodic], now: datetime) -> list[str]:
    handed = []
    for work in due:
        with transaction.atomic():
            if not _waits(work.name):
                PeriodicRun.objects.update_or_create(name=work.name, defaults={"at": now})
                enqueue(do_periodic, name=work.name, at=now.isoformat())
                handed.append(work.name)
    return handed


def _waits(name: str) -> bool:
    return DBTaskResult.objects.filter(
        task_path=do_periodic.module_path,
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        args_kwargs__kwargs__name=name,
    ).exists()
