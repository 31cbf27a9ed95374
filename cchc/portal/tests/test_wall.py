"""The screen in the hall: published figures, large, without anybody's name."""

import html
import re
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.dossiers.tests.factories import Shop, finished, on, processing
from cchc.organisation.tests.factories import cast
from cchc.portal import services
from cchc.portal.tests.factories import public_shop
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    return on(20)


def shown() -> str:
    answer = Client().get(reverse("portal:wall", args=["anbinh"]))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    return re.sub(r"\s+", " ", html.unescape(answer.content.decode()))


def lived() -> Shop:
    desk = public_shop()
    for at in (on(4), on(12)):
        finished(desk, processing(desk), at=at)
    processing(desk)
    return desk


@pytest.mark.django_db
def test_it_shows_the_newest_month_that_is_published_and_renews_itself() -> None:
    desk = lived()
    assert "Chưa có số liệu" in shown()
    services.publish_figures(agency=desk.who.ward, at=on(20))
    text = shown()
    assert 'data-renew="300"' in text
    assert "số liệu tháng 03/2026" in text
    assert "<dt>Đã giải quyết</dt><dd>2</dd>" in text
    assert "<dt>Đang quá hạn</dt><dd>1</dd>" in text
    assert "50%" in text


@pytest.mark.django_db
def test_it_names_nobody_and_no_dossier() -> None:
    desk = lived()
    services.publish_figures(agency=desk.who.ward, at=on(20))
    text = shown()
    people = [desk.who.binh, desk.who.hoa, desk.who.minh]
    assert not [person.full_name for person in people if person.full_name in text]
    assert not re.search(r"\d{6}-\d{4}", text)
    assert "…-" not in text


@pytest.mark.django_db
def test_a_ward_that_is_not_public_has_none() -> None:
    address = reverse("portal:wall", args=[cast().ward.code])
    assert Client().get(address).status_code == 404
    assert Client().get(reverse("portal:wall", args=["khong-co"])).status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, (1920, 1080), PHONE])
def test_it_fits_the_screen(open_page: Visitor, size: tuple[int, int]) -> None:
    desk = lived()
    services.publish_figures(agency=desk.who.ward, at=on(20))
    page = open_page(reverse("portal:wall", args=["anbinh"]), size=size)
    picture(page, f"wall-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    if size != PHONE:
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert open_page.troubles == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_renews_its_figures_and_says_when_it_cannot(open_page: Visitor) -> None:
    desk = lived()
    page = open_page(reverse("portal:wall", args=["anbinh"]))
    page.clock.install()
    page.reload()
    expect(page.get_by_text("Chưa có số liệu")).to_be_visible()
    services.publish_figures(agency=desk.who.ward, at=on(20))
    page.clock.fast_forward(301_000)
    expect(page.get_by_text("Tiếp nhận mới")).to_be_visible()
    expect(page.get_by_text("Mất kết nối")).to_be_hidden()
    page.route("**/*", lambda route: route.abort())
    page.clock.fast_forward(301_000)
    expect(page.get_by_text("Mất kết nối")).to_be_visible()
    expect(page.get_by_text("Tiếp nhận mới")).to_be_visible()
