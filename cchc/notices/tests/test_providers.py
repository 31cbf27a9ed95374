"""Every provider over real HTTP against the emulator: well, and with each fault."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.test import Client

from cchc.kernel.errors import RuleBroken
from cchc.notices import queries, services
from cchc.notices.channels import credentials, http
from cchc.notices.channels.registry import provider_of
from cchc.notices.channels.values import NoAnswer
from cchc.notices.choices import Event, Reaction, Way
from cchc.notices.emulator import Emulator
from cchc.notices.emulator.server import ESMS
from cchc.notices.emulator.state import State
from cchc.notices.models import ChannelUse, Message, Notice, ProviderToken
from cchc.notices.tests.factories import AT, sent, switch_on, told, trail, zalo_template
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db
ZALO, SMS = Way.ZALO, Way.SMS


@pytest.fixture(scope="module")
def running() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def gateway(running: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """The emulator as the providers of this installation, remembering nothing."""
    running.state = State()
    running.state.receipts, running.state.delay = 0, 1.0
    said = {
        "CCHC_ZALO_APP": "app",
        "CCHC_ZALO_SECRET": "zalo-secret",
        "CCHC_ZALO_REFRESH_TOKEN": "refresh-1",
        "CCHC_ZALO_URL": running.address,
        "CCHC_ZALO_TOKEN_URL": running.address,
        "CCHC_ESMS_KEY": "esms-key",
        "CCHC_ESMS_SECRET": "esms-secret",
        "CCHC_ESMS_BRAND": "ANBINH",
        "CCHC_ESMS_URL": running.address,
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    return running


@pytest.fixture
def who() -> Cast:
    found = cast()
    switch_on(found, ZALO, SMS)
    zalo_template(found)
    return found


def test_zalo_sends_the_template_after_a_refresh_of_the_token(who: Cast, gateway: Emulator) -> None:
    notice = sent(told(who.ward))
    assert (notice.state, notice.way) == ("sent", "zalo")
    (said,) = gateway.state.taken.values()
    assert said["phone"] == "84912345678"
    assert said["template_id"] == "30001"
    assert said["template_data"]["ma_ho_so"] == "H56.10.5-260302-0007"
    assert "Mai" not in json.dumps(said, ensure_ascii=False)
    assert gateway.state.refreshes == 1
    sent(told(who.ward, key="2"))
    assert gateway.state.refreshes == 1


def test_an_expired_token_is_refreshed_once_and_the_message_sent_again(
    who: Cast, gateway: Emulator
) -> None:
    sent(told(who.ward))
    gateway.state.faults.append("expired")
    assert sent(told(who.ward, key="2")).state == "sent"
    assert gateway.state.refreshes == 2
    token = ProviderToken.objects.get()
    assert (token.refresh, token.busy_until) == ("refresh-3", None)


def test_a_refused_refresh_falls_back_and_tells_the_administrator_once(
    who: Cast, gateway: Emulator
) -> None:
    gateway.state.faults.append("refused_refresh")
    notice = sent(told(who.ward))
    assert (notice.state, notice.way) == ("queued", "sms")
    assert trail(notice) == [("zalo", "permanent", "token")]
    assert ChannelUse.objects.get(way=ZALO).trouble == "token"
    gateway.state.faults.append("refused_refresh")
    sent(told(who.ward, key="2"))
    assert Message.objects.filter(to=who.quantri, subject__contains="Zalo").count() == 1


def test_a_token_that_another_process_refreshes_is_waited_for(who: Cast, gateway: Emulator) -> None:
    ProviderToken.objects.create(provider="zalo", busy_until=AT + timedelta(seconds=30))
    notice = sent(told(who.ward))
    assert (notice.state, notice.way) == ("queued", "zalo")
    assert gateway.state.refreshes == 0
    assert sent(notice, at=AT + timedelta(minutes=1)).state == "sent"


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        ("no_account", ("queued", "sms", "permanent", "-118")),
        ("bad_phone", ("failed", "zalo", "permanent", "-108")),
        ("error", ("queued", "zalo", "temporary", "-100")),
        ("not_json", ("queued", "zalo", "temporary", "not_json")),
        ("server", ("queued", "zalo", "temporary", "server")),
        ("drop", ("queued", "zalo", "temporary", "unreachable")),
    ],
)
def test_each_fault_of_zalo_has_its_class(
    who: Cast, gateway: Emulator, fault: str, after: tuple[str, ...]
) -> None:
    sent(told(who.ward, key="token"))
    gateway.state.faults.append(fault)
    notice = sent(told(who.ward))
    (attempt,) = trail(notice)
    assert (notice.state, notice.way, *attempt[1:]) == after


def test_a_gateway_that_does_not_answer_is_given_up_after_a_while(
    who: Cast, gateway: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http.ask_json, "__kwdefaults__", {"timeout": 0.2})
    sent(told(who.ward, key="token"))
    gateway.state.faults.append("timeout")
    assert trail(sent(told(who.ward))) == [("zalo", "temporary", "timeout")]


def test_nobody_there_at_all_is_a_temporary_failure(
    who: Cast, gateway: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_ZALO_TOKEN_URL", "http://127.0.0.1:9")
    assert trail(sent(told(who.ward))) == [("zalo", "temporary", "unreachable")]


def test_what_was_taken_without_an_answer_is_sent_again_under_the_same_key(
    who: Cast, gateway: Emulator
) -> None:
    switch_on(who, SMS)
    ChannelUse.objects.filter(way=ZALO).update(is_on=False)
    gateway.state.faults.append("drop")
    notice = sent(told(who.ward))
    assert notice.state == "queued"
    notice = sent(notice, at=AT + timedelta(minutes=1))
    assert trail(notice)[-1] == ("sms", "sent", "124")
    assert (len(gateway.state.taken), gateway.state.repeats) == (1, 1)


def test_sms_is_without_accents_counted_and_charged(who: Cast, gateway: Emulator) -> None:
    ChannelUse.objects.filter(way=ZALO).update(is_on=False)
    notice = sent(told(who.ward, survey="https://mau.example.vn/y-kien/" + "x" * 40))
    (said,) = gateway.state.taken.values()
    assert said["Content"].isascii()
    assert said["Brandname"] == "ANBINH"
    attempt = notice.tries.get()
    assert (attempt.segments, attempt.cost) == (2, 1600)
    assert said["CallbackUrl"].startswith("https://mau.example.vn/goi-ve/esms/")


def test_zalo_without_an_approved_template_goes_by_sms(who: Cast, gateway: Emulator) -> None:
    notice = sent(told(who.ward, event=Event.HANDED_BACK))
    assert trail(notice) == [("zalo", "permanent", "no_template")]
    assert sent(notice).state == "sent"


def test_a_gateway_of_ones_own_is_described_by_a_file(
    who: Cast, gateway: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.NOTICE_PROVIDERS = {**settings.NOTICE_PROVIDERS, "sms": "http"}
    assert provider_of("sms") == "http"
    ChannelUse.objects.filter(way=ZALO).update(is_on=False)
    assert trail(sent(told(who.ward, key="none"))) == [("sms", "permanent", "no_credentials")]
    plan = {
        "url": f"{gateway.address}/gui",
        "headers": {"Authorization": "Bearer {secret}"},
        "body": {"to": "{phone}", "content": ["{text}"], "id": "{key}"},
        "accepted": {"field": "status", "values": ["ok"]},
        "message": "data.id",
    }
    file = tmp_path / "gateway.json"
    file.write_text(json.dumps(plan), encoding="utf-8")
    monkeypatch.setenv("CCHC_SMS_HTTP", str(file))
    without = sent(told(who.ward, key="no secret"))
    assert trail(without) == [("sms", "permanent", "no_credentials")]
    monkeypatch.setenv("CCHC_SMS_HTTP_SECRET", "gateway-secret")
    notice = sent(told(who.ward))
    assert trail(notice) == [("sms", "sent", "accepted")]
    assert notice.tries.get().provider_key == "http-1"
    gateway.state.faults.append("error")
    assert trail(sent(told(who.ward, key="3"))) == [("sms", "permanent", "refused")]


def test_a_code_may_be_decided_otherwise_by_the_administrator(who: Cast, gateway: Emulator) -> None:
    services.set_code(
        agency=who.ward, provider="zalo", code="-118", reaction=Reaction.PERMANENT,
        meaning="không có Zalo", is_refusal=True, actor=who.quantri, at=AT,
    )  # fmt: skip
    sent(told(who.ward, key="token"))
    gateway.state.faults.append("no_account")
    notice = sent(told(who.ward))
    assert (notice.state, notice.failure) == ("failed", "refused")


def test_no_ward_decides_what_another_does_upon_a_code(who: Cast, gateway: Emulator) -> None:
    other = other_ward()
    said: Any = {"provider": "zalo", "code": "-118", "meaning": "mẫu", "is_refusal": False}
    with pytest.raises(RuleBroken, match="Cơ quan khác"):
        services.set_code(
            agency=other.agency, reaction=Reaction.CONFIG, actor=who.quantri, at=AT, **said
        )
    services.set_code(
        agency=who.ward, reaction=Reaction.PERMANENT, actor=who.quantri, at=AT, **said
    )
    assert queries.code_of(who.ward, "zalo", "-118").reaction == "permanent"
    assert queries.code_of(other.agency, "zalo", "-118").reaction == "fallback"
    lines = {line.code: line.is_own for line in queries.codes_of(other.agency, "zalo")}
    assert not lines["-118"]


def post(address: str, said: object) -> int:
    return httpx.post(address, json=said, trust_env=False).status_code


def asked(path: str, gateway: Emulator) -> str:
    """What an adapter makes of the answer at that address."""
    try:
        return str(http.ask_json(f"{gateway.address}{path}", {}))
    except NoAnswer as failure:
        return failure.code


def test_no_redirect_is_followed_no_proxy_taken_and_no_long_answer_read(
    gateway: Emulator, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    gateway.state.faults.extend(("redirect", "endless"))
    assert asked("/gui", gateway) == "rejected"
    assert asked("/gui", gateway) == "not_json"
    assert gateway.state.calls == 2
    assert gateway.address not in caplog.text


def test_a_gateway_that_trickles_is_given_up_as_well(gateway: Emulator) -> None:
    gateway.state.faults.append("trickle")
    with pytest.raises(NoAnswer, match="timeout"):
        http.ask_json(f"{gateway.address}/gui", {}, timeout=0.4)


def test_faults_are_switched_on_over_http_and_unknown_ones_refused(gateway: Emulator) -> None:
    assert post(f"{gateway.address}/loi", {"faults": ["server"], "always": "error"}) == 200
    assert (list(gateway.state.faults), gateway.state.always) == (["server"], "error")
    assert post(f"{gateway.address}/loi", {"faults": ["sleep"]}) == 400
    assert post(f"{gateway.address}/nothing", {}) == 404


def test_receipts_come_back_over_http_as_often_as_asked_for(gateway: Emulator) -> None:
    """The emulator's own side: three equal calls of the callback address."""
    with Emulator() as ear:
        gateway.state.receipts = 3
        said = {"ApiKey": "a", "SecretKey": "b", "RequestId": "r"}
        said["CallbackUrl"] = f"{ear.address}/gui"
        post(f"{gateway.address}{ESMS}", said)
        for _ in range(100):
            if ear.state.calls == 3:
                break
            time.sleep(0.02)
    assert ear.state.calls == 3


def test_secrets_and_numbers_are_in_no_repr_and_no_row(who: Cast, gateway: Emulator) -> None:
    notice = sent(told(who.ward))
    with_rows = str(list(Notice.objects.values("key", "subject_label", "ways", "params")))
    assert "0912345678" not in repr(notice) + str(list(notice.tries.values()))
    assert "zalo-secret" not in with_rows + repr(ProviderToken.objects.get())
    assert "secret" not in repr(credentials.zalo()).replace("secret=", "")
    assert "0912345678" not in repr(services.Recipient("Mai", "0912345678"))
    assert Client().get("/goi-ve/zalo/x/").status_code == 405
