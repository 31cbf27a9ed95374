"""In a real browser: the registers of consents and breaches, their forms, and how they print."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.citizens.tests.factories import registered
from cchc.organisation.tests.factories import cast
from cchc.privacy import services
from cchc.privacy.models import Breach, Consent
from cchc.privacy.services import Holder
from cchc.privacy.tests.factories import MONDAY, TUESDAY
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, name: str) -> None:
    """A picture, nothing wrong for readers, nothing wider than the screen."""
    picture(page, f"privacy-{name}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0


def test_a_consent_is_signed_at_the_desk_and_withdrawn(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    who = cast()
    registered(who.ward)
    services.consent(
        agency=who.ward,
        purpose="prefill",
        version=1,
        holder=Holder(account="filer:4"),
        channel="portal",
        at=MONDAY,
    )
    client.force_login(who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("privacy:take_consent"), size=PHONE)
    page.get_by_label("Số giấy tờ, điện thoại hoặc tên").fill("tran thi mai")
    page.locator("#noi-dung").get_by_role("button", name="Tìm").click()
    page.get_by_label("Trần Thị Mai").check()
    page.get_by_label("Mục đích").select_option("media")
    page.get_by_label("Bằng chứng").fill("Phiếu ký ngày 10/03/2026, cặp số 3")
    looked_at(page, "take-consent-phone")
    page.get_by_role("button", name="Ghi sự đồng ý").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    row = Consent.objects.latest("pk")
    page = open_page(reverse("privacy:consent", args=[row.pk]))
    page.get_by_role("button", name="Xem bằng chứng").click()
    looked_at(page, "consent")
    page.emulate_media(media="print")
    picture(page, "privacy-consent-print")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Rút lại sự đồng ý").click()
    looked_at(page, "withdraw")
    page.get_by_role("button", name="Ghi rút lại").click()
    expect(page.get_by_text("Đã ghi rút lại.")).to_be_visible()
    looked_at(open_page(reverse("privacy:consents")), "consents")
    looked_at(open_page(reverse("privacy:consents"), size=PHONE), "consents-phone")
    looked_at(open_page(reverse("privacy:consent_texts")), "texts")
    assert open_page.troubles == []


def test_a_breach_is_written_down_notified_and_closed(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", TUESDAY.isoformat())
    who = cast()
    client.force_login(who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("privacy:report_breach"), size=PHONE)
    page.get_by_label("Ngày phát hiện").fill("09/03/2026")
    page.get_by_label("Giờ phát hiện").fill("08:30")
    page.get_by_label("Điện thoại, địa chỉ, thư điện tử").check()
    page.get_by_label("Số người bị ảnh hưởng (ước)").fill("12")
    page.get_by_label("Diễn biến").fill("Gửi nhầm danh sách số điện thoại cho một đơn vị khác.")
    looked_at(page, "report-phone")
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_text("Đã ghi vào sổ.")).to_be_visible()
    row = Breach.objects.get()
    services.note_measure(breach=row, text="Đã gọi thu hồi.", actor=who.hoa, at=TUESDAY)
    looked_at(page, "breach-phone")
    client.force_login(who.lan)
    open_page.sign_in(client)
    page = open_page(reverse("privacy:breach", args=[row.pk]))
    page.get_by_role("button", name="Xem diễn biến").click()
    looked_at(page, "breach")
    page.get_by_role("link", name="Ghi đã thông báo").click()
    page.get_by_label("Cơ quan nhận thông báo").fill("Công an tỉnh (mẫu)")
    page.get_by_label("Số, ký hiệu văn bản").fill("12/UBND-VP")
    page.locator("#id_day").fill("09/03/2026")
    page.locator("#id_hour").fill("15:00")
    looked_at(page, "notify")
    page.get_by_role("button", name="Ghi đã thông báo").click()
    expect(page.get_by_text("Đã ghi thông báo.")).to_be_visible()
    looked_at(open_page(reverse("privacy:breaches")), "breaches")
    looked_at(open_page(reverse("privacy:breaches"), size=PHONE), "breaches-phone")
    assert open_page.troubles == []
