"""What is told to other systems, over real HTTP; docs/rules/api.md, guarantee 8."""

import json
import socket
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django import Settings

from cchc.api import jobs, queries, services
from cchc.api.choices import DeliveryState, EventKind
from cchc.api.models import Delivery, DeliveryAttempt, SeenDossier, Subscription
from cchc.api.rules.retries import FAILURES_IN_A_ROW
from cchc.api.rules.signing import HEADER, signature
from cchc.api.sending import post
from cchc.api.tests.factories import CODE, NOON, Machine, machine, subscribed
from cchc.api.tests.listening import listening
from cchc.dossiers import services as dossiers
from cchc.dossiers.tests.factories import assigned, filed, finished, fresh, on, processing, received
from cchc.kernel import audit
from cchc.notices.models import Message

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def own_network(settings: Settings) -> None:
    settings.WEBHOOK_INTERNAL = True


def follow(at: datetime = NOON) -> None:
    jobs.follow_dossiers(at)


def kinds() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("kind", flat=True))


def told_since(at: datetime) -> list[str]:
    """What following puts now, beyond what was put before."""
    last = Delivery.objects.count()
    follow(at)
    return kinds()[last:]


def test_an_event_reaches_the_address_signed_and_without_anything_personal(one: Machine) -> None:
    with listening() as heard:
        _, secret = subscribed(one, heard.url)
        one.put()
        follow()
        jobs.deliver_what_waits(NOON)
    ((path, headers, body),) = heard.came
    assert path == "/nhan?nguon=cchc"
    seconds, _, digits = headers[HEADER].removeprefix("t=").partition(",v1=")
    assert int(seconds) == int(NOON.timestamp())
    assert digits == signature(secret, int(seconds), body)
    said = json.loads(body)
    assert (said["event"], headers["X-CCHC-Event"]) == ("dossier.received", "dossier.received")
    assert headers["X-CCHC-Delivery"] == said["id"]
    assert (said["dossier"]["code"], said["dossier"]["state"]) == (CODE, 4)
    assert said["agency"] == one.desk.who.ward.code
    assert "Nguyễn" not in body
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.next_try_at) == (DeliveryState.SENT, None)
    attempt = delivery.tries.get()
    assert (attempt.status, attempt.error, attempt.at) == (204, "", NOON)


