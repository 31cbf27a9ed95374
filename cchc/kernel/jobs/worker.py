"""The loop of the worker."""

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from cchc.kernel import clock
from cchc.kernel.jobs import lease, running, schedule

_log = logging.getLogger(__name__)

IDLE = 1.0
LEASE_ASKED_EVERY = 5.0
SCHEDULED_EVERY = 20.0
ASKED_EVERY = 2.0
PRUNED_EVERY = 3600.0


def run_worker(stop: threading.Event) -> None:
    """Work until ``stop`` is set: wait for the lease, then do jobs one after the other.

    Finishes the job at hand before it stops. Every room's ``jobs.py`` is imported first.
    """
    autodiscover_modules("jobs")
    holder = lease.new_holder()
    heart = threading.Thread(target=lease.keep, args=(holder, stop), name="lease", daemon=True)
    heart.start()
    loop = _Loop(holder)
    try:
        while not stop.is_set():
            close_old_connections()
            if not loop.turn():
                stop.wait(IDLE)
    finally:
        stop.set()
        heart.join()
        lease.release(holder)
        connection.close()


def work_off(most: int | None = None) -> int:
    """Do every job that is due now, or that many; how many. For tests, the demo and commands."""
    number = 0
    while (most is None or number < most) and (job := running.claim("now")):
        running.run(job)
        number += 1
    return number


class _Loop:
    """One worker's turns; remembers when it last looked at the calendar."""

    def __init__(self, holder: str) -> None:
        self._holder = holder
        self._holds = False
        self._asked = self._scheduled = self._looked = self._pruned = float("-inf")

    def turn(self) -> bool:
        """Do one job if there is one and the lease is ours; False when there was nothing to do."""
        try:
            if not self._hold():
                return False
            self._calendar()
            job = running.claim(self._holder)
        except DatabaseError as error:
            _log.error("the database does not answer: %s", error)
            connection.close()
            return False
        if job is None:
            return False
        running.run(job)
        return True

    def _hold(self) -> bool:
        tick = time.monotonic()
        if tick - self._asked < LEASE_ASKED_EVERY:
            return self._holds
        self._asked = tick
        held, self._holds = self._holds, lease.take(self._holder)
        if self._holds and not held:
            _log.info("worker %s has taken over", self._holder)
            running.sweep()
        return self._holds

    def _calendar(self) -> None:
        tick = time.monotonic()
        if tick - self._scheduled >= SCHEDULED_EVERY:
            self._scheduled = self._looked = tick
            schedule.hand_over(clock.now())
        if tick - self._looked >= ASKED_EVERY:
            self._looked = tick
            schedule.hand_over_waiting(clock.now())
        if tick - self._pruned >= PRUNED_EVERY:
            self._pruned = tick
            running.prune(timezone.now())
