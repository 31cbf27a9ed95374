"""One job loop per installation: whoever holds the lease works, the others wait."""

import os
import secrets
import socket
import threading
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone

from cchc.kernel.models import WorkerLease

LENGTH = timedelta(seconds=90)
RENEWED_EVERY = 20.0
_NAME = "jobs"


def new_holder() -> str:
    """A name for this worker: machine, process, chance."""
    return f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"


def take(holder: str) -> bool:
    """Take or renew the lease; False while another worker holds it."""
    now = timezone.now()
    free = Q(holder=holder) | Q(until__lt=now)
    mine = WorkerLease.objects.filter(free, name=_NAME).update(holder=holder, until=now + LENGTH)
    if mine:
        return True
    if WorkerLease.objects.filter(name=_NAME).exists():
        return False
    fresh = WorkerLease(name=_NAME, holder=holder, until=now + LENGTH)
    WorkerLease.objects.bulk_create([fresh], ignore_conflicts=True)
    return WorkerLease.objects.filter(name=_NAME, holder=holder).exists()


def release(holder: str) -> None:
    """Let another worker start at once."""
    WorkerLease.objects.filter(name=_NAME, holder=holder).update(until=timezone.now())


def is_held() -> bool:
    """Whether a worker is alive."""
    return WorkerLease.objects.filter(name=_NAME, until__gte=timezone.now()).exists()


def keep(holder: str, stop: threading.Event) -> None:
    """Renew the lease until told to stop, also while a long job runs; for a thread of its own."""
    try:
        while not stop.wait(RENEWED_EVERY):
            try:
                take(holder)
            except DatabaseError:
                connection.close()  # a busy or restarted database: the next turn tries again
    finally:
        connection.close()
