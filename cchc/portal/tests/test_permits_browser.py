"""The chair's side of the level-3 checklist in a real browser: on desk, phone and paper."""

from contextlib import nullcontext

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.organisation.tests.factories import cast
from cchc.portal.models import FilingPermit
from cchc.portal.tests.permits import machine_in_order, submitted
from cchc.portal.tests.test_permits import AT, PAGE
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
A4 = (794, 1123)


@pytest.mark.parametrize("size", [DESKTOP, PHONE, A4], ids=["desk", "phone", "paper"])
def test_the_chair_reads_the_checklist_and_decides(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", AT.isoformat())
    ward = cast()
    permit = submitted(ward.ward, AT)
    ward.minh.refresh_from_db()  # has a second factor now
    client.force_login(ward.minh)
    open_page.sign_in(client)
    back = reverse("portal:send_filing_back", args=[permit.pk])
    end = reverse("portal:end_filing", args=[permit.pk])
    for name, address, in_order in (
        ("open", PAGE, False),
        ("ready", PAGE, True),
        ("send_back", back, True),
        ("end", end, True),
    ):
        with machine_in_order() if in_order else nullcontext():
            page = open_page(address, size=size)
            page.emulate_media(media="print" if size == A4 else "screen")
            picture(page, f"permit-chair-{name}-{size[0]}")
            assert wider_than_screen(page) == 0, name
            if size != A4:
                assert wrong_for_readers(page) == [], name
    approve = "Duyệt, bắt đầu nhận"
    page = open_page(PAGE, size=size)
    page.emulate_media(media="screen")
    expect(page.get_by_role("button", name=approve)).to_have_count(0)
    expect(page.get_by_text("chưa duyệt được")).to_be_visible()
    with machine_in_order():
        page = open_page(PAGE, size=size)
        page.get_by_role("button", name=approve).click()
        expect(page.get_by_text("Đã duyệt. Trang công khai bắt đầu nhận")).to_be_visible()
    assert FilingPermit.objects.get().state == "approved"
    assert open_page.troubles == []
