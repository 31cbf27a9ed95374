"""The screens in a real browser: readable by everybody, no wider than a phone, under the CSP."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from playwright.sync_api import expect

from cchc.kernel.clock import HANOI
from cchc.organisation.tests.factories import PASSWORD, cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
PAGES = {
    "quantri": (
        "/co-quan/nguoi-dung/",
        "/co-quan/nguoi-dung/mo/",
        "/co-quan/nguoi-dung/ra-soat/",
        "/co-quan/dang-nhap/",
        "/co-quan/cau-hinh/",
        "/co-quan/cau-hinh/plans.day_off/",
    ),
    "quan": (
        "/tai-khoan/",
        "/co-quan/bo-phan/",
        "/co-quan/lich/2026/",
        "/co-quan/lich/gio-lam-viec/",
        "/co-quan/nguoi-thay/cu/",
    ),
}


@pytest.mark.parametrize("username", sorted(PAGES))
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_screens_are_accessible_and_fit(
    open_page: Visitor, client: Client, username: str, size: tuple[int, int]
) -> None:
    client.force_login(getattr(cast(), username))
    open_page.sign_in(client)
    for path in PAGES[username]:
        page = open_page(path, size=size)
        assert wrong_for_readers(page) == [], path
        assert wider_than_screen(page) == 0, path
    assert open_page.troubles == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_person_signs_in_wrongly_then_rightly_and_out(
    open_page: Visitor, javascript: bool
) -> None:
    cast()
    page = open_page("/tai-khoan/", javascript=javascript)
    page.fill("[name=username]", "binh")
    page.fill("[name=password]", "sai")
    page.click("main button[type=submit]")
    expect(page.locator("main")).to_contain_text("không đúng")
    expect(page.locator("[name=password]")).to_have_value("")
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    expect(page).to_have_url(re.compile(r"/tai-khoan/$"))
    page.click("details.c-user summary")
    page.click("text=Đăng xuất")
    expect(page).to_have_url(re.compile("/dang-nhap/"))


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_locked_session_is_accessible_and_fits(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    client.force_login(cast().quan)
    open_page.sign_in(client)
    open_page("/tai-khoan/", size=size)
    monkeypatch.setenv("CCHC_NOW", (NOW + timedelta(minutes=16)).isoformat())
    page = open_page("/tai-khoan/", size=size)
    expect(page.get_by_role("heading", name="Phiên đã khóa")).to_be_visible()
    assert "/phien-khoa/" in page.url
    picture(page, f"locked-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    picture(page, f"locked-wrong-{size[0]}")
    assert wrong_for_readers(page) == []
    assert open_page.troubles == []
