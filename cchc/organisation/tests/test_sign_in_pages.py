"""Signing in with a browser: forms, locks, where one lands."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.organisation import services
from cchc.organisation.models import User
from cchc.organisation.tests.factories import PASSWORD, Cast, cast

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
SIGN_IN = reverse("organisation:sign_in")
ACCOUNT = reverse("organisation:account")


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    return cast()


@pytest.fixture(name="clock_at")
def clock_at_fixture(monkeypatch: pytest.MonkeyPatch) -> "ClockAt":
    return ClockAt(monkeypatch)


class ClockAt:
    """Sets the clock to so many minutes after nine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self(0)

    def __call__(self, minutes: float) -> None:
        moment = AT + timedelta(minutes=minutes)
        self.monkeypatch.setenv("CCHC_NOW", moment.isoformat())


def signed_in(client: Client, username: str) -> Client:
    answer = client.post(SIGN_IN, {"username": username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://testserver/tai-khoan/?xem=1", "?next=%2Ftai-khoan%2F%3Fxem%3D1"),
        ("https://elsewhere.example/tai-khoan/", ""),
        ("", ""),
    ],
)
def test_who_sends_a_form_after_the_session_comes_back_to_it(
    client: Client, ward: Cast, came_from: str, back: str
) -> None:
    answer = client.post(ACCOUNT, headers={"referer": came_from})
    assert answer.headers["Location"] == f"{SIGN_IN}{back}"
    assert "Phiên làm việc đã hết" in client.get(SIGN_IN).content.decode()


def test_the_stranger_is_sent_to_sign_in_and_back_to_where_they_went(
    client: Client, ward: Cast
) -> None:
    answer = client.get(ACCOUNT + "?xem=1")
    assert answer.headers["Location"] == f"{SIGN_IN}?next=%2Ftai-khoan%2F%3Fxem%3D1"
    answer = client.post(
        answer.headers["Location"], {"username": "binh", "password": PASSWORD, "next": ACCOUNT}
    )
    assert answer.headers["Location"] == ACCOUNT
    assert "Đỗ Văn Bình" in client.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(
    "next_page", ["https://xau.example/", "//xau.example", "javascript:alert(1)", "/\\xau.example"]
)
def test_nobody_is_sent_to_another_site(client: Client, ward: Cast, next_page: str) -> None:
    data = {"username": "binh", "password": PASSWORD, "next": next_page}
    assert client.post(SIGN_IN, data).headers["Location"] == "/"


def test_wrong_unknown_and_locked_read_the_same(client: Client, ward: Cast) -> None:
    services.lock_account(user=ward.son, actor=ward.quantri, at=AT, reason="thử")
    answers = [
        client.post(SIGN_IN, {"username": name, "password": word}).content.decode()
        for name, word in (("binh", "sai"), ("khong-ai", "sai"), ("son", PASSWORD))
    ]
    for answer in answers:
        assert "không đúng, hoặc tài khoản đang bị khóa" in answer
        assert PASSWORD not in answer


def test_the_session_key_changes_at_sign_in(client: Client, ward: Cast) -> None:
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    signed_in(client, "binh")
    assert client.session.session_key != before


def test_signing_out_needs_a_button_and_empties_the_session(client: Client, ward: Cast) -> None:
    signed_in(client, "binh")
    assert client.get(reverse("organisation:sign_out")).status_code == 405
    client.post(reverse("organisation:sign_out"))
    assert client.get(ACCOUNT).status_code == 302


