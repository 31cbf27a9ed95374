"""Every value against plain SQL and against the lists behind it; definitions and their days."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from cchc.feedback.tests.factories import answered
from cchc.indicators import queries, services
from cchc.indicators.catalogue import READY_MADE
from cchc.indicators.choices import Kind, Side
from cchc.indicators.families import ELSEWHERE, FAMILIES, OF_ROOM
from cchc.indicators.queries import Reading
from cchc.indicators.services import Words
from cchc.indicators.tests.factories import MARCH, NOW, Measured, measured
from cchc.kernel.periods import Period
from tests.house import CODE, rooms

FIRST, AFTER = "2026-02-28 17:00:00", "2026-03-31 17:00:00"  # in UTC
SQL = {
    "dung-han-bieu": (
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND outcome IN ('early', 'on_time')",
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}'",
    ),
    "nop-truc-tuyen": (
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND received_at >= '{f}' "
        "AND received_at < '{t}' AND channel = 2",
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND received_at >= '{f}' "
        "AND received_at < '{t}'",
    ),
    "dung-han-thuc": (
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND outcome IN ('early', 'on_time')",
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND (finished_at >= '{f}' AND "
        "finished_at < '{t}' OR received_at < '{t}' AND (finished_at IS NULL OR "
        "finished_at >= '{t}') AND (due_at < '{now}' OR late_from < '{now}'))",
    ),
    "so-hoa-ket-qua": (
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND ending = 'done' AND digitised_at < '{t}'",
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND ending = 'done'",
    ),
    "thoi-gian-trung-binh": (
        "SELECT sum(worked_minutes) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND ending = 'done'",
        "SELECT count(*) FROM dossiers_dossier WHERE {a} AND finished_at >= '{f}' "
        "AND finished_at < '{t}' AND ending = 'done'",
    ),
}


@pytest.fixture(name="one")
def one_fixture(db: None) -> Measured:
    """The ward after its March."""
    return measured()


def counted(question: str, agency: int) -> int:
    """What plain SQL says."""
    said = question.format(a=f"agency_id = {agency}", f=FIRST, t=AFTER, now="2026-03-31 13:00:00")
    with connection.cursor() as cursor:
        cursor.execute(said)
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("code", SQL)
def test_a_value_is_what_plain_sql_counts(one: Measured, code: str) -> None:
    found = queries.value_of(one.ward, code, MARCH, as_of=NOW)
    assert found is not None
    part, whole = (counted(question, one.ward.pk) for question in SQL[code])
    assert (found.value.part, found.value.whole) == (part, whole)
    assert whole


def test_behind_every_side_stand_as_many_rows_as_it_says(one: Measured) -> None:
    checked = 0
    for found in queries.values(one.ward, MARCH, as_of=NOW):
        if not found.opens or found.definition.kind in ("average", "time", "score"):
            continue
        sides = {Side.PART: found.value.part, Side.REST: found.value.rest}
        if found.definition.kind == Kind.RATIO:
            sides[Side.WHOLE] = found.value.whole
        for side, number in sides.items():
            if number is None:
                continue
            rows = queries.behind(one.who.hoa, found, side, as_of=NOW)
            assert rows.total == number, (found.definition.code, side)
            checked += number > 0
    assert checked >= 12


@pytest.mark.parametrize("code", [each.code for each in READY_MADE if each.family == "dossiers"])
def test_the_parts_of_a_dimension_add_up(one: Measured, code: str) -> None:
    reading = Reading(one.ward, MARCH, NOW)
    found = queries.value_of(one.ward, code, MARCH, as_of=NOW, reading=reading)
    assert found is not None
    for dimension in FAMILIES["dossiers"].dimensions:
        parts = queries.by_dimension(found, dimension, reading)
        assert sum(each.value.part or 0 for each in parts) == found.value.part
        assert sum(each.value.whole or 0 for each in parts) == (found.value.whole or 0)


def test_a_period_without_anything_has_no_share(one: Measured) -> None:
    for found in queries.values(one.ward, Period.parse("2019-Q1"), as_of=NOW):
        if found.definition.kind != Kind.COUNT or not found.opens:
            assert found.shown == "chưa có số liệu", found
            assert found.no_data_reason


def test_the_whole_catalogue_costs_a_fixed_number_of_queries(
    one: Measured, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(70):
        queries.values(one.ward, MARCH, as_of=NOW)


def test_every_room_with_measures_is_a_family_or_says_why_not() -> None:
    measuring = {
        room
        for room in rooms()
        if (CODE / room / "measures.py").exists() or (CODE / room / "measures").is_dir()
    }
    assert measuring == OF_ROOM.keys() | ELSEWHERE.keys()
    assert {code for codes in OF_ROOM.values() for code in codes} == FAMILIES.keys()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_counts_every_figure_that_it_names(one: Measured, family: str) -> None:
    counts = Reading(one.ward, MARCH, NOW).counts(family)
    assert FAMILIES[family].figures.keys() <= counts.keys()
    for dimension in FAMILIES[family].dimensions:
        groups = Reading(one.ward, MARCH, NOW).groups(family, dimension)
        assert all(FAMILIES[family].figures.keys() <= each.counts.keys() for each in groups)


@pytest.mark.parametrize("definition", READY_MADE, ids=lambda each: each.code)
def test_the_catalogue_names_only_what_exists(definition: Any) -> None:
    assert definition.kind in Kind.values
    assert all((definition.name, definition.formula, definition.source, definition.no_data))
    if definition.has_source:
        figures = FAMILIES[definition.family].figures.keys()
        assert {*definition.part, *definition.whole} <= figures
        assert definition.part


def test_codes_are_there_once() -> None:
    codes = [each.code for each in READY_MADE]
    assert len(codes) == len(set(codes))


def test_a_later_definition_moves_no_earlier_period(one: Measured) -> None:
    before = queries.value_of(one.ward, "dung-han-bieu", MARCH, as_of=NOW)
    assert before is not None
    old = before.definition
    words = Words("Đúng hạn (mới)", "up", 3, old.formula, old.source, old.owner, old.no_data)
    services.redefine(
        agency=one.ward,
        code="dung-han-bieu",
        words=words,
        valid_from=date(2026, 4, 1),
        reason="Theo hướng dẫn mới",
        actor=one.who.quan,
        at=NOW,
    )
    assert queries.value_of(one.ward, "dung-han-bieu", MARCH, as_of=NOW) == before
    later = queries.value_of(one.ward, "dung-han-bieu", Period.parse("2026-Y"), as_of=NOW)
    assert later is not None
    assert (later.definition.version, later.definition.decimals) == (2, 3)
    assert [each.version for each in queries.editions_of(one.ward, "dung-han-bieu")] == [1, 2]


def test_petitions_open_as_many_rows_as_their_shares_say(one: Measured) -> None:
    petition = answered(one.who)  # and never published in its time: late
    for code, side in (("766-5-1", Side.PART), ("766-5-2", Side.REST), ("766-5-3", Side.WHOLE)):
        found = queries.value_of(one.ward, code, MARCH, as_of=NOW)
        assert found is not None
        number = {Side.PART: found.value.part, Side.REST: found.value.rest}
        rows = queries.behind(one.who.minh, found, side, as_of=NOW)
        assert rows.total == number.get(side, found.value.whole) == 1, code
        lines = rows.lines(list(rows.rows))
        assert [line.label for line in lines] == [petition.code]
