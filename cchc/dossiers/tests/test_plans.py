"""Lists of dossiers are found by an index, however many there are: no page reads them all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.dossiers import measures, queries
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import Wanted, mirroring
from cchc.dossiers.tests.factories import Shop, on
from cchc.kernel.periods import Period
from cchc.web.paging import LongPaginator

MARCH = Period.between(date(2026, 3, 1), date(2026, 3, 31))
ALL_OF_AN_AGENCY = "(agency_id=?)"


@pytest.fixture(autouse=True)
def only_on_sqlite(db: None) -> None:
    """PostgreSQL reads a small table whole, whatever indexes there are."""
    if connection.vendor != "sqlite":
        pytest.skip("kế hoạch truy vấn của SQLite")


@contextmanager
def steps() -> Iterator[list[str]]:
    """How the database answers what is asked of it meanwhile, a line for each step."""
    told: list[str] = []
    with CaptureQueriesContext(connection) as asked:
        yield told
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if query["sql"].startswith("SELECT") and "dossiers_dossier" in query["sql"]:
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}".replace("%", "%%"))
                told += [str(line[-1]) for line in cursor.fetchall()]


def whole(told: list[str]) -> list[str]:
    """The steps that read every dossier of the agency, or of the installation."""
    return [step for step in told if ALL_OF_AN_AGENCY in step or is_scan(step)]


def is_scan(step: str) -> bool:
    """Whether a table is read from end to end.

    The catalogue of procedures may be, the few incidents, and the few rows of a subquery.
    """
    few = ("procedures_", "dossiers_incident_", "SCAN subquery")
    return step.startswith("SCAN ") and not any(each in step for each in few)


def first_page(desk: Shop, wanted: Wanted) -> list[Dossier]:
    return list(Paginator(queries.every(desk.who.hoa, wanted, at=on(20)), 20).get_page(1))


def listed(desk: Shop, wanted: Wanted) -> list[int]:
    """The keys of the first page, and how many there are."""
    rows = queries.every(desk.who.hoa, wanted, at=on(20)).values_list("pk", flat=True)
    return list(LongPaginator(rows, 20).page(1))


QUESTIONS: dict[str, Callable[[Shop], object]] = {
    "risks": lambda desk: queries.risks(desk.who.hoa, at=on(20)),
    "late": lambda desk: list(queries.risky(desk.who.hoa, "late", at=on(20))),
    "today": lambda desk: list(queries.risky(desk.who.hoa, "today", at=on(20))),
    "procedures": lambda desk: list(queries.procedures_of(desk.who.ward)),
    "queue": lambda desk: list(queries.queue(desk.who.hoa, at=on(20))),
    "ii06a": lambda desk: measures.form_ii06a(desk.who.ward, MARCH, as_of=on(20)),
    "found": lambda desk: queries.found(desk.who.hoa, "0001", at=on(20)),
    "leader": lambda desk: list(queries.queue(desk.who.minh, at=on(20))),
    "fees": lambda desk: queries.fee_sheet(desk.who.ward, on(20).date()),
    "changes": lambda desk: mirroring.waiting_changes(desk.who.minh),
    "register": lambda desk: list(
        queries.register_rows(desk.who.ward, desk.version.procedure.field, 2026).values_list("pk")
    ),
    "ever late": lambda desk: listed(desk, Wanted(risk="all_late")),
    "incidents": lambda desk: listed(desk, Wanted(risk="incident")),
    "code": lambda desk: queries.with_code("H56.10.5-260302-0001", desk.who.ward),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_of_the_day_reads_every_dossier(desk: Shop, name: str) -> None:
    with steps() as told:
        QUESTIONS[name](desk)
    assert told
    assert whole(told) == []


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(state="10"), Wanted(state="4")], ids=str)
def test_a_page_of_the_list_comes_in_its_order_without_sorting_all(
    desk: Shop, wanted: Wanted
) -> None:
    with steps() as told:
        rows = queries.every(desk.who.hoa, wanted, at=on(20))
        list(rows[:20])
    assert any("dossier_latest" in step for step in told)
    assert not [step for step in told if "ORDER BY" in step]


def test_lines_of_a_page_are_looked_up_one_by_one(desk: Shop) -> None:
    rows = first_page(desk, Wanted())
    with steps() as told:
        queries.shown(desk.who.hoa, rows, at=on(20))
    assert whole(told) == []
