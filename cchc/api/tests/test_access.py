"""Who gets in: every address by every kind of client. docs/rules/api.md."""

import json
import logging
from typing import Any

import pytest
from django.test import Client as Browser

from cchc.api import services
from cchc.api.choices import Scope
from cchc.api.tests.factories import (
    CODE,
    NOON,
    Machine,
    elsewhere,
    machine,
    problem,
    the_dossier,
    told,
)
from cchc.dossiers import queries as dossiers
from cchc.dossiers.tests.factories import on
from cchc.organisation.choices import Role
from cchc.organisation.tests.factories import agency, person, unit

pytestmark = pytest.mark.django_db
# Every address: method, path, body, the right that it needs, what a client with it is answered.
CALLS: tuple[tuple[str, str, Any, Scope, int], ...] = (
    ("GET", "dossiers", None, Scope.READ, 200),
    ("GET", f"dossiers/{CODE}", None, Scope.READ, 200),
    ("POST", "dossiers", {"dossiers": [told(code=CODE)]}, Scope.WRITE, 200),
    ("PUT", f"dossiers/{CODE}", told(), Scope.WRITE, 200),
    ("POST", f"dossiers/{CODE}/state", {"state": 4}, Scope.WRITE, 200),
    ("GET", "procedures", None, Scope.PROCEDURES, 200),
    ("GET", "statistics?period=2026-Q1", None, Scope.STATISTICS, 200),
)
IDS = [f"{method} {path}" for method, path, *_ in CALLS]
every_call = pytest.mark.parametrize(("method", "path", "body", "scope", "status"), CALLS, ids=IDS)


@every_call
def test_a_client_with_the_right_is_answered(
    pushed: Machine, method: str, path: str, body: Any, scope: Scope, status: int
) -> None:
    answer = pushed.call(method, path, body)
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Cache-Control"] == "private, no-store"


@every_call
def test_nobody_gets_in_without_a_good_key(
    pushed: Machine, method: str, path: str, body: Any, scope: Scope, status: int
) -> None:
    for key in ("", "abc", "cchc_abcdefgh_" + "x" * 43, pushed.key[:-1] + "."):
        answer = pushed.call(method, path, body, key=key)
        assert answer["WWW-Authenticate"] == "Bearer"
        assert "khóa" in problem(answer, 401)["detail"]


@every_call
def test_a_signed_in_person_is_no_client(
    pushed: Machine, client: Browser, method: str, path: str, body: Any, scope: Scope, status: int
) -> None:
    client.force_login(pushed.desk.who.hoa)
    sent = json.dumps(body) if body else ""
    answer = client.generic(method, f"/api/v1/{path}", sent, content_type="application/json")
    problem(answer, 401)


