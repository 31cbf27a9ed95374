"""Programs for measuring reception, each run as ``python -m cchc.dossiers.tests.counters …``.

``open`` makes the fixed cast's ward with a procedure and a citizen.
``together OFFICERS SECONDS`` lets so many processes receive at once for so long, each one dossier
after the other, and prints for each ``{"taken": [seconds, …], "errors": [words, …]}``.
``times NUMBER`` receives so many and prints the seconds of each, and of the bare database writing
rows of the same lengths in one transaction: ``{"taken": […], "bare": […]}``.
``found`` prints what is in the database: ``{"dossiers": n, "gaps": n, "doubles": n, "lost": n}``.
"""

import json
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.synchronize import Barrier
from typing import Any, TypedDict

import django

django.setup()

from django.db import DatabaseError, connection, transaction  # noqa: E402 - needs the settings

from cchc.citizens.models import Citizen  # noqa: E402
from cchc.dossiers import services  # noqa: E402
from cchc.dossiers.models import Dossier, Slip  # noqa: E402
from cchc.dossiers.rules.codes import DossierCode  # noqa: E402
from cchc.dossiers.services import Filed  # noqa: E402
from cchc.dossiers.tests.factories import PAPERS, on, stocked  # noqa: E402
from cchc.kernel.audit.models import AuditEvent  # noqa: E402
from cchc.organisation.models import User  # noqa: E402
from cchc.organisation.tests.factories import made_cast  # noqa: E402
from cchc.procedures.models import ProcedureVersion  # noqa: E402

WRITTEN = (
    "dossiers_dossier", "dossiers_papertaken", "dossiers_duedate", "dossiers_citizennotice",
    "dossiers_slip", "kernel_auditevent", "kernel_auditpayload", "kernel_subjectkey",
)  # fmt: skip
_begin: Barrier


class Told(TypedDict):
    """What a process did: seconds of each reception, words of each failure."""

    taken: list[float]
    errors: list[str]


ACTS = ("dossiers.register", "dossiers.receive")


def receiver() -> Callable[[], Dossier]:
    """What chị Hoa does for each who comes: a dossier with three papers, received, its slip."""
    hoa = User.objects.select_related("agency").get(username="hoa")
    version = ProcedureVersion.objects.select_related("procedure__field").get()
    mai = Citizen.objects.get()

    def receive() -> Dossier:
        return services.take_in(
            agency=hoa.agency,
            version=version,
            applicant=mai,
            actor=hoa,
            at=on(2),
            filed=Filed(),
            papers=PAPERS,
        )

    return receive


def together(officers: int, seconds: float) -> list[Told]:
    """What each of the processes has to tell; they are forks, so that the program starts once."""
    connection.close()
    forked = multiprocessing.get_context("fork")
    with forked.Pool(officers, share, (forked.Barrier(officers),)) as pool:
        return pool.map(receive_for, [seconds] * officers, chunksize=1)


def share(barrier: Barrier) -> None:
    """Let the processes begin at the same moment."""
    global _begin
    _begin = barrier


def receive_for(seconds: float) -> Told:
    """Receive until the time is over; what fails is counted and does not end it."""
    receive = receiver()
    told: Told = {"taken": [], "errors": []}
    _begin.wait()
    end = time.monotonic() + seconds
    while (began := time.monotonic()) < end:
        try:
            receive()
        except DatabaseError as error:
            told["errors"].append(str(error))
        else:
            told["taken"].append(time.monotonic() - began)
    return told


def times(number: int) -> dict[str, list[float]]:
    """Seconds of each reception, and of its rows written without the program."""
    receive = receiver()
    receive()
    taken = [timed(receive) for _ in range(number)]
    copies = [(table, *latest(table)) for table in WRITTEN]
    for table, _, _ in copies:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TABLE bare_{table} AS SELECT * FROM {table} WHERE 1 = 0")
    return {"taken": taken, "bare": [timed(lambda: write(copies)) for _ in range(number)]}


def timed(act: Callable[[], object]) -> float:
    """Seconds that it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def latest(table: str) -> tuple[str, Sequence[Sequence[Any]]]:
    """The marks of a row, and the rows that the last reception wrote into the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM {table} ORDER BY id DESC LIMIT {PER_RECEPTION.get(table, 1)}"
        )
        rows = cursor.fetchall()
    return ", ".join(["%s"] * len(rows[0])), [list(map(plain, row)) for row in rows]


def plain(value: object) -> object:
    """The value as every driver takes it."""
    return value if isinstance(value, int | bytes | memoryview | None) else str(value)


PER_RECEPTION = {"dossiers_papertaken": len(PAPERS), "kernel_auditevent": len(ACTS)}


def write(copies: Sequence[tuple[str, str, Sequence[Sequence[Any]]]]) -> None:
    """The rows of one reception into bare tables, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, marks, rows in copies:
            cursor.executemany(f"INSERT INTO bare_{table} VALUES ({marks})", rows)


def found() -> dict[str, int]:
    """How many dossiers there are, and what must be 0 of the numbers and events."""
    serials = [
        DossierCode.parse(code).serial for code in Dossier.objects.values_list("code", flat=True)
    ]
    numbers = list(Slip.objects.values_list("number", flat=True))
    acts = Counter(AuditEvent.objects.filter(act__in=ACTS).values_list("act", flat=True))
    return {
        "dossiers": len(serials),
        "gaps": sum(gaps(each) for each in (serials, numbers)),
        "doubles": sum(len(each) - len(set(each)) for each in (serials, numbers)),
        "lost": sum(abs(acts[act] - len(serials)) for act in ACTS),
    }


def gaps(numbers: Sequence[int]) -> int:
    """How many numbers from 1 to the highest are missing."""
    return max(numbers, default=0) - len(set(numbers))


def answers(words: Sequence[str]) -> Iterator[object]:
    """What the program of that name has to say."""
    name, rest = words[0], words[1:]
    if name == "open":
        stocked(made_cast())
    elif name == "together":
        yield together(int(rest[0]), float(rest[1]))
    elif name == "times":
        yield times(int(rest[0]))
    else:
        yield found()


if __name__ == "__main__":
    for answer in answers(sys.argv[1:]):
        print(json.dumps(answer))
