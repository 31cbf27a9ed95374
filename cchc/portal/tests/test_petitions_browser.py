"""At phone width: a petition with a picture, answered, reopened, answered, published masked."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import FilePayload, Page, expect

from cchc.feedback import services
from cchc.feedback.choices import Kind
from cchc.feedback.models import Petition
from cchc.feedback.tests.factories import MONDAY, PNG, folk, fresh
from cchc.organisation.tests.factories import Cast
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, name: str) -> None:
    picture(page, f"petition-{name}-390")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0


def answer(who: Cast, row: Petition, text: str) -> None:
    """anh Bình writes, bà Lan approves, chị Hoa sends."""
    services.draft_answer(petition=row, text=text, actor=who.binh, at=MONDAY)
    services.submit_answer(petition=row, actor=who.binh, at=MONDAY)
    services.approve(petition=row, actor=who.lan, at=MONDAY)
    services.send(petition=row, actor=who.hoa, at=MONDAY)


def test_a_petition_goes_all_the_way_at_phone_width(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", MONDAY.isoformat())
    who = folk()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    page = open_page(reverse("portal:send_petition", args=[who.ward.code]), size=PHONE)
    looked_at(page, "send")
    page.get_by_label("Việc cần phản ánh").fill("Hướng dẫn hồ sơ nhiều lần")
    page.get_by_label("Nội dung").fill("Tôi là Trần Thị Mai, số 0912 345 678, đã đến ba lần.")
    page.get_by_label("Họ và tên").fill("Trần Thị Mai")
    page.get_by_label("Số điện thoại").fill("0912 345 678")
    photo: FilePayload = {"name": "anh.png", "mimeType": "image/png", "buffer": PNG}
    page.get_by_label("Ảnh").set_input_files(files=[photo])
    page.get_by_role("button", name="Gửi phản ánh").click()
    expect(page.get_by_role("heading", name="Đã gửi phản ánh")).to_be_visible()
    looked_at(page, "receipt")
    pin = re.search(r"\b\d{6}\b", page.locator("dl").first.inner_text())
    assert pin
    row = Petition.objects.get()
    assert row.pictures.count() == 1
    services.receive(petition=row, actor=who.hoa, at=MONDAY)
    services.classify(petition=row, kind=Kind.CONDUCT, actor=who.hoa, at=MONDAY)
    services.assign(petition=row, assignee=who.binh, actor=who.quan, at=MONDAY)
    answer(who, row, "Cơ quan xin lỗi chị Trần Thị Mai.")
    page.get_by_role("link", name="Theo dõi phản ánh").click()
    page.get_by_label("Mã phản ánh").fill(row.code)
    page.get_by_label("Mã PIN").fill(pin[0])
    page.get_by_role("button", name="Xem phản ánh").click()
    expect(page.get_by_text("Cơ quan xin lỗi")).to_be_visible()
    looked_at(page, "answered")
    page.get_by_label("Điều chưa đồng ý").fill("Bảng hướng dẫn vẫn chưa sửa.")
    page.get_by_role("button", name="Đề nghị xem lại").click()
    expect(page.get_by_text("Đã ghi nhận")).to_be_visible()
    looked_at(page, "reopened")
    answer(who, fresh(row), "Đã sửa bảng hướng dẫn ngày 02/03/2026.")
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("feedback:petition", args=[row.pk]), size=PHONE)
    looked_at(page, "staff")
    page.get_by_role("link", name="Công khai", exact=True).click()
    expect(page.get_by_label("Nội dung hỏi")).to_be_visible()
    looked_at(page, "publish")
    assert "0912" not in page.get_by_label("Nội dung hỏi").input_value()
    page.get_by_label("Tôi đã đọc lại").check()
    page.get_by_role("button", name="Công khai").click()
    expect(page.get_by_text("Đã công khai.")).to_be_visible()
    page = open_page(reverse("portal:answers", args=[who.ward.code]) + "?q=huong%20dan", size=PHONE)
    looked_at(page, "answers")
    expect(page.get_by_text("Mai")).to_have_count(0)
    for name in ("petitions", "register", "figures"):
        looked_at(open_page(reverse(f"feedback:{name}"), size=PHONE), name)
        desk = open_page(reverse(f"feedback:{name}"), size=(1280, 900))
        picture(desk, f"petition-{name}-1280")
    desk = open_page(reverse("feedback:petition", args=[row.pk]), size=(1280, 900))
    picture(desk, "petition-staff-1280")
    assert open_page.troubles == []