@every_call
def test_a_revoked_or_expired_key_opens_nothing(
    pushed: Machine,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    path: str,
    body: Any,
    scope: Scope,
    status: int,
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2027-01-01T00:00:00+07:00")
    assert "hết hạn" in problem(pushed.call(method, path, body), 401)["detail"]
    services.revoke_client(
        client=pushed.client, reason="Hết hợp đồng", actor=pushed.desk.who.quantri, at=NOON
    )
    monkeypatch.setenv("CCHC_NOW", NOON.isoformat())
    assert "thu hồi" in problem(pushed.call(method, path, body), 401)["detail"]


@every_call
def test_a_client_without_the_right_is_refused(
    pushed: Machine, method: str, path: str, body: Any, scope: Scope, status: int
) -> None:
    others = [each for each in Scope if each not in (scope, Scope.PERSONAL)]
    poor = machine(pushed.desk, name="Hệ thống khác", scopes=others)
    assert scope.value in problem(poor.call(method, path, body), 403)["detail"]


@every_call
def test_who_asks_too_fast_waits(
    pushed: Machine, method: str, path: str, body: Any, scope: Scope, status: int
) -> None:
    slow = machine(pushed.desk, name="Hệ thống chậm", rate=2)
    answers = [slow.call(method, path, body) for _ in range(3)]
    assert [answer.status_code for answer in answers[:2]] == [status, status]
    problem(answers[2], 429)
    assert answers[2]["Retry-After"] == "60"
    assert pushed.call(method, path, body).status_code == status, "another client's rate"


def another_ward(one: Machine) -> Machine:
    ward = agency("longthanh", "UBND phường Long Thành (mẫu)")
    desk = unit(ward, "Văn phòng UBND")
    boss = person(ward, "qt2", "", "Quản trị viên", Role.ADMINISTRATOR, "Quản trị", desk)
    chair = person(ward, "ct2", "", "Mai Văn Khang", Role.CHAIR, "Chủ tịch", desk)
    return elsewhere(one.desk, ward, boss, chair)


def test_another_agencys_client_finds_nothing(pushed: Machine) -> None:
    other = another_ward(pushed)
    problem(other.call("GET", f"dossiers/{CODE}"), 404)
    problem(other.call("POST", f"dossiers/{CODE}/state", {"state": 9}), 404)
    assert other.call("GET", "dossiers").json()["items"] == []
    assert other.call("GET", "procedures").json()["items"] == []
    counts = other.call("GET", "statistics?period=2026-Q1").json()["counts"]
    assert counts["received"] == 0
    said = problem(other.put(), 409)  # its own catalogue has no such procedure
    assert said["errors"][0]["field"] == "procedure_code"
    assert the_dossier().agency == pushed.desk.who.ward


def test_what_is_no_address_is_a_problem_too(one: Machine) -> None:
    problem(one.call("GET", "khong-co"), 404)
    answer = one.call("DELETE", f"dossiers/{CODE}")
    problem(answer, 405)
    assert "PUT" in answer["Allow"]


def test_nothing_personal_is_logged(one: Machine, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        one.put()
        one.put(due="x")
        one.call("GET", f"dossiers/{CODE}")
    for secret in ("Nguyễn Văn An", "038095001234", "0912345678", one.key):
        assert secret not in caplog.text


def test_a_failure_inside_is_a_problem_without_its_cause(
    one: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("chi tiết bên trong")

    monkeypatch.setattr(dossiers, "changed_since", broken)
    answer = one.call("GET", "dossiers")
    problem(answer, 500)
    assert "chi tiết" not in answer.content.decode()


def test_when_a_key_was_used_is_kept_to_the_minute(
    one: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute, kept in ((0, NOON), (1, NOON), (2, on(9, 12, 2))):
        monkeypatch.setenv("CCHC_NOW", on(9, 12, minute).isoformat())
        one.call("GET", "procedures")
        one.client.refresh_from_db()
        assert one.client.last_used_at == kept


def test_the_document_names_every_address_and_the_key() -> None:
    said = Browser().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    named = {(m.upper(), p.removeprefix("/api/v1/")) for p, ms in said["paths"].items() for m in ms}
    assert named == {
        (method, path.partition("?")[0].replace(CODE, "{code}")) for method, path, *_ in CALLS
    }
    (scheme,) = said["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_the_page_for_people_is_public_and_complete() -> None:
    page = Browser().get("/api/")
    text = page.content.decode()
    assert page.status_code == 200
    for method, path, *_ in CALLS:
        assert f"{method} /api/v1/{path.partition('?')[0].replace(CODE, '{code}')}" in text
    assert all(scope.value in text for scope in Scope)


def test_too_large_a_body_is_refused_before_it_is_read(one: Machine) -> None:
    problem(one.call("POST", "dossiers", '{"a": "' + "x" * (2 * 1024 * 1024) + '"}'), 413)


@pytest.mark.parametrize("body", ["", "{", "null", "[1]", '"chữ"', "\xff"])
def test_what_is_not_the_json_that_is_asked_for_is_refused(one: Machine, body: str) -> None:
    answer = one.call("PUT", f"dossiers/{CODE}", body)
    assert answer.status_code in (400, 422), answer.content
    problem(answer, answer.status_code)