def test_a_first_password_leads_everywhere_to_changing_it(client: Client, ward: Cast) -> None:
    services.reset_password(user=ward.binh, password="Hoa-cuc-vang-26!", actor=ward.quantri, at=AT)
    client.post(SIGN_IN, {"username": "binh", "password": "Hoa-cuc-vang-26!"})
    change = reverse("organisation:change_password")
    assert client.get(ACCOUNT).headers["Location"] == f"{change}?next=%2Ftai-khoan%2F"
    data = {"old": "Hoa-cuc-vang-26!", "new": "Hoa-mai-vang-26!", "again": "Hoa-mai-vang-26!"}
    assert client.post(change, {**data, "again": "khác"}).status_code == 200
    assert client.post(change, {**data, "old": "sai"}).status_code == 200
    assert client.post(change, {**data, "next": ACCOUNT}).headers["Location"] == ACCOUNT
    assert client.get(ACCOUNT).status_code == 200


def test_another_session_ends_when_the_password_changes(ward: Cast) -> None:
    here, there = signed_in(Client(), "binh"), signed_in(Client(), "binh")
    data = {"old": PASSWORD, "new": "Hoa-mai-vang-26!", "again": "Hoa-mai-vang-26!"}
    here.post(reverse("organisation:change_password"), data)
    assert here.get(ACCOUNT).status_code == 200
    assert there.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize(("username", "minutes"), [("binh", 15), ("quantri", 5)])
def test_an_idle_session_locks_and_opens_again_where_it_was(
    client: Client, ward: Cast, clock_at: ClockAt, username: str, minutes: int
) -> None:
    User.objects.update(password_set_at=AT)
    signed_in(client, username)
    clock_at(minutes - 0.5)
    assert client.get(ACCOUNT).status_code == 200
    clock_at(2 * minutes)
    resume = client.get(ACCOUNT).headers["Location"]
    assert resume == f"{reverse('organisation:resume')}?next=%2Ftai-khoan%2F"
    assert "Phiên đã khóa" in client.get(resume).content.decode()
    assert client.post(resume, {"password": "sai"}).status_code == 200
    assert client.get(ACCOUNT).status_code == 302
    answer = client.post(resume, {"password": PASSWORD, "next": ACCOUNT})
    assert answer.headers["Location"] == ACCOUNT
    assert client.get(ACCOUNT).status_code == 200


def test_polling_does_not_keep_a_session_open(
    client: Client, ward: Cast, clock_at: ClockAt
) -> None:
    signed_in(client, "binh")
    clock_at(14)
    assert client.get(ACCOUNT, headers={"X-Background": "1"}).status_code == 200
    clock_at(15)
    assert client.get(ACCOUNT).status_code == 302


def test_htmx_is_told_to_leave_the_page(client: Client, ward: Cast) -> None:
    answer = client.get(ACCOUNT, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(SIGN_IN)


def test_wrong_passwords_at_the_locked_page_lock_the_account(
    client: Client, ward: Cast, clock_at: ClockAt
) -> None:
    signed_in(client, "binh")
    clock_at(16)
    for _ in range(5):
        client.post(reverse("organisation:resume"), {"password": "sai"})
    assert client.get(ACCOUNT).headers["Location"].startswith(SIGN_IN)


def test_locking_or_closing_an_account_ends_its_sessions(client: Client, ward: Cast) -> None:
    signed_in(client, "binh")
    services.lock_account(user=ward.binh, actor=ward.quantri, at=AT, reason="thử")
    assert client.get(ACCOUNT).status_code == 302
    other = signed_in(Client(), "son")
    services.close_account(user=ward.son, actor=ward.quantri, at=AT, reason="thử")
    assert other.get(ACCOUNT).status_code == 302


def test_who_is_signed_in_need_not_sign_in_again(client: Client, ward: Cast) -> None:
    signed_in(client, "binh")
    assert client.get(f"{SIGN_IN}?next={ACCOUNT}").headers["Location"] == ACCOUNT


def test_behind_a_proxy_the_visitors_own_address_is_counted(
    client: Client, ward: Cast, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = 1
    client.post(
        SIGN_IN,
        {"username": "binh", "password": "sai"},
        headers={"X-Forwarded-For": "1.2.3.4, 10.9.8.7"},
    )
    assert ward.binh.sign_ins.get().address == "10.9.8.7"
