"""The screens in a real browser: from the search to the log of reads."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.citizens.tests.factories import COMPANY, MAI, NOW, TU, registered
from cchc.kernel.models import ReadNote
from cchc.organisation.tests.factories import cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_desk_finds_registers_and_opens_somebody(
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    who = cast()
    for said in (MAI, TU, COMPANY):
        registered(who.ward, said)
    client.force_login(who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("citizens:people"), size=size)

    def looked_at(name: str) -> None:
        picture(page, f"citizens-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0

    looked_at("list")
    page.get_by_label("Số giấy tờ, số điện thoại hoặc tên").fill("tran mai")
    page.get_by_role("button", name="Tìm người").click()
    expect(page.get_by_text("Lê Văn Tư")).to_have_count(0)
    looked_at("found")
    page.get_by_role("link", name="Trần Thị Mai").click()
    expect(page.get_by_text(MAI.id_number)).to_have_count(0)
    looked_at("masked")
    page.get_by_role("button", name="Xem đầy đủ").click()
    expect(page.get_by_text(MAI.id_number)).to_be_visible()
    looked_at("opened")
    assert ReadNote.objects.count() == 1
    open_page(reverse("citizens:register"), size=size)  # in the same tab
    page.get_by_label("Họ và tên, hoặc tên tổ chức").fill("Phạm Văn Bảy")
    page.get_by_label("Loại giấy tờ").select_option("cccd")
    page.get_by_label("Số giấy tờ").fill("038185001234")
    page.get_by_label("Giới tính").select_option("male")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("giới tính là nữ")).to_be_visible()
    looked_at("odd")
    page.get_by_role("button", name="Vẫn lưu").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_chair_reads_the_log(
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    who = cast()
    mai = registered(who.ward)
    for screen in ("receive", "contact", "Hồ sơ …-0007"):
        ReadNote.objects.create(
            agency_key="anbinh", at=NOW, actor_key=who.hoa.actor_key, subject_kind="citizen",
            subject_key=str(mai.pk), screen=screen,
        )  # fmt: skip
    client.force_login(who.minh)
    open_page.sign_in(client)
    page = open_page(reverse("citizens:reads"), size=size)
    picture(page, f"citizens-reads-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert open_page.troubles == []
