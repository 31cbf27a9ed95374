"""Filing online in a real browser, on desk and phone: from the procedure to the receipt."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from cchc.dossiers.models import Dossier
from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import PDF, asked, on, processing
from cchc.portal.tests.filing import CODE, EMAIL, code_sent, filing_shop
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("size", "javascript"), [(DESKTOP, True), (PHONE, True), (PHONE, False)])
def test_a_citizen_files_a_birth_registration(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], javascript: bool
) -> None:
    desk = filing_shop()
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    address = reverse("portal:procedure", args=[desk.who.ward.code, CODE])
    page = open_page(address, size=size, javascript=javascript)

    def looked_at(page: Page, name: str) -> None:
        if javascript:
            picture(page, f"filing-{name}-{size[0]}")
            assert wrong_for_readers(page) == [], name
        assert wider_than_screen(page) == 0, name

    looked_at(page, "procedure")
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    looked_at(page, "start")
    page.get_by_role("button", name="Xác nhận thư điện tử để bắt đầu").click()
    page.get_by_label("Thư điện tử").fill(EMAIL)
    looked_at(page, "sign-in")
    page.get_by_role("button", name="Gửi mã").click()
    page.get_by_label("Mã xác nhận").fill("000000" if code_sent() != "000000" else "111111")
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_text("Mã không đúng hoặc đã hết hạn").first).to_be_visible()
    looked_at(page, "wrong-code")
    page.get_by_label("Mã xác nhận").fill(code_sent())
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Bắt đầu").click()
    page.get_by_label("Họ và tên, hoặc tên tổ chức").fill("Đỗ Thị Mai")
    page.get_by_label("Loại giấy tờ").select_option("cccd")
    page.get_by_label("Số giấy tờ").fill("038302001234")
    page.locator("[name=phone]").fill("0912 345 678")
    page.locator("[name=address]").fill("12 Lê Lợi, phường An Bình")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp.")).to_be_visible()
    page.get_by_role("button", name="Xem lại và nộp").click()
    expect(page.get_by_text("Chưa nộp được").first).to_be_visible()
    looked_at(page, "draft-wrong")
    page.get_by_label("Họ, chữ đệm, tên của trẻ").fill("Đỗ Gia Hân")
    page.get_by_label("Ngày sinh của trẻ").fill("20/02/2026")
    page.keyboard.press("Escape")
    page.get_by_label("Giới tính").select_option("Nữ")
    page.get_by_label("Họ tên mẹ").fill("Đỗ Thị Mai")
    scan = FilePayload(name="giay-chung-sinh.pdf", mimeType="application/pdf", buffer=PDF)
    page.get_by_label("Tệp: Giấy chứng sinh").set_input_files(scan)
    looked_at(page, "draft")
    page.get_by_role("button", name="Xem lại và nộp").click()
    expect(page.get_by_role("heading", name="Xem lại rồi nộp")).to_be_visible()
    looked_at(page, "review")
    page.get_by_role("button", name="Nộp hồ sơ").dblclick()
    expect(page.get_by_role("heading", name="Đã nộp hồ sơ")).to_be_visible()
    row = Dossier.objects.get()
    expect(page.get_by_text(row.code)).to_be_visible()
    expect(page.get_by_text(pin_of(row), exact=True)).to_be_visible()
    looked_at(page, "filed")
    page.get_by_role("link", name="Hồ sơ của tôi").first.click()
    expect(page.get_by_text("Mới đăng ký")).to_be_visible()
    looked_at(page, "filings")
    page.go_back()
    page.go_back()
    page.reload()
    assert Dossier.objects.count() == 1
    page.get_by_role("button", name="Thoát").click()
    expect(page.get_by_role("heading", name="Xác nhận thư điện tử")).to_be_visible()
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_citizen_sends_what_is_missing_and_the_desk_finds_it(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    desk = filing_shop()
    monkeypatch.setenv("CCHC_NOW", on(4).isoformat())
    row = processing(desk)
    asked(desk, row, at=on(3), by=desk.who.binh)

    def looked_at(page: Page, name: str) -> None:
        picture(page, f"supplement-{name}-{size[0]}")
        assert wrong_for_readers(page) == [], name
        assert wider_than_screen(page) == 0, name

    page = open_page(reverse("portal:look_up"), size=size)
    page.get_by_label("Mã hồ sơ").fill(row.code)
    page.get_by_label("Mã PIN tra cứu").fill(pin_of(row))
    page.get_by_role("button", name="Tra cứu").click()
    looked_at(page, "asked")
    page.get_by_role("button", name="Nộp bổ sung qua mạng").click()
    page.get_by_role("button", name="Gửi bổ sung").click()
    expect(page.get_by_text("Chưa gửi được").first).to_be_visible()
    looked_at(page, "wrong")
    scan = FilePayload(name="giay-chung-sinh.pdf", mimeType="application/pdf", buffer=PDF)
    page.get_by_label("Giấy chứng sinh").set_input_files(scan)
    page.get_by_role("button", name="Gửi bổ sung").click()
    expect(page.get_by_text("chờ cơ quan tiếp nhận")).to_be_visible()
    looked_at(page, "sent")
    client = Client()
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    hoa = open_page(reverse("dossiers:queue"), size=size)
    expect(hoa.get_by_text("Bổ sung đã nộp, chờ tiếp nhận").first).to_be_visible()
    looked_at(hoa, "queue")
    hoa = open_page(reverse("dossiers:take_supplement", args=[row.pk]), size=size)
    looked_at(hoa, "take")
