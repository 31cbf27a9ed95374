"""In a real browser: the desk identifies and replies, the leader erases, the public page reads."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.citizens.tests.factories import registered
from cchc.organisation.tests.factories import cast
from cchc.privacy.tests.factories import TUESDAY, received
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, name: str) -> None:
    """A picture, nothing wrong for readers, nothing wider than the screen."""
    picture(page, f"privacy-{name}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0


def test_a_deletion_goes_from_the_desk_to_the_leader(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    cache.clear()
    who = cast()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    registered(who.ward)
    row = received(who)
    looked_at(open_page(reverse("portal:rights", args=[who.ward.code]), size=PHONE), "public")
    client.force_login(who.hoa)
    open_page.sign_in(client)
    looked_at(open_page(reverse("privacy:requests")), "register")
    page = open_page(reverse("privacy:request", args=[row.pk]))
    page.get_by_role("link", name="Kiểm tra danh tính").click()
    page.get_by_label("Số giấy tờ, điện thoại hoặc tên").fill("tran thi mai")
    page.locator("#noi-dung").get_by_role("button", name="Tìm").click()
    page.get_by_label("Trần Thị Mai").check()
    looked_at(page, "identify")
    page.get_by_role("button", name="Ghi nhận danh tính").click()
    page.get_by_role("link", name="Trả lời tiếp nhận").click()
    page.get_by_label("Nội dung").fill("Đã nhận, sẽ xóa trước ngày 29/03/2026.")
    page.get_by_role("button", name="Trả lời tiếp nhận").click()
    expect(page.get_by_text("Đã ghi trả lời.")).to_be_visible()
    looked_at(page, "request")
    client.logout()
    client.force_login(who.lan)
    open_page.sign_in(client)
    page = open_page(reverse("privacy:request", args=[row.pk]), size=PHONE)
    page.get_by_role("link", name="Xóa dữ liệu").click()
    page.get_by_label("Tôi đã đọc và đồng ý xóa").check()
    page.get_by_role("button", name="Xóa dữ liệu").click()
    expect(page.get_by_text("Nội dung riêng đã xóa")).to_be_visible()
    looked_at(page, "erased-phone")
    looked_at(open_page(reverse("privacy:retention")), "retention")
    assert open_page.troubles == []
