"""A late dossier: whom nothing in writing reaches is called from a phone, with the proof kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.citizens.models import Citizen
from cchc.dossiers import queries
from cchc.dossiers import services as dossiers
from cchc.dossiers.tests.factories import Shop, extended, fresh, on, processing, shop
from cchc.notices import queries as notices
from cchc.notices import services as sending
from cchc.notices.models import Notice
from cchc.notices.tests.factories import switch_on
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

UNREACHABLE = "0300000013"  # the sample provider: no Zalo, and no SMS either


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Shop:
    """The shop in the week after, every channel on, sending into a file."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-10T14:00")
    settings.NOTICE_PROVIDERS = dict.fromkeys(("zalo", "sms", "email"), "sample")
    made = shop()
    switch_on(made.who, at=on(1))
    citizen = Citizen.objects.get()
    citizen.phone, citizen.email = UNREACHABLE, ""
    citizen.save(update_fields=["phone", "email"])
    return made


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_whom_no_message_reaches_is_called_and_told_of_the_lateness(
    desk: Shop, open_page: Visitor, client: Client
) -> None:
    row = processing(desk)
    extended(desk, row, at=on(10), until=on(16).date())
    for turn in range(8):
        at = on(10, 11) + turn * timedelta(minutes=6)
        for key in notices.due_notices(at, 10):
            sending.send_notice(notice_key=key, at=at, site="")
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("notices:to_call"), size=PHONE)
    expect(page.get_by_role("rowheader")).to_contain_text("03•••013")
    picture(page, "to-call-390")
    assert wrong_for_readers(page) == []
    page.get_by_role("link", name="Gọi", exact=True).click()
    expect(page.get_by_role("link", name=UNREACHABLE)).to_have_attribute(
        "href", f"tel:{UNREACHABLE}"
    )
    expect(page.get_by_text("xin lỗi vì hồ sơ")).to_be_visible()
    picture(page, "call-390")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    page.get_by_role("button", name="Ghi cuộc gọi").click()
    expect(page.get_by_label("Kết quả").or_(page.get_by_role("group")).first).to_be_visible()
    page.get_by_label("Đã nói chuyện").check()
    page.get_by_label("Nội dung trao đổi").fill("Đã xin lỗi, báo ngày hẹn mới.")
    page.get_by_role("button", name="Ghi cuộc gọi").click()
    expect(page.get_by_text("Không phải gọi ai")).to_be_visible()
    page = open_page(reverse("dossiers:page", args=[row.pk]), size=PHONE)
    told = page.get_by_text("Đã xin lỗi, báo ngày hẹn mới.")
    expect(told).to_be_visible()
    picture(page, "told-390")
    assert wider_than_screen(page) == 0
    assert Notice.objects.get(event="late_apology").state == "called"
    dossiers.follow_notices(at=on(10, 15))
    assert queries.missing_links(fresh(row)) == ()
    assert open_page.troubles == []
