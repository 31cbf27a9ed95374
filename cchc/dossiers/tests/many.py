"""Programs for measuring what many dossiers cost, run as ``python -m cchc.dossiers.tests.many …``.

``fill NUMBER`` writes so many finished and open dossiers of half a year with their events, in bulk,
into the ward of ``counters open``. ``visit`` prints what a visitor needs who is signed in as chị
Hoa (see ``visitors``): a dossier, three lists, and the form of a reception.
``read TIMES`` prints the seconds of each question by the program and by the bare database, and what
the database says of how it answers: ``{name: {"taken": […], "bare": […], "plan": "…"}}``.
"""

import json
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - needs the settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from cchc.citizens.models import Citizen  # noqa: E402
from cchc.dossiers import facts, measures, queries  # noqa: E402
from cchc.dossiers.models import Dossier  # noqa: E402
from cchc.dossiers.queries import Wanted  # noqa: E402
from cchc.dossiers.tests.filling import copied  # noqa: E402
from cchc.kernel import audit  # noqa: E402
from cchc.kernel.periods import Period  # noqa: E402
from cchc.kernel.zone import HANOI  # noqa: E402
from cchc.organisation.models import User  # noqa: E402
from cchc.procedures import queries as procedures  # noqa: E402
from cchc.procedures.models import ProcedureVersion  # noqa: E402
from cchc.web.paging import LongPaginator  # noqa: E402

BEGIN, LAST = datetime(2026, 1, 5, 8, tzinfo=HANOI), datetime(2026, 6, 30, 16, tzinfo=HANOI)
NOW = datetime(2026, 6, 30, 16, 30, tzinfo=HANOI)
OPEN_DAYS, LIMIT = 14, timedelta(days=7)
PER_PAGE = 20


def fill(number: int) -> None:
    """Write them: the first by the program, the others as copies of its rows."""
    hoa, version, mai = clerk(), ProcedureVersion.objects.get(), Citizen.objects.get()
    apart = (LAST - BEGIN) / max(number, 1)

    def of(n: int) -> Dossier:
        return made(n, BEGIN + n * apart, hoa, version, mai)

    with audit.transaction():
        first = of(0)
        first.save()
        note(first, hoa)
    copied(range(1, number), of)
    if connection.vendor == "postgresql":  # which soon does so by itself; SQLite never does
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def clerk() -> User:
    """Chị Hoa of the desk."""
    return User.objects.select_related("agency").get(username="hoa")


def made(number: int, at: datetime, hoa: User, version: ProcedureVersion, mai: Citizen) -> Dossier:
    """A dossier received then; those of the last two weeks are open, one in twenty was late."""
    due = at + LIMIT
    row = Dossier(
        agency=hoa.agency,
        code=f"H56.10.5-{at:%y%m%d}-{number + 1:07d}",
        version=version,
        field_id=version.procedure.field_id,
        level=version.procedure.level,
        applicant=mai,
        channel=1 + number % 3,
        origin="handled",
        state=4,
        registered_at=at,
        limit_amount=5,
        limit_unit="days",
        received_at=at,
        clock_from=at,
        effective_on=at.date(),
        cycle=1,
        promised_at=due,
        due_at=due,
        appointed_at=due,
        token=secrets.token_hex(16),
    )
    if at < LAST - timedelta(days=OPEN_DAYS):
        is_late = number % 20 == 0
        row.state, row.ending = 10, "done"
        row.finished_at = due + timedelta(days=1 if is_late else -2)
        row.outcome = "late" if is_late else "early"
        row.finished_by, row.returned_at = hoa, row.finished_at + timedelta(hours=1)
        row.chain_complete_at = row.finished_at
    return row


def note(row: Dossier, hoa: User) -> None:
    """The one event that tells all of it."""
    assert row.received_at is not None
    audit.record(
        agency=hoa.agency.code,
        at=row.received_at,
        actor=hoa.actor_key,
        act="dossiers.register",
        subject=(facts.DOSSIER, str(row.pk)),
        facts=facts.of_new(row),
    )


@dataclass(frozen=True)
class Question:
    """What is asked of many dossiers: by the program, and of the bare database the same."""

    ask: Callable[[], object]
    sql: str
    values: tuple[Any, ...]


