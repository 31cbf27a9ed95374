"""The style guide, seen by a browser: accessible, within the screen, quiet in the console."""

import pytest
from django.test import Client

from cchc.web.views import GUIDE_PAGES
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

PATHS = {name: f"/kieu-mau/{name}/" if name else "/kieu-mau/" for name in GUIDE_PAGES}


@pytest.mark.parametrize("name", PATHS)
def test_each_page_of_the_guide_answers(client: Client, name: str) -> None:
    assert client.get(PATHS[name]).status_code == 200


def test_the_guide_is_hidden_from_real_use(client: Client, settings: object) -> None:
    settings.STYLE_GUIDE = False  # type: ignore[attr-defined]
    assert client.get("/kieu-mau/").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", PATHS)
def test_nothing_is_cut_off_on_the_narrowest_screen(open_page: Visitor, name: str) -> None:
    assert wider_than_screen(open_page(PATHS[name], size=(320, 640))) == 0


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_missing_page_is_accessible(open_page: Visitor) -> None:
    page = open_page("/khong-co-trang-nay/", size=PHONE)
    assert "Không tìm thấy trang" in page.inner_text("h1")
    assert wrong_for_readers(page) == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    open_page: Visitor, name: str, size: tuple[int, int]
) -> None:
    page = open_page(PATHS[name], size=size)
    picture(page, f"guide-{name or 'components'}-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert open_page.troubles == []
