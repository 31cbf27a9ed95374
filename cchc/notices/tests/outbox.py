"""Programs for measuring the outbox, each run as ``python -m cchc.notices.tests.outbox …``.

``open`` makes the fixed cast's ward with SMS switched on; ``tell NUMBER`` puts so many notices.
``work ADDRESS WORKERS`` sends all of them through the gateway there, with so many processes at
once, and prints ``{"sent": n, "seconds": s}``. ``bare ADDRESS NUMBER`` posts as often and writes
rows of the same lengths without the program, and prints the same.
``kill ADDRESS TIMES SEED`` kills a worker in the midst of its work so often, then lets one end it:
``{"kills": n, "idle": n}``, idle those that came when nothing was left.
``found`` prints ``{"notices": n, "claimed_again": n, "lost": n, "charged_twice": n, "untrue": n}``.
"""

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier
from random import Random
from typing import Any

import django
import httpx

django.setup()

from django.conf import settings  # noqa: E402 - needs the setup
from django.db import connection, transaction  # noqa: E402 - needs the settings
from django.db.models import Count  # noqa: E402

from cchc.kernel import audit, clock  # noqa: E402
from cchc.kernel.audit.verification import verify  # noqa: E402
from cchc.notices import facts, queries, services  # noqa: E402
from cchc.notices.choices import AttemptState, NoticeState, Way  # noqa: E402
from cchc.notices.emulator.server import ESMS  # noqa: E402
from cchc.notices.models import Attempt, Notice  # noqa: E402
from cchc.notices.tests.factories import SITE, switch_on, told  # noqa: E402
from cchc.organisation.models import Agency  # noqa: E402
from cchc.organisation.tests.factories import made_cast  # noqa: E402

LONGER_THAN_A_CLAIM = timedelta(minutes=6)
WRITTEN = ("notices_attempt", "kernel_auditevent")
_begin: Barrier


def tell(number: int) -> None:
    """So many people are told that their result is ready."""
    ward = Agency.objects.get(code="anbinh")
    before = Notice.objects.count()
    with audit.transaction():
        for each in range(before, before + number):
            told(ward, key=f"outbox-{each}", at=clock.now())


def point_at(address: str) -> None:
    """The gateway there is the installation's."""
    os.environ.update(
        CCHC_NOTICES_SMS="esms",
        CCHC_ESMS_KEY="key",
        CCHC_ESMS_SECRET="secret",
        CCHC_ESMS_BRAND="ANBINH",
        CCHC_ESMS_URL=address,
    )
    # the settings were read before the address was known
    settings.NOTICE_PROVIDERS = {**settings.NOTICE_PROVIDERS, "sms": "esms"}


def send_all(at: datetime, told_of: int | None = None) -> int:
    """Send until nothing is due; how many this process sent. The file is told of each."""
    number = 0
    while keys := queries.due_notices(at, 200):
        for key in keys:
            number += services.send_notice(notice_key=key, at=at, site=SITE) is not None
            if told_of is not None:
                os.write(told_of, b".")
    return number


def work(workers: int) -> dict[str, float]:
    """All at once; they are forks, so that the program starts once."""
    connection.close()
    forked = multiprocessing.get_context("fork")
    with forked.Pool(workers, _share, (forked.Barrier(workers),)) as pool:
        done = pool.map(_timed, range(workers), chunksize=1)
    began, ended = min(each[0] for each in done), max(each[1] for each in done)
    return {"sent": sum(each[2] for each in done), "seconds": ended - began}


def _share(barrier: Barrier) -> None:
    global _begin
    _begin = barrier


def _timed(_: int) -> tuple[float, float, int]:
    _begin.wait()
    began = time.monotonic()
    number = send_all(clock.now())
    return began, time.monotonic(), number


def bare(address: str, number: int) -> dict[str, float]:
    """A claim, a post, the rows of one try: nothing else."""
    copies = [(table, *_latest(table)) for table in WRITTEN]
    for table, _, _ in copies:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 1 = 0")
    said = {"ApiKey": "a", "SecretKey": "b", "Content": "x" * 150}
    keys = list(Notice.objects.values_list("pk", flat=True)[:number])
    began = time.monotonic()
    with httpx.Client(trust_env=False) as client:
        for key in keys:
            _write("UPDATE notices_notice SET attempts = attempts + 1 WHERE id = %s", key)
            client.post(address + ESMS, json={**said, "RequestId": f"bare-{key}"}).json()
            with transaction.atomic(), connection.cursor() as cursor:
                for table, marks, row in copies:
                    cursor.execute(f"INSERT INTO bare_{table} VALUES ({marks})", row)
                cursor.execute("UPDATE notices_notice SET attempts = 1 WHERE id = %s", [key])
    return {"sent": len(keys), "seconds": time.monotonic() - began}


def _latest(table: str) -> tuple[str, list[Any]]:
    """The marks of a row, and the row that was written last."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")
        row = cursor.fetchone()
    kept = (int, bytes, memoryview, type(None))
    return ", ".join(["%s"] * len(row)), [v if isinstance(v, kept) else str(v) for v in row]


def _write(statement: str, key: int) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [key])


def kill(times: int, seed: int) -> dict[str, int]:
    """A worker is born and killed, again and again; what it had claimed lapses meanwhile."""
    chance = Random(seed)
    now, idle = clock.now(), 0
    for number in range(times):
        connection.close()
        sent, told_of = os.pipe()
        worker = os.fork()
        if not worker:
            send_all(now + number * LONGER_THAN_A_CLAIM, told_of)
            os._exit(0)
        os.close(told_of)
        os.read(sent, 1)  # it is at work: the first one is sent, or there was none
        time.sleep(chance.uniform(0, 0.1))
        os.kill(worker, signal.SIGKILL)
        os.close(sent)
        idle += not os.WIFSIGNALED(os.waitpid(worker, 0)[1])
    for turn in range(3):  # what the last one had claimed, and what was to be tried again
        send_all(now + (times + turn) * LONGER_THAN_A_CLAIM)
    return {"kills": times, "idle": idle}


def found() -> dict[str, int]:
    """How many notices, and what must be 0 of them."""
    taken = Attempt.objects.filter(state=AttemptState.SENT)
    twice = taken.values("notice").annotate(n=Count("pk")).filter(n__gt=1)
    seen = verify(
        agency="anbinh", sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False
    )
    return {
        "notices": Notice.objects.count(),
        "claimed_again": Notice.objects.filter(attempts__gt=1).count(),
        "lost": Notice.objects.exclude(state=NoticeState.SENT).count(),
        "charged_twice": twice.count(),
        "untrue": len(list(seen.findings)),
    }


def answers(words: Sequence[str]) -> Iterator[object]:
    """What the program of that name has to say."""
    name, rest = words[0], words[1:]
    if name in ("work", "kill"):
        point_at(rest[0])
    if name == "open":
        switch_on(made_cast(), Way.SMS)
    elif name == "tell":
        tell(int(rest[0]))
    elif name == "work":
        yield work(int(rest[1]))
    elif name == "bare":
        yield bare(rest[0], int(rest[1]))
    elif name == "kill":
        yield kill(int(rest[1]), int(rest[2]))
    else:
        yield found()


if __name__ == "__main__":
    for answer in answers(sys.argv[1:]):
        print(json.dumps(answer))
