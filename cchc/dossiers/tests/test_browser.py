"""The screens in a real browser: the counter by keyboard alone, readable at any width."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import (
    Shop,
    asked,
    finished,
    on,
    processing,
    proposed,
    received,
    shop,
)
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop on a Monday morning."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")
    return shop()


def test_a_dossier_is_received_by_keyboard_alone(
    desk: Shop, open_page: Visitor, client: Client
) -> None:
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("dossiers:counter"))
    page.keyboard.type("khai sinh")
    expect(page.locator("[data-pick]").first).to_be_visible()
    picture(page, "counter-1-procedure")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hạn trả kết quả")).to_be_visible()
    page.keyboard.type("nguyen van la")
    expect(page.get_by_label("Họ và tên, tên tổ chức")).to_have_value("nguyen van la")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Số giấy tờ", exact=True)).to_be_focused()
    page.locator("#tim-nguoi").focus()
    page.locator("#tim-nguoi").fill("")
    page.keyboard.type("tran mai")
    expect(page.get_by_role("link", name="Trần Thị Mai")).to_be_visible()
    picture(page, "counter-2-person")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.get_by_role("checkbox", name="Tờ khai đăng ký khai sinh", exact=True).first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Alt+d")
    picture(page, "counter-3-papers")
    assert wrong_for_readers(page) == []
    place = page.locator("[data-receive]").bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= DESKTOP[1]  # in sight without scrolling
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã tiếp nhận hồ sơ")).to_be_visible()
    picture(page, "counter-4-taken")
    assert wrong_for_readers(page) == []
    with page.expect_navigation():
        page.keyboard.press("i")
    expect(page.locator(".d-paper")).to_contain_text("GIẤY TIẾP NHẬN HỒ SƠ")
    picture(page, "counter-5-slip")
    with page.expect_navigation():
        page.keyboard.press("n")
    expect(page.locator("#tim-thu-tuc")).to_be_focused()
    assert open_page.troubles == []
    assert Dossier.objects.get().state == 2


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_every_screen_is_readable_at_any_width(
    desk: Shop,
    open_page: Visitor,
    client: Client,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-10T10:00")
    late = processing(desk)
    proposed(desk, late, at=on(10, 9), until=date(2026, 3, 13))
    asked(desk, received(desk, at=on(9, 10)), at=on(9, 14))
    received(desk, at=on(4), filed_at=on(3, 14), contingency_reason="Mất điện cả buổi chiều")
    done = finished(desk, processing(desk, at=on(3)), at=on(6), with_file=True)
    chosen = f"?thu-tuc={desk.version.procedure_id}&nguoi={desk.mai.pk}"
    looks = (
        (desk.who.hoa, "counter", (), chosen),
        (desk.who.hoa, "queue", (), ""),
        (desk.who.hoa, "every", (), ""),
        (desk.who.hoa, "risks", (), ""),
        (desk.who.hoa, "register", (), ""),
        (desk.who.hoa, "contingency", (), ""),
        (desk.who.hoa, "page", (done.pk,), ""),
        (desk.who.hoa, "ask_supplement", (late.pk,), ""),
        (desk.who.binh, "page", (late.pk,), ""),
        (desk.who.binh, "finish", (late.pk,), ""),
        (desk.who.lan, "page", (late.pk,), ""),
        (desk.who.lan, "extend", (late.pk,), ""),
    )
    for who, name, args, query in looks:
        client.force_login(who)
        open_page.sign_in(client)
        page = open_page(reverse(f"dossiers:{name}", args=args) + query, size=size)
        picture(page, f"{name}-{who.username}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
