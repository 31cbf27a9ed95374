"""What machines push, and what becomes of it; docs/rules/api.md, "Writing"."""

import json
from typing import Any

import pytest
from django.test import Client as Browser

from cchc.api import facts as api
from cchc.api.tests.factories import (
    CODE,
    NOON,
    SOURCE,
    Machine,
    machine,
    problem,
    the_dossier,
    told,
)
from cchc.citizens import facts as citizens
from cchc.citizens.models import Citizen
from cchc.dossiers import facts, measures
from cchc.dossiers.choices import ChangeState
from cchc.dossiers.models import Dossier, DossierImport, SourceChange
from cchc.dossiers.tests.exports import line
from cchc.dossiers.tests.factories import on, received
from cchc.dossiers.tests.mirroring import written
from cchc.kernel.audit.verification import verify
from cchc.kernel.models import AuditEvent
from cchc.kernel.periods import Period

pytestmark = pytest.mark.django_db


def test_a_pushed_dossier_is_one_that_an_export_tells(one: Machine) -> None:
    answer = one.put()
    assert answer.status_code == 201
    assert answer.json()["result"] == "created"
    row = the_dossier()
    assert (row.origin, row.source_name, row.state, row.channel) == ("mirrored", SOURCE, 4, 2)
    assert row.version == one.desk.version
    assert row.received_at == on(2)
    assert row.due_at == on(12, 23, 59)
    assert (row.seen_at, row.changed_at) == (NOON, NOON)
    assert (row.applicant.name, row.applicant.id_tail) == ("Nguyễn Văn An", "234")


def test_the_same_push_and_the_same_export_give_the_same_facts(one: Machine) -> None:
    one.put(received="02/03/2026 09:00", due="12/03/2026", state="Đang xử lý", channel="Trực tuyến")
    said = facts.of_dossier(the_dossier())
    Dossier.objects.all().delete()
    told_line = line(
        code=CODE, received="02/03/2026 09:00", due="12/03/2026", procedure_code="MAU.HT.01"
    )
    written(one.desk.who, told_line, at=NOON)
    assert facts.of_dossier(the_dossier()) == said


def test_the_same_push_twice_changes_nothing(one: Machine) -> None:
    one.put()
    before, people = facts.of_dossier(the_dossier()), Citizen.objects.count()
    answer = one.put()
    assert (answer.status_code, answer.json()["result"]) == (200, "unchanged")
    assert facts.of_dossier(the_dossier()) == before
    assert Citizen.objects.count() == people