def questions() -> dict[str, Question]:
    """The state read by code, a page of the filtered list, the day's risks, form II.06a."""
    hoa = clerk()
    hoa.roles_read = {}
    row = Dossier.objects.order_by("pk")[Dossier.objects.count() // 2]
    of, quarter = (hoa.agency_id,), Period.parse("2026-Q2")
    wanted = Wanted(state=queries.OPEN, channel=2)
    first, after = (datetime(2026, month, 1, tzinfo=HANOI) for month in (4, 7))
    bounds = (first, after, *of, after, first)
    return {
        "by_code": Question(
            lambda: queries.with_code_for(hoa, row.code, at=NOW).state,
            "SELECT * FROM dossiers_dossier WHERE agency_id = %s AND code = %s",
            (*of, row.code),
        ),
        "list": Question(
            lambda: page_of(hoa, wanted),
            "SELECT * FROM dossiers_dossier WHERE agency_id = %s AND channel = 2"
            " AND state IN (2, 4, 5, 6, 7) ORDER BY id DESC LIMIT 20",
            of,
        ),
        "state": Question(
            lambda: page_of(hoa, Wanted(state="10")),
            "SELECT * FROM dossiers_dossier WHERE agency_id = %s AND state = 10"
            " ORDER BY id DESC LIMIT 20",
            of,
        ),
        "procedures": Question(
            lambda: list(queries.procedures_of(hoa.agency)),
            "SELECT * FROM procedures_procedure",
            (),
        ),
        "risks": Question(
            lambda: queries.risks(hoa, at=NOW),
            "SELECT COUNT(*) FROM dossiers_dossier WHERE agency_id = %s"
            " AND finished_at IS NULL AND due_at < %s",
            (*of, NOW),
        ),
        "ii06a": Question(
            lambda: measures.form_ii06a(hoa.agency, quarter, as_of=NOW),
            "SELECT level, field_id, outcome, COUNT(CASE WHEN received_at >= %s THEN 1 END),"
            " COUNT(CASE WHEN finished_at < %s THEN 1 END) FROM dossiers_dossier"
            " WHERE agency_id = %s AND received_at < %s"
            " AND (finished_at IS NULL OR finished_at >= %s) GROUP BY level, field_id, outcome",
            bounds,
        ),
    }


def page_of(hoa: User, wanted: Wanted) -> object:
    """The first page as the screen shows it, with the number of all."""
    rows = queries.every(hoa, wanted, at=NOW)
    page = LongPaginator(rows.values_list("pk", flat=True), PER_PAGE).get_page(1)
    return queries.shown(hoa, queries.of_keys(page.object_list), at=NOW), page.paginator.count


def read(times: int) -> dict[str, dict[str, object]]:
    """Seconds of each question by turns, the first turn left out, and the plans."""
    found: dict[str, dict[str, object]] = {}
    for name, question in questions().items():
        pairs = [(seconds_of(question.ask), bare(question)) for _ in range(times + 1)][1:]
        with plans() as told:
            question.ask()
        taken, plain = zip(*pairs, strict=True)
        found[name] = {"taken": taken, "bare": plain, "plan": "\n".join(told)}
    return found


def seconds_of(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def bare(question: Question) -> float:
    """Seconds of the same question without the program."""

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(question.sql, question.values)
            cursor.fetchall()

    return seconds_of(ask)


@contextmanager
def plans() -> Iterator[list[str]]:
    """How the database answers each SELECT about dossiers meanwhile, a line for each step."""
    asked: list[tuple[str, Any]] = []

    def note(execute: Callable[..., object], sql: str, values: object, *rest: object) -> object:
        if sql.startswith("SELECT") and 'FROM "dossiers_' in sql:
            asked.append((sql, values))
        return execute(sql, values, *rest)

    told: list[str] = []
    with connection.execute_wrapper(note):
        yield told
    word = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        for sql, values in asked:
            cursor.execute(f"{word} {sql}", values)
            told += [str(line[-1]) for line in cursor.fetchall()]


def visit() -> dict[str, object]:
    """The session, the pages, and what is posted."""
    row, version = Dossier.objects.latest("pk"), ProcedureVersion.objects.get()
    return {
        "cookie": cookie(),
        "pages": {
            "page": reverse("dossiers:page", args=[row.pk]),
            "list": f"{reverse('dossiers:every')}?state=open&channel=2",
            "risks": reverse("dossiers:risks"),
            "counter": counter_of(version),
        },
        "posts": {"reception": (counter_of(version), form_of(version))},
    }


def counter_of(version: ProcedureVersion) -> str:
    """The counter when procedure and person are chosen."""
    person = Citizen.objects.get().pk
    return f"{reverse('dossiers:counter')}?thu-tuc={version.procedure_id}&nguoi={person}"


def form_of(version: ProcedureVersion) -> dict[str, str]:
    """What the form sends when everything was brought."""
    said = {"outcome": "nhan", "channel": "1", "return_channel": "1", "sets": "1"}
    for paper in procedures.whole(version).content.papers:
        said |= {f"giay-{paper.pk}-took": "on", f"giay-{paper.pk}-originals": "1"}
    return said


def cookie() -> str:
    """The key of a session in which chị Hoa is signed in."""
    hoa = clerk()
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(hoa.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = hoa.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    elif sys.argv[1] == "visit":
        print(json.dumps(visit()))
    else:
        print(json.dumps(read(int(sys.argv[2]))))
