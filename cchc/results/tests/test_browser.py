"""The screens in a real browser: the board, the inventory, a row, the repository, a result."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.results import services
from cchc.results.tests.factories import (
    checked,
    house,
    kept,
    left_out,
    listed,
    on,
    scanned,
    stored,
)
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_an_officer_goes_from_the_board_to_a_result_in_the_repository(
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(6).isoformat())
    one = house()
    stored(one, listed(one, number="4/2015"))
    scanned(one, listed(one, number="5/2015"), by=one.who.binh)
    row = checked(one)
    left_out(one)
    late = listed(one, number="7/2015")
    services.assign(
        item=late, person=one.who.binh, target_on=date(2026, 3, 4), actor=one.who.hoa, at=on(3)
    )
    client.force_login(one.who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("results:board"), size=size)

    def looked_at(name: str) -> None:
        picture(page, f"results-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0

    looked_at("board")
    for name in ("items", "mine", "bring_in", "enter", "assign_many", "many_files", "results"):
        open_page(reverse(f"results:{name}"), size=size)
        looked_at(name)
    open_page(reverse("results:item", args=[row.pk]), size=size)
    looked_at("item")
    page.get_by_role("button", name="Đưa vào kho").click()
    expect(page.get_by_text("tính là đã số hóa")).to_be_visible()
    page.get_by_role("link", name="Trong kho kết quả").click()
    expect(page.get_by_role("heading", name="Xác minh công khai")).to_be_visible()
    looked_at("result")
    open_page(reverse("results:revoke", args=[kept(one).pk]), size=size)
    looked_at("revoke")
    open_page(reverse("results:stickers"), size=size)
    looked_at("stickers")
    assert open_page.troubles == []