def test_all_that_a_client_pushes_in_a_day_is_one_import(
    one: Machine, client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.put()
    one.put(state=9, finished="2026-03-09")
    row = DossierImport.objects.get()
    assert (row.rows, row.created, row.updated) == (2, 1, 1)
    assert row.bringer == "máy (API)"
    monkeypatch.setenv("CCHC_NOW", on(10).isoformat())
    one.put(state=10, finished="2026-03-09", returned="2026-03-10")
    assert DossierImport.objects.count() == 2
    client.force_login(one.desk.who.hoa)
    page = client.get("/ho-so/nhap/").content.decode()
    if "Nhận qua API" not in page:
        page = client.get("/ho-so/dong-bo/").content.decode()
    assert "Nhận qua API ngày 09/03/2026" in page
    assert "máy (API)" in page


def test_late_stays_late_until_a_leader_confirms(one: Machine) -> None:
    one.put(due="2026-03-05")
    answer = one.put(due="2026-03-20", state=9, finished="2026-03-09").json()
    assert (answer["result"], answer["changes"], answer["waits"]) == ("updated", ["due"], True)
    row = the_dossier()
    assert row.outcome == "late"
    change = SourceChange.objects.get()
    assert change.state == ChangeState.WAITING
    assert change.brought_in.bringer == "máy (API)"
    found = measures.statistics(one.desk.who.ward, Period.parse("2026-Q1"), as_of=on(10))
    assert (found["finished_late"], found["finished_on_time"]) == (1, 0)


def test_a_faulty_value_refuses_the_whole_batch_and_is_named(one: Machine) -> None:
    good = told(code=CODE)
    bad = told(code="H56.10-260302-0002", due="12/03/26", id_number="bí mật", applicant="...")
    said = problem(one.call("POST", "dossiers", {"dossiers": [good, bad]}), 422)
    assert [(e["row"], e["field"], e["pointer"]) for e in said["errors"]] == [
        (2, "due", "/dossiers/1/due"),
        (2, "applicant", "/dossiers/1/applicant"),
    ]
    assert "bốn chữ số" in said["errors"][0]["detail"]
    assert "bí mật" not in json.dumps(said, ensure_ascii=False)
    assert not Dossier.objects.exists()
    assert not DossierImport.objects.exists()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"state": 11}, "state", "trạng thái"),
        ({"state": None}, "state", "thiếu"),
        ({"due": None}, "due", "thiếu"),
        ({"due": "2026-03-01"}, "due", "trước ngày tiếp nhận"),
        ({"received": "2026-13-01"}, "received", "không có ngày"),
        ({"received": "2026-03-11"}, "received", "sau ngày"),
        ({"applicant": ""}, "applicant", "thiếu tên"),
        ({"procedure_code": None}, "procedure_name", "thiếu mã"),
        ({"channel": 9}, "channel", "kênh"),
        ({"ghi_chu": "x"}, "ghi_chu", "không có trường"),
        ({"applicant": "a" * 201}, "applicant", "dài hơn"),
        ({"applicant": 5}, "applicant", "phải là chữ"),
        ({"told_at": "hôm qua"}, "told_at", "thời điểm"),
        ({"told_at": "2026-03-09T12:10:00+07:00"}, "told_at", "tương lai"),
        ({"state": 9}, "finished", "thiếu"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(
    one: Machine, said: dict[str, Any], field: str, words: str
) -> None:
    found = problem(one.put(**said), 422)
    named = {each["field"]: each["detail"] for each in found["errors"]}
    assert words in named[field], named
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("code", ["ABC", "H56.10-260332-0001", "%20"])
def test_what_is_no_code_is_refused(one: Machine, code: str) -> None:
    assert problem(one.put(code), 422)["errors"][0]["field"] == "code"


def test_a_code_twice_in_a_batch_is_refused(one: Machine) -> None:
    said = one.call("POST", "dossiers", {"dossiers": [told(code=CODE), told(code=CODE.lower())]})
    assert problem(said, 422)["errors"][0]["row"] == 2


def test_what_is_kept_out_of_a_batch_is_listed_and_the_rest_written(one: Machine) -> None:
    own = received(one.desk)
    rows = [
        told(code=CODE),
        told(code=own.code),
        told(code="H56.10-260302-0003", procedure_code="9.999999"),
    ]
    said = one.call("POST", "dossiers", {"dossiers": rows}).json()
    assert (said["created"], said["kept_out"]) == (1, 2)
    assert [each["result"] for each in said["results"]] == ["created", "kept_out", "kept_out"]
    assert "xử lý tại đây" in said["results"][1]["why"]
    assert "danh mục chưa có" in said["results"][2]["why"]
    assert Dossier.objects.get(pk=own.pk).state == own.state


def test_a_dossier_handled_here_is_never_touched(one: Machine) -> None:
    own = received(one.desk)
    said = problem(one.put(own.code, state=9, finished="2026-03-09"), 409)
    assert "xử lý tại đây" in said["detail"]
    problem(one.call("POST", f"dossiers/{own.code}/state", {"state": 9}), 404)


def test_what_is_older_than_what_is_known_is_kept_out(one: Machine) -> None:
    one.put()
    said = problem(one.put(state=5, told_at="2026-03-09T11:00:00+07:00"), 409)
    assert "mới hơn" in said["detail"]
    assert the_dossier().state == 4


def test_an_export_older_than_a_push_turns_no_time_back(one: Machine) -> None:
    one.put(state=9, finished="2026-03-09")
    row = line(code=CODE, received="02/03/2026 09:00", due="12/03/2026")
    done = written(one.desk.who, row, at=on(9, 11))
    assert (done.kept_out, done.updated) == (1, 0)
    assert the_dossier().state == 9


def test_another_sources_dossier_is_kept_out(pushed: Machine) -> None:
    other = machine(pushed.desk, name="Phần mềm đất đai", source="Phần mềm đất đai (mẫu)")
    assert "nguồn khác" in problem(other.put(state=5), 409)["detail"]


def test_a_new_state_leaves_the_rest_as_it_is_known(pushed: Machine) -> None:
    before = the_dossier()
    answer = pushed.call("POST", f"dossiers/{CODE}/state", {"state": 9, "finished": "2026-03-09"})
    assert answer.json()["result"] == "updated"
    row = the_dossier()
    assert (row.state, row.outcome) == (9, "early")
    assert (row.received_at, row.due_at, row.channel) == (before.received_at, before.due_at, 2)
    assert row.applicant_id == before.applicant_id
    again = pushed.call("POST", f"dossiers/{CODE}/state", {"state": 4}).json()
    assert again["changes"] == ["finished", "state"]
    assert the_dossier().finished_at is None


def test_a_state_that_waits_for_the_citizen_stops_the_clock_and_starts_it_again(
    pushed: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    pushed.call("POST", f"dossiers/{CODE}/state", {"state": 5})
    assert the_dossier().is_clock_standing
    monkeypatch.setenv("CCHC_NOW", on(10).isoformat())
    said = {"state": 4, "due": "2026-03-13"}
    assert pushed.call("POST", f"dossiers/{CODE}/state", said).json()["changes"] == []
    assert the_dossier().due_at == on(13, 23, 59)


def test_an_unknown_dossier_has_no_state(one: Machine) -> None:
    problem(one.call("POST", f"dossiers/{CODE}/state", {"state": 9}), 404)


@pytest.mark.parametrize("many", [1, 300])
def test_a_batch_costs_a_fixed_number_of_queries(
    one: Machine, many: int, django_assert_max_num_queries: Any
) -> None:
    rows = [told(code=f"H56.10-260302-{n:04d}", id_number=None) for n in range(1, many + 1)]
    with django_assert_max_num_queries(60):
        assert one.call("POST", "dossiers", {"dossiers": rows}).json()["created"] == many


@pytest.mark.parametrize("many", [0, 1001])
def test_a_batch_has_one_to_a_thousand(one: Machine, many: int) -> None:
    rows = [told(code=f"H56.10-260302-{n:04d}", phone=None) for n in range(many)]
    said = problem(one.call("POST", "dossiers", {"dossiers": rows}), 422)
    assert said["errors"][0]["field"] == "dossiers"


def test_the_chain_knows_who_pushed_and_holds_true(pushed: Machine) -> None:
    pushed.call("POST", f"dossiers/{CODE}/state", {"state": 9, "finished": "2026-03-09"})
    acts = AuditEvent.objects.filter(actor_key=pushed.client.actor_key).values_list(
        "act", flat=True
    )
    assert set(acts) == {"dossiers.push", "dossiers.mirror"}
    assert "Nguyễn" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))
    verdict = verify(
        agency=pushed.desk.who.ward.code,
        sources=(*facts.SOURCES, *citizens.SOURCES, *api.SOURCES),
        outside=(),
        trusted=frozenset(),
        far=False,
    )
    assert list(verdict.findings) == []


def test_a_moment_without_an_offset_is_one_of_hanoi(one: Machine) -> None:
    one.put(told_at="2026-03-09T11:30:00")
    assert the_dossier().seen_at == on(9, 11, 30)


def test_what_is_handled_here_is_not_touched_and_what_was_late_there_stays_late(
    one: Machine,
) -> None:
    here = received(one.desk)
    before = facts.of_dossier(here)
    said = problem(one.put(here.code, state="9", finished="02/03/2026 10:00"), 409)
    assert "xử lý tại đây" in said["detail"]
    here.refresh_from_db()
    assert facts.of_dossier(here) == before
    late = {"received": "20/02/2026 09:00", "due": "26/02/2026", "state": "9"}
    assert one.put(finished="27/02/2026 10:00", **late).status_code == 201
    one.put(finished="25/02/2026 10:00", **late)
    assert Dossier.objects.get(code=CODE).outcome == "late"
    assert SourceChange.objects.get().decided_by is None