def test_the_life_of_a_dossier_handled_here_is_told_act_by_act(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/")
    row = filed(one.desk, at=on(2))
    assert told_since(on(2)) == []
    row = dossiers.receive(dossier=row, actor=one.desk.who.hoa, at=on(2, 10))
    assert told_since(on(2, 10)) == ["dossier.received", "dossier.state_changed"]
    row = assigned(one.desk, fresh(row), at=on(2, 11))
    assert told_since(on(2, 11)) == ["dossier.state_changed"]
    dossiers.take_up(dossier=row, actor=one.desk.who.binh, at=on(2, 12))
    assert told_since(on(2, 12)) == [], "no other state"


def test_a_finished_one_and_a_late_one_are_told_once(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/")
    done = finished(one.desk, processing(one.desk), at=on(5))
    assert done.finished_at
    assert "dossier.finished" in told_since(on(5))
    received(one.desk, at=on(2, 14))
    told_since(on(6))
    assert told_since(on(9, 17)) == []
    assert told_since(on(10)) == ["dossier.late"]
    assert told_since(on(11)) == []
    last = json.loads(Delivery.objects.order_by("-pk")[0].body)
    assert last["dossier"]["is_late"] is True


def test_an_imported_batch_is_told_row_by_row(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/", events=["dossier.received", "dossier.late"])
    rows = [
        {"procedure_code": "MAU.HT.01", "applicant": "An", "received": "2026-03-02",
         "due": f"2026-03-{day:02d}", "state": 9, "finished": "2026-03-06",
         "code": f"H56.10-260302-{day:04d}"}
        for day in (5, 12)
    ]  # fmt: skip
    one.call("POST", "dossiers", {"dossiers": rows})
    assert told_since(NOON) == ["dossier.received", "dossier.late", "dossier.received"]


def test_nothing_is_told_of_what_was_before_the_first_subscription(
    one: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(one.desk, at=on(2))
    one.put(state=10, finished="2026-03-04", returned="2026-03-04")
    subscribed(one, "http://127.0.0.1:9/", at=NOON)
    assert told_since(NOON) == []
    monkeypatch.setenv("CCHC_NOW", on(10).isoformat())
    one.put(state=10, finished="2026-03-05", returned="2026-03-05")  # the source mends it
    assert told_since(on(10, 10)) == ["dossier.late"], "only the one at the desk became late"


def test_what_was_rolled_back_is_never_told(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/")
    with audit.transaction():
        received(one.desk, at=on(2))
        transaction.set_rollback(True)
    assert told_since(on(2)) == []
    assert not SeenDossier.objects.exists()


def test_an_address_is_told_only_of_what_it_wants_and_only_of_its_own_agency(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/mot", events=["dossier.finished"])
    subscribed(one, "http://127.0.0.1:9/hai", events=["dossier.received"])
    one.put()
    follow()
    assert [d.subscription.url for d in Delivery.objects.all()] == ["http://127.0.0.1:9/hai"]


def attempt(at: datetime) -> Delivery:
    jobs.deliver_what_waits(at)
    return Delivery.objects.order_by("pk")[0]


def test_a_failure_is_tried_again_after_growing_pauses_and_then_given_up(one: Machine) -> None:
    with listening(503) as heard:
        subscribed(one, heard.url)
        one.put()
        follow()
        at, pauses = NOON, []
        while (delivery := attempt(at)).state == DeliveryState.QUEUED:
            assert delivery.next_try_at
            pauses.append((delivery.next_try_at - at) // MINUTE)
            assert attempt(at).attempts == delivery.attempts, "not before its time"
            at = delivery.next_try_at
    assert pauses == [1, 5, 30, 120, 360, 720, 1440]
    assert (delivery.state, delivery.attempts, len(heard.came)) == ("failed", 8, 8)
    assert {body for _, _, body in heard.came} == {delivery.body}, "the same message each time"
    assert set(DeliveryAttempt.objects.values_list("status", flat=True)) == {503}


def test_what_fails_once_and_is_taken_then_counts_as_taken(one: Machine) -> None:
    with listening(500, 200) as heard:
        row, _ = subscribed(one, heard.url)
        one.put()
        follow()
        attempt(NOON)
        assert Subscription.objects.get(pk=row.pk).failures == 1
        delivery = attempt(NOON + MINUTE)
    assert (delivery.state, delivery.attempts) == (DeliveryState.SENT, 2)
    assert Subscription.objects.get(pk=row.pk).failures == 0


def test_after_many_failures_the_address_is_told_no_more_and_the_administrator_knows(
    one: Machine,
) -> None:
    row, _ = subscribed(one, "http://127.0.0.1:9/")  # nobody listens there
    Subscription.objects.update(failures=FAILURES_IN_A_ROW - 1)
    one.put()
    follow()
    delivery = attempt(NOON)
    row.refresh_from_db()
    assert row.stopped_at == NOON
    assert delivery.state == DeliveryState.FAILED
    assert delivery.tries.get().error == "không kết nối được"
    message = Message.objects.get(subject__startswith="Đã dừng")
    assert message.to == one.desk.who.quantri
    assert "Hệ thống tỉnh" in message.subject
    one.put(state=5)
    assert told_since(NOON) == []
    acts = [event.act for event in queries.history_of(one.client)]
    assert acts == [
        "api.stop_after_failures",
        "api.subscribe",
        "api.approve_client",
        "api.register_client",
    ]
    services.resume_subscription(subscription=row, actor=one.desk.who.quantri, at=NOON)
    one.put()
    assert told_since(NOON) == ["dossier.state_changed"]


def test_one_failing_address_does_not_hold_up_the_others(one: Machine) -> None:
    with listening() as heard:
        subscribed(one, "http://127.0.0.1:9/")
        subscribed(one, heard.url)
        for number in range(1, 4):
            one.put(f"H56.10-260302-{number:04d}")
        follow()
        jobs.deliver_what_waits(NOON)
    assert len(heard.came) == 3
    assert DeliveryAttempt.objects.filter(status=None).count() == 1, "asked once in the round"


def test_a_redirect_is_not_followed(one: Machine) -> None:
    with listening() as other, listening(302, location=other.url) as heard:
        subscribed(one, heard.url)
        one.put()
        follow()
        assert attempt(NOON).state == DeliveryState.QUEUED
    assert other.came == []


def test_two_workers_do_not_send_the_same_at_once(one: Machine) -> None:
    with listening() as heard:
        subscribed(one, heard.url)
        one.put()
        follow()
        (delivery,) = Delivery.objects.all()
        results = [
            services.deliver(delivery_key=delivery.pk, internal=True, at=NOON) for _ in range(2)
        ]
    assert results == [True, None]
    assert len(heard.came) == 1


def test_a_name_that_leads_into_the_house_is_refused_when_it_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looked_up(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.5", 443))]

    def connected(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", connected)
    outcome = post(
        "https://nhan-tin.example.vn/", "{}", secret="s", headers={}, internal=False, seconds=0
    )
    assert (outcome.status, outcome.is_taken) == (None, False)
    assert "nội bộ" in outcome.error


def test_the_connection_goes_to_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []

    def connected(address: Any, *_: Any) -> None:
        asked.append(address)
        raise TimeoutError

    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.114.9", 8443))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [entry])
    monkeypatch.setattr(socket, "create_connection", connected)
    url = "https://nhan-tin.example.vn:8443/"
    outcome = post(url, "{}", secret="s", headers={}, internal=False, seconds=0)
    assert asked == [("203.0.114.9", 8443)]
    assert outcome.error == "hết thời gian chờ"


def test_a_trial_message_is_sent_like_any_other(one: Machine) -> None:
    with listening() as heard:
        row, _ = subscribed(one, heard.url)
        services.send_ping(subscription=row, actor=one.desk.who.quantri, at=NOON)
        jobs.deliver_what_waits(NOON)
    assert json.loads(heard.came[0][2])["event"] == EventKind.PING


def test_a_revoked_client_is_told_nothing(one: Machine) -> None:
    subscribed(one, "http://127.0.0.1:9/")
    one.put()
    follow()
    services.revoke_client(
        client=one.client, reason="Hết hợp đồng", actor=one.desk.who.quantri, at=NOON
    )
    jobs.deliver_what_waits(NOON)
    assert not DeliveryAttempt.objects.exists()
    assert Delivery.objects.get().state == DeliveryState.FAILED
    machine(one.desk).put(state=5)
    assert told_since(NOON) == []


def test_the_log_is_kept_ninety_days(one: Machine) -> None:
    with listening() as heard:
        row, _ = subscribed(one, heard.url)
        services.send_ping(subscription=row, actor=one.desk.who.quantri, at=NOON)
        jobs.deliver_what_waits(NOON)
    jobs.forget_old(NOON + timedelta(days=90))
    assert Delivery.objects.exists()
    jobs.forget_old(NOON + timedelta(days=91))
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("many", [1, 60])
def test_following_costs_a_fixed_number_of_queries(
    one: Machine, many: int, django_assert_max_num_queries: Any
) -> None:
    subscribed(one, "http://127.0.0.1:9/")
    rows = [
        {"procedure_code": "MAU.HT.01", "applicant": "An", "received": "2026-03-02",
         "due": "2026-03-12", "state": 4, "code": f"H56.10-260302-{n:04d}"}
        for n in range(1, many + 1)
    ]  # fmt: skip
    one.call("POST", "dossiers", {"dossiers": rows})
    with django_assert_max_num_queries(30):
        follow()
    assert len(kinds()) == many
