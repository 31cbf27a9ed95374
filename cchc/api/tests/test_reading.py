"""What machines read: masked, paged, within their own agency. docs/rules/api.md."""

import json
from typing import Any

import pytest

from cchc.api.choices import Scope
from cchc.api.tests.factories import (
    CODE,
    NOON,
    Machine,
    machine,
    problem,
    told,
)
from cchc.dossiers import measures
from cchc.dossiers.tests.factories import on, received
from cchc.kernel.models import ReadNote
from cchc.kernel.periods import Period

pytestmark = pytest.mark.django_db


def test_who_filed_is_masked_unless_the_client_may_know_and_then_it_is_noted(
    pushed: Machine,
) -> None:
    watcher = machine(pushed.desk, name="Bảng tin", scopes=[Scope.READ])
    shown = watcher.call("GET", f"dossiers/{CODE}")
    assert shown.json()["applicant"]["name"] == "Nguyễn V. A."
    assert "038095001234" not in shown.content.decode()
    assert not ReadNote.objects.exists()
    whole = pushed.call("GET", f"dossiers/{CODE}").json()["applicant"]
    assert (whole["name"], whole["id_number"]) == ("Nguyễn Văn An", "038095001234")
    note = ReadNote.objects.get()
    assert note.actor_key == pushed.client.actor_key
    assert note.screen == "Máy “Hệ thống tỉnh”: hồ sơ …-0001"


def test_a_list_is_masked_for_everybody(pushed: Machine) -> None:
    text = pushed.call("GET", "dossiers").content.decode()
    assert "Nguyễn V. A." in text
    assert "Văn An" not in text
    assert not ReadNote.objects.exists()


def test_the_list_is_paged_by_the_last_change_without_gap_or_double(
    one: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [f"H56.10-260302-{n:04d}" for n in range(1, 8)]
    one.call("POST", "dossiers", {"dossiers": [told(code=code) for code in codes]})
    monkeypatch.setenv("CCHC_NOW", on(10).isoformat())
    one.call("POST", f"dossiers/{codes[2]}/state", {"state": 9, "finished": "2026-03-10"})
    seen, cursor = [], ""
    for _ in range(4):
        page = one.call("GET", f"dossiers?limit=2&cursor={cursor}").json()
        seen += [item["code"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert cursor is None
    assert seen == [code for code in codes if code != codes[2]] + [codes[2]]
    since = one.call("GET", "dossiers?updated_since=2026-03-10T00:00:00").json()["items"]
    assert [item["code"] for item in since] == [codes[2]]
    open_ones = one.call("GET", "dossiers?state=4&state=5").json()["items"]
    assert [item["code"] for item in open_ones] == [c for c in codes if c != codes[2]]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=x", "limit"),
        ("cursor=abc", "cursor"),
        ("updated_since=hôm qua", "updated_since"),
        ("state=x", "state"),
    ],
)
def test_a_wrong_filter_is_named(one: Machine, query: str, field: str) -> None:
    assert problem(one.call("GET", f"dossiers?{query}"), 422)["errors"][0]["field"] == field


def test_an_act_at_the_desk_shows_in_the_list_of_changes(one: Machine) -> None:
    own = received(one.desk, at=on(9, 11))
    since = one.call("GET", "dossiers?updated_since=2026-03-09T10:59:00%2B07:00").json()["items"]
    assert [(item["code"], item["origin"]) for item in since] == [(own.code, "handled")]


@pytest.mark.parametrize("many", [1, 40])
def test_a_page_costs_the_same_however_long(
    one: Machine, many: int, django_assert_num_queries: Any
) -> None:
    rows = [told(code=f"H56.10-260302-{n:04d}") for n in range(1, many + 1)]
    one.call("POST", "dossiers", {"dossiers": rows})
    one.call("GET", "dossiers")
    with django_assert_num_queries(3):  # the count of requests, the client, the page
        assert len(one.call("GET", "dossiers").json()["items"]) == many
    with django_assert_num_queries(4):  # the count, the client, the procedures, their versions
        one.call("GET", "procedures")


def test_the_catalogue_is_told_with_the_version_of_today(one: Machine) -> None:
    (item,) = one.call("GET", "procedures").json()["items"]
    assert (item["code"], item["version"], item["field"]["name"]) == ("MAU.HT.01", 1, "Hộ tịch")
    assert item["limit"] == {"amount": "5", "unit": "days"}


def test_the_figures_are_those_of_the_command(pushed: Machine) -> None:
    said = pushed.call("GET", "statistics?period=2026-Q1").json()
    ward = pushed.desk.who.ward
    expected = measures.statement(ward, Period.parse("2026-Q1"), now=NOON)
    assert said == json.loads(json.dumps(expected))
    assert said["sources"] == {"handled": 0, "mirrored": 1}


@pytest.mark.parametrize("period", ["2026-Q9", "", "2027-Q1"])
def test_a_wrong_period_is_named(one: Machine, period: str) -> None:
    assert (
        problem(one.call("GET", f"statistics?period={period}"), 422)["errors"][0]["field"]
        == "period"
    )
