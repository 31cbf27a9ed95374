"""The second factor with a browser: the second step, setting up, printing, reset."""

import html
import logging
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.organisation import queries, services
from cchc.organisation.models import User
from cchc.organisation.tests.factor import Phone, code_at, enrolled
from cchc.organisation.tests.factories import PASSWORD, Cast, cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

AT = datetime(2026, 11, 23, 9, 0, tzinfo=HANOI)
LATER = AT + timedelta(minutes=2)
SIGN_IN, CODE = reverse("organisation:sign_in"), reverse("organisation:give_code")
ACCOUNT, ENROL = reverse("organisation:account"), reverse("organisation:enrol_factor")
RESUME, SIGN_OUT = reverse("organisation:resume"), reverse("organisation:sign_out")


@pytest.fixture(name="ward")
def ward_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", LATER.isoformat())
    made = cast()
    User.objects.update(password_set_at=AT)
    return made


@pytest.fixture(name="phone")
def phone_fixture(ward: Cast) -> Phone:
    return enrolled(ward.binh, AT)


def password_given(client: Client, username: str = "binh", next_page: str = ACCOUNT) -> str:
    data = {"username": username, "password": PASSWORD, "next": next_page}
    return str(client.post(SIGN_IN, data).headers["Location"])


def demand(ward: Cast, key: str = "sign_in.second_factor") -> None:
    services.change_setting(agency=ward.ward, key=key, value="demanded", actor=ward.quantri, at=AT)


def secret_shown(page: str) -> str:
    found = re.search(r'<code class="c-secret">([A-Z2-7 ]+)</code>', page)
    assert found
    return found.group(1).replace(" ", "")


def test_the_password_leads_to_the_code_and_the_code_to_where_one_wanted(phone: Phone) -> None:
    client = Client()
    step = password_given(client)
    assert step.startswith(CODE)
    assert client.get(ACCOUNT).headers["Location"].startswith(SIGN_IN)
    shown = client.get(step).content.decode()
    assert 'autocomplete="one-time-code"' in shown
    answer = client.post(step, {"factor_code": "000000", "next": ACCOUNT})
    assert "Mã không đúng" in answer.content.decode()
    before = client.session.session_key
    answer = client.post(step, {"factor_code": phone.code(LATER), "next": ACCOUNT})
    assert answer.headers["Location"] == ACCOUNT
    assert client.session.session_key != before
    assert client.get(ACCOUNT).status_code == 200
    assert Client().get(step).headers["Location"].startswith(SIGN_IN)


def test_a_recovery_code_opens_and_the_account_says_how_many_are_left(phone: Phone) -> None:
    client = Client()
    step = password_given(client)
    assert "Mã khôi phục" in client.get(f"{step}&cach=khoi-phuc").content.decode()
    answer = client.post(CODE, {"recovery_code": phone.sheet[3], "next": "https://xau.example/"})
    assert answer.headers["Location"] == "/"
    assert "Còn 9 trong 10" in client.get(ACCOUNT).content.decode()


def test_without_the_password_the_code_page_leads_back(phone: Phone) -> None:
    client = Client()
    answer = client.post(CODE, {"factor_code": phone.code(LATER)})
    assert answer.headers["Location"].startswith(SIGN_IN)
    assert client.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize("what", ["time", "password", "factor"])
