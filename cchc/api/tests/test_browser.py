"""The screens in a real browser: a key is given, approved, an address is told, all is withdrawn."""

import pytest
from django.test import Client as Browser
from django.urls import reverse
from playwright.sync_api import expect

from cchc.api.models import Client
from cchc.api.tests.factories import BASIS, NOON, SOURCE
from cchc.dossiers.tests.factories import shop
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_system_is_connected_and_withdrawn(
    open_page: Visitor,
    client: Browser,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOON.isoformat())
    who = shop().who
    client.force_login(who.quantri)
    open_page.sign_in(client)
    page = open_page(reverse("api:clients"), size=size)

    def looked_at(name: str) -> None:
        picture(page, f"api-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0

    looked_at("empty")
    page.get_by_role("link", name="Cấp khóa").first.click()
    page.get_by_label("Tên hệ thống được kết nối").fill("Hệ thống tỉnh (mẫu)")
    page.get_by_label("Tên nguồn ghi trên hồ sơ").fill(SOURCE)
    page.get_by_label("Đọc hồ sơ (đã che)").check()
    page.get_by_label("Văn bản cho phép kết nối").fill(BASIS)
    looked_at("register")
    page.get_by_role("button", name="Cấp khóa").click()
    expect(page.get_by_text("Chỉ hiện một lần")).to_be_visible()
    looked_at("key")
    page.get_by_role("link", name="Đã chép").click()
    expect(page.get_by_text("Khóa chưa dùng được.")).to_be_visible()
    looked_at("waiting")
    made = Client.objects.get()
    client.force_login(who.lan)
    open_page.sign_in(client)
    open_page(reverse("api:client", args=[made.pk]), size=size)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Duyệt kết nối").click()
    expect(page.get_by_text("Đã duyệt kết nối.")).to_be_visible()
    looked_at("approved")
    client.force_login(who.quantri)
    open_page.sign_in(client)
    open_page(reverse("api:subscribe", args=[made.pk]), size=size)
    page.get_by_label("Địa chỉ nhận tin").fill("https://nhan-tin.example.vn/cchc")
    page.get_by_label("Hồ sơ quá hạn").check()
    looked_at("subscribe")
    page.get_by_role("button", name="Đăng ký").click()
    looked_at("secret")
    page.get_by_role("link", name="Đã chép").click()
    page.get_by_role("button", name="Gửi thử").click()
    expect(page.get_by_text("chưa gửi")).to_be_visible()
    looked_at("log")
    open_page(reverse("api:reference"), size=size)
    looked_at("reference")
    open_page(reverse("api:revoke", args=[made.pk]), size=size)
    looked_at("revoke")
    page.get_by_label("Lý do thu hồi").fill("Hết hợp đồng")
    page.get_by_role("button", name="Thu hồi khóa").click()
    expect(page.get_by_text("Đã thu hồi khóa.")).to_be_visible()
    looked_at("revoked")
    assert open_page.troubles == []
