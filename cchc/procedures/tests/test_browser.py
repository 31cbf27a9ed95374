"""The catalogue in a real browser: readable, within the screen, usable by keyboard."""

import pytest
from django.test import Client

from cchc.organisation.tests.factories import Cast, cast
from cchc.procedures import services
from cchc.procedures.models import CatalogueImport, Procedure
from cchc.procedures.tests.factories import BIRTH, COPY, NOW, certified_copy, published
from cchc.procedures.tests.sheets import file_of, sheets_of
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def with_catalogue() -> Cast:
    """The cast with two procedures."""
    who = cast()
    published(who.quan)
    published(who.quan, entry=COPY, content=certified_copy())
    return who


def tried(who: Cast) -> CatalogueImport:
    """A file with two bad rows, handed in."""
    sheets = sheets_of()
    sheets["Giấy tờ"][2][4] = "hai"
    sheets["Các bước"][2][6] = "700"
    return services.hand_in(
        agency=who.ward, content=file_of(sheets), name="danh-muc.xlsx", actor=who.quan, at=NOW
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_pages_of_the_catalogue_are_accessible(
    open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    who = with_catalogue()
    client.force_login(who.quan)
    open_page.sign_in(client)
    birth = Procedure.objects.get(code=BIRTH.code)
    draft = services.copy_in_force(procedure=birth, actor=who.quan, at=NOW)
    pages = {
        "list": "/thu-tuc/?q=khai+sinh" if size == PHONE else "/thu-tuc/",
        "procedure": f"/thu-tuc/{birth.pk}/",
        "revise": f"/thu-tuc/{birth.pk}/phien-ban/{draft.number}/sua/",
        "publish": f"/thu-tuc/{birth.pk}/phien-ban/{draft.number}/cong-bo/",
        "bring-in": "/thu-tuc/nhap/",
        "tried": f"/thu-tuc/nhap/{tried(who).pk}/",
    }
    for name, address in pages.items():
        page = open_page(address, size=size)
        picture(page, f"procedures-{name}-{size[0]}")
        assert wrong_for_readers(page) == [], name
        assert wider_than_screen(page) == 0, name
    assert open_page.troubles == []
