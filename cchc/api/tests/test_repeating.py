"""A request that comes twice is done once; docs/rules/api.md, guarantee 5."""

import pytest

from cchc.api import services
from cchc.api.models import KeptAnswer
from cchc.api.tests.factories import CODE, Machine, machine, problem, told
from cchc.dossiers.models import Dossier, DossierImport
from cchc.dossiers.tests.factories import on

pytestmark = pytest.mark.django_db


def test_the_same_key_gives_the_same_answer_and_is_done_once(one: Machine) -> None:
    first = one.put(repeat="lan-1")
    again = one.put(repeat="lan-1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert again["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first
    assert DossierImport.objects.get().rows == 1


def test_the_same_key_for_another_request_is_refused(one: Machine) -> None:
    one.put(repeat="lan-1")
    assert "yêu cầu khác" in problem(one.put(repeat="lan-1", state=5), 409)["detail"]
    problem(one.put("H56.10-260302-0002", repeat="lan-1"), 409)
    other = machine(one.desk, name="Hệ thống khác")
    assert other.put(repeat="lan-1").status_code == 200, "keys are each client's own"


def test_what_was_refused_is_not_kept(one: Machine) -> None:
    problem(one.put(repeat="lan-1", due="x"), 422)
    assert not KeptAnswer.objects.exists()
    assert one.put(repeat="lan-1").status_code == 201


def test_answers_are_kept_a_day_and_encrypted(one: Machine) -> None:
    one.put(repeat="lan-1")
    services.forget_answers(at=on(10, 11))
    kept = KeptAnswer.objects.extra(select={"raw": "body"}).get()
    assert CODE in kept.body
    assert CODE not in kept.raw
    services.forget_answers(at=on(10, 13))
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("key", ["", "có dấu", "a b", "x" * 101])
def test_a_malformed_key_is_refused(one: Machine, key: str) -> None:
    problem(one.call("PUT", f"dossiers/{CODE}", told(), repeat=key), 400)
    assert not Dossier.objects.exists()
