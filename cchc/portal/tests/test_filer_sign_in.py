"""A filer signs in by a code; nobody learns from it who has an account."""

import logging
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.tests.factories import on
from cchc.notices import queries, services
from cchc.notices.choices import DispatchState
from cchc.notices.models import Letter
from cchc.organisation.tests.factories import cast
from cchc.portal.models import Filer, FilerSession, OneTimeCode
from cchc.portal.rules import one_time_codes as rule
from cchc.portal.tests.filing import EMAIL, code_sent, signed_in

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, HOME = (
    reverse(f"portal:{name}") for name in ("filer_sign_in", "filer_code", "filings")
)


@pytest.fixture(autouse=True)
def nine(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    return on(4)


def asked(email: str = EMAIL, client: Client | None = None) -> Client:
    """A browser that asked for a code."""
    client = client or Client()
    assert client.post(SIGN_IN, {"email": email})["Location"] == CODE
    return client


def send_letters(at: datetime) -> None:
    """What the worker does."""
    for key in queries.due_letters(at, 10):
        services.send_letter(letter_key=key, at=at, site="https://cchc.example")


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def test_the_right_code_opens_and_opens_only_once() -> None:
    client = asked()
    code = code_sent()
    kept_cookies = client.cookies.output()
    assert client.post(CODE, {"code": f" {code} "})["Location"] == HOME
    assert is_in(client)
    again = asked("x@example.vn")
    again.cookies.load(kept_cookies.replace("Set-Cookie: ", ""))
    assert "Mã không đúng hoặc đã hết hạn" in again.post(CODE, {"code": code}).content.decode()


def test_the_code_goes_out_by_the_outbox_and_the_letter_is_emptied(nine: datetime) -> None:
    asked()
    code = code_sent()
    send_letters(nine)
    (sent,) = mail.outbox
    assert sent.to == [EMAIL]
    assert code in sent.body
    assert code not in sent.subject
    letter = Letter.objects.get()
    assert (letter.state, letter.address, letter.body) == (DispatchState.SENT, "", "")


def test_a_letter_whose_code_has_lapsed_is_not_sent_any_more(nine: datetime) -> None:
    asked()
    send_letters(nine + rule.LIFE)
    assert mail.outbox == []
    letter = Letter.objects.get()
    assert (letter.state, letter.address, letter.body) == (DispatchState.FAILED, "", "")
    services.forget_letters(at=nine + timedelta(days=8))
    assert not Letter.objects.exists()


def test_known_or_unknown_the_answer_and_the_work_are_the_same() -> None:
    signed_in(EMAIL)

    def work(email: str) -> tuple[int, list[str], set[str], int]:
        with CaptureQueriesContext(connection) as found:
            answer = Client().post(SIGN_IN, {"email": email})
        verbs = [query["sql"].split()[0] for query in found.captured_queries]
        return answer.status_code, verbs, set(answer.headers), len(answer.content)

    work("nobody@example.vn")
    assert Filer.objects.count() == 1
    assert work(EMAIL) == work("nobody@example.vn")


@pytest.mark.parametrize("why", ["wrong", "lapsed", "other browser", "used up"])
def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(
    why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = asked()
    code = code_sent()
    plain = client.post(CODE, {"code": another(code)}).content
    if why == "lapsed":
        monkeypatch.setenv("CCHC_NOW", (on(4) + rule.LIFE).isoformat())
    if why == "other browser":
        asked()
        code_of_other = code_sent()
        code = code_of_other
    if why == "used up":
        for _ in range(rule.FAILURES):
            client.post(CODE, {"code": another(code)})
    typed = another(code) if why == "wrong" else code
    answer = client.post(CODE, {"code": typed}).content
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|[0-9]{2}:[0-9]{2}')
    assert token.sub(b"", answer) == token.sub(b"", plain)
    assert not is_in(client)


def test_five_codes_an_hour_are_sent_and_the_sixth_gets_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(rule.SENT_A_WINDOW + 1):
        asked()
    assert Letter.objects.count() == rule.SENT_A_WINDOW
    assert OneTimeCode.objects.get().sent == rule.SENT_A_WINDOW
    monkeypatch.setenv("CCHC_NOW", (on(4) + rule.WINDOW).isoformat())
    asked()
    assert Letter.objects.count() == rule.SENT_A_WINDOW + 1


def test_capitals_make_no_other_account() -> None:
    signed_in(EMAIL)
    signed_in(EMAIL.upper())
    assert Filer.objects.count() == 1


def test_one_machine_asks_and_tries_only_so_often() -> None:
    for number in range(rule.ASKED_PER_MACHINE):
        client = asked(f"a{number}@example.vn")
    assert Client().post(SIGN_IN, {"email": "b@example.vn"}).status_code == 429
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post(SIGN_IN, {"email": "b@example.vn"}).status_code == 302
    for _ in range(rule.TRIED_PER_MACHINE):
        client.post(CODE, {"code": "000000"})
    assert client.post(CODE, {"code": "000000"}).status_code == 429


@pytest.mark.parametrize("typed", ["", "12345", "12345a", "1234567"])
def test_what_is_no_code_says_what_to_type(typed: str) -> None:
    shown = asked().post(CODE, {"code": typed}).content.decode()
    assert "c-error-summary" in shown
    assert OneTimeCode.objects.get().failures == 0


def test_what_is_no_address_gets_no_code() -> None:
    shown = Client().post(SIGN_IN, {"email": "0912345678"}).content.decode()
    assert "c-error-summary" in shown
    assert "Chưa gửi được mã qua tin nhắn điện thoại" in shown
    assert not Letter.objects.exists()


def test_address_and_code_stand_in_no_address_and_no_log(caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client()
    first = client.post(SIGN_IN, {"email": EMAIL})
    code = code_sent()
    second = client.post(CODE, {"code": code})
    shown = first["Location"] + second["Location"] + client.cookies.output() + caplog.text
    assert EMAIL not in shown
    assert code not in caplog.text
    assert OneTimeCode.objects.get().code_hash != code


def test_the_session_ends_two_hours_after_the_last_sending_and_by_the_button(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in()
    monkeypatch.setenv("CCHC_NOW", (on(4) + rule.SESSION).isoformat())
    assert not is_in(client)
    client = signed_in()
    client.post(reverse("portal:filer_sign_out"))
    assert not is_in(client)
    assert FilerSession.objects.filter(expires_at__gt=on(4) + rule.SESSION).count() == 0


def test_filer_and_staff_open_nothing_of_each_other() -> None:
    who = cast()
    staff = Client()
    staff.force_login(who.hoa)
    assert not is_in(staff)
    filer = signed_in()
    assert filer.get(reverse("dossiers:queue")).status_code == 302
    cookie = filer.cookies["cchc_nguoi_nop"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/nop-ho-so/"
    assert "sessionid" not in filer.cookies


def test_the_way_back_stays_in_this_house() -> None:
    client = Client()
    client.post(SIGN_IN, {"email": EMAIL, "next": "https://evil.example/"})
    assert client.post(CODE, {"code": code_sent()})["Location"] == HOME


def test_a_forged_post_is_refused() -> None:
    forger = Client(enforce_csrf_checks=True)
    assert forger.post(SIGN_IN, {"email": EMAIL}).status_code == 403
    assert forger.post(reverse("portal:filer_sign_out")).status_code == 403


@pytest.mark.parametrize("cookie", ["", "abc", "00" * 40])
def test_a_cookie_of_ones_own_making_leads_back_to_the_beginning(cookie: str) -> None:
    client = Client()
    client.cookies["cchc_hoi_ma"] = cookie
    assert client.get(CODE)["Location"] == SIGN_IN
    client.cookies["cchc_nguoi_nop"] = cookie
    assert SIGN_IN in client.get(HOME)["Location"]


def test_no_page_is_kept_or_indexed() -> None:
    for answer in (Client().get(SIGN_IN), asked().get(CODE), signed_in().get(HOME)):
        assert answer["Cache-Control"] == "private, no-store"
        assert "noindex" in answer["X-Robots-Tag"]