def test_too_late_or_changed_meanwhile_it_begins_anew(
    ward: Cast, phone: Phone, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    client = Client()
    step, now = password_given(client), LATER
    if what == "time":
        now += timedelta(minutes=10, seconds=1)
        monkeypatch.setenv("CCHC_NOW", now.isoformat())
    elif what == "password":
        services.reset_password(
            user=phone.user, password="Hoa-cuc-vang-26!", actor=ward.quantri, at=LATER
        )
    else:
        services.reset_factor(user=phone.user, actor=ward.quantri, reason="mất máy", at=LATER)
    answer = client.post(step, {"factor_code": phone.code(now)})
    assert answer.headers["Location"].startswith(SIGN_IN)
    assert client.get(ACCOUNT).status_code == 302


def test_who_signs_in_over_another_ends_the_others_session(ward: Cast, phone: Phone) -> None:
    client = Client()
    password_given(client, "son")
    assert "Hoàng Văn Sơn" in client.get(ACCOUNT).content.decode()
    assert password_given(client).startswith(CODE)
    assert client.get(ACCOUNT).headers["Location"].startswith(SIGN_IN)


def test_setting_up_shows_the_codes_once_and_ends_other_sessions(ward: Cast) -> None:
    here, there = Client(), Client()
    password_given(here)
    password_given(there)
    assert there.get(ACCOUNT).status_code == 200
    page = here.get(ENROL).content.decode()
    secret = secret_shown(page)
    assert secret_shown(here.get(ENROL).content.decode()) == secret
    assert secret_shown(there.get(ENROL).content.decode()) != secret
    assert 'src="data:image/svg+xml' in page
    wrong = {"factor_code": "000000", "password": PASSWORD}
    assert "Mã không đúng" in here.post(ENROL, wrong).content.decode()
    data = {"factor_code": code_at(LATER, secret), "password": "sai", "next": "/"}
    assert "Mật khẩu hiện tại không đúng" in here.post(ENROL, data).content.decode()
    answer = here.post(ENROL, {**data, "password": PASSWORD})
    shown = answer.content.decode()
    assert len(re.findall(r"<li><code>[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}</code>", shown)) == 10
    assert "no-store" in answer.headers["Cache-Control"]
    assert here.get(ACCOUNT).status_code == 200
    assert here.get(ENROL).headers["Location"] == ACCOUNT
    assert there.get(ACCOUNT).headers["Location"].startswith(SIGN_IN)
    assert secret not in str(dict(here.session))


def test_demanded_only_setting_up_and_signing_out_are_reachable(ward: Cast) -> None:
    demand(ward)
    client = Client()
    password_given(client)
    for address in ("/", ACCOUNT, "/thong-bao/", reverse("organisation:calendar")):
        answer = client.get(address)
        assert answer.headers["Location"].startswith(ENROL), address
    page = client.get(ENROL).content.decode()
    assert "Cơ quan bắt buộc" in page
    assert "Để sau" not in page
    assert client.post(SIGN_OUT).headers["Location"] == SIGN_IN
    password_given(client)
    secret = secret_shown(client.get(ENROL).content.decode())
    client.post(ENROL, {"factor_code": code_at(LATER, secret), "password": PASSWORD})
    assert client.get(ACCOUNT).status_code == 200


def test_the_first_password_is_changed_before_setting_up(ward: Cast) -> None:
    demand(ward)
    first, new = "Hoa-cuc-vang-26!", "Hoa-mai-vang-26!"
    services.reset_password(user=ward.binh, password=first, actor=ward.quantri, at=LATER)
    client = Client()
    client.post(SIGN_IN, {"username": "binh", "password": first})
    change = reverse("organisation:change_password")
    for address in (ACCOUNT, ENROL):
        assert client.get(address).headers["Location"].startswith(change)
    client.post(change, {"old": first, "new": new, "again": new})
    assert client.get(ACCOUNT).headers["Location"].startswith(ENROL)


def test_a_locked_session_is_opened_by_the_password_alone(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    step = password_given(client)
    client.post(step, {"factor_code": phone.code(LATER)})
    monkeypatch.setenv("CCHC_NOW", (LATER + timedelta(minutes=20)).isoformat())
    assert client.get(ACCOUNT).headers["Location"].startswith(RESUME)
    answer = client.post(RESUME, {"password": PASSWORD, "next": ACCOUNT})
    assert answer.headers["Location"] == ACCOUNT
    assert client.get(ACCOUNT).status_code == 200


def test_what_was_sent_after_the_end_is_found_after_the_code(phone: Phone) -> None:
    client = Client()
    step = password_given(client)
    client.post(step, {"factor_code": phone.code(LATER, steps=-1)})
    client.get(ACCOUNT)
    client.session.flush()
    note = {"note": "đang viết dở", "factor_code": "123456"}
    assert client.post(ACCOUNT, note).headers["Location"].startswith(SIGN_IN)
    step = password_given(client)
    answer = client.post(step, {"factor_code": phone.code(LATER)})
    kept = reverse("organisation:kept_form")
    assert answer.headers["Location"] == kept
    shown = client.get(kept).content.decode()
    assert "đang viết dở" in shown
    assert "123456" not in shown


def test_an_administrator_resets_on_the_screen_and_the_sessions_end(
    ward: Cast, phone: Phone
) -> None:
    there = Client()
    there.post(password_given(there), {"factor_code": phone.code(LATER)})
    assert there.get(ACCOUNT).status_code == 200
    admin = Client()
    admin.force_login(ward.quantri)
    page = reverse("organisation:person", args=[phone.user.pk])
    reset = reverse("organisation:reset_factor", args=[phone.user.pk])
    assert reset in admin.get(page).content.decode()
    assert admin.post(reset, {"reason": ""}).status_code == 200
    assert admin.post(reset, {"reason": "mất máy, đã gặp trực tiếp"}).status_code == 302
    shown = html.unescape(admin.get(page).content.decode())
    assert "Gỡ xác thực hai lớp cho người mất điện thoại" in shown
    assert there.get(ACCOUNT).headers["Location"].startswith(SIGN_IN)
    assert password_given(there) == ACCOUNT


def test_tries_at_taking_away_are_counted(ward: Cast, phone: Phone) -> None:
    client = Client()
    client.post(password_given(client), {"factor_code": phone.code(LATER)})
    remove = reverse("organisation:remove_factor")
    wrong = {"factor_code": "000000", "password": PASSWORD}
    answers = [client.post(remove, wrong).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    assert queries.recovery_codes_left(phone.user) == 10


def test_neither_codes_nor_secret_are_in_a_log(
    ward: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    client = Client()
    password_given(client)
    secret = secret_shown(client.get(ENROL).content.decode())
    code = code_at(LATER, secret)
    client.post(ENROL, {"factor_code": code, "password": PASSWORD})
    client.post(SIGN_OUT)
    client.post(password_given(client), {"factor_code": code})
    assert secret not in caplog.text
    assert code not in caplog.text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_way_from_setting_up_to_the_recovery_code(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Set up, sign out, sign in with a code, sign out, sign in with a recovery code."""
    monkeypatch.setenv("CCHC_NOW", LATER.isoformat())
    ward = cast()
    demand(ward)

    def shown(name: str) -> None:
        picture(page, f"factor-{name}-{size[0]}")
        assert wrong_for_readers(page) == [], name
        assert wider_than_screen(page) == 0, name

    def sign_in() -> None:
        page.get_by_label("Tên đăng nhập").fill("binh")
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Đăng nhập").click()

    def press(name: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name).click()

    page = open_page(SIGN_IN, size=size)
    sign_in()
    shown("enrol")
    secret = page.locator(".c-secret").inner_text().replace(" ", "")
    page.get_by_label("Mã 6 chữ số").fill(code_at(LATER, secret))
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    press("Bật xác thực hai lớp")
    shown("codes")
    recovery = page.locator(".c-recovery code").first.inner_text()
    with page.expect_navigation():
        page.get_by_role("link", name="Đã cất mã, tiếp tục").click()
    page.goto(open_page.address + ACCOUNT)
    shown("account")
    page.context.clear_cookies()
    for field, value in (("Mã 6 chữ số", code_at(LATER, secret, steps=1)), ("", recovery)):
        page.goto(f"{open_page.address}{SIGN_IN}?next={ACCOUNT}")
        sign_in()
        if not field:
            with page.expect_navigation():
                page.get_by_role("link", name="dùng mã khôi phục").click()
        shown("recovery" if not field else "code")
        page.get_by_label(field or "Mã khôi phục").fill(value)
        press("Tiếp tục")
        assert page.get_by_role("heading", level=1).inner_text() == "Tài khoản của tôi"
        page.context.clear_cookies()
    assert open_page.troubles == []
