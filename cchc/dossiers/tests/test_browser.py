"""The screens in a real browser: the counter by keyboard alone, readable at any width."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.dossiers import services
from cchc.dossiers.choices import PaidHow
from cchc.dossiers.models import Dossier
from cchc.dossiers.services import Given, Paid, Scan
from cchc.dossiers.tests.factories import (
    PAPERS,
    PDF,
    Shop,
    asked,
    finished,
    five_days,
    on,
    processing,
    proposed,
    received,
    shop,
)
from cchc.dossiers.tests.test_fees import SAID
from cchc.dossiers.tests.test_incidents import LOST
from cchc.procedures.choices import FeeMode
from cchc.procedures.tests.factories import BIRTH, published
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop on a Monday morning."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-02T09:00")
    return shop()


def test_a_dossier_is_received_by_keyboard_alone(
    desk: Shop, open_page: Visitor, client: Client
) -> None:
    client.force_login(desk.who.hoa)
    open_page.sign_in(client)
    page = open_page(reverse("dossiers:counter"))
    page.keyboard.type("khai sinh")
    expect(page.locator("[data-pick]").first).to_be_visible()
    picture(page, "counter-1-procedure")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hạn trả kết quả")).to_be_visible()
    page.keyboard.type("nguyen van la")
    expect(page.get_by_label("Họ và tên, tên tổ chức")).to_have_value("nguyen van la")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Số giấy tờ", exact=True)).to_be_focused()
    page.locator("#tim-nguoi").focus()
    page.locator("#tim-nguoi").fill("")
    page.keyboard.type("tran mai")
    expect(page.get_by_role("link", name="Trần Thị Mai")).to_be_visible()
    picture(page, "counter-2-person")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = page.get_by_role("checkbox", name="Tờ khai đăng ký khai sinh", exact=True).first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Alt+d")
    picture(page, "counter-3-papers")
    assert wrong_for_readers(page) == []
    place = page.locator("[data-receive]").bounding_box()
    assert place is not None
    assert place["y"] + place["height"] <= DESKTOP[1]  # in sight without scrolling
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã tiếp nhận hồ sơ")).to_be_visible()
    picture(page, "counter-4-taken")
    assert wrong_for_readers(page) == []
    with page.expect_navigation():
        page.keyboard.press("i")
    expect(page.locator(".d-paper")).to_contain_text("GIẤY TIẾP NHẬN HỒ SƠ")
    picture(page, "counter-5-slip")
    with page.expect_navigation():
        page.keyboard.press("n")
    expect(page.locator("#tim-thu-tuc")).to_be_focused()
    assert open_page.troubles == []
    assert Dossier.objects.get().state == 2


def with_fees(desk: Shop) -> Dossier:
    """A procedure with a fee, scans, an account, a day of payments and an incident."""
    who = desk.who
    services.set_fee_account(agency=who.ward, said=SAID, actor=who.quantri, at=on(2))
    content = five_days(fee=8_000, fee_mode=FeeMode.BEFORE, fee_note="Mỗi bản sao 8.000 đồng")
    entry = replace(BIRTH, code="MAU.HT.02")
    shop_ = replace(desk, version=published(who.quan, entry=entry, content=content))
    papers = (PAPERS[0], Given("GT2", files=(Scan("giay-chung-sinh.pdf", PDF),)), PAPERS[2])
    rows = [processing(shop_, at=on(10), papers=papers, return_channel=3) for _ in range(3)]
    cash = Paid(8_000, PaidHow.CASH, receipt_number="0001234")
    for row, paid in ((rows[0], cash), (rows[1], Paid(8_000, PaidHow.TRANSFER))):
        services.take_payment(dossier=row, actor=who.hoa, at=on(10), paid=paid)
    services.record_incident(dossier=rows[2], actor=who.hoa, at=on(10), happened=LOST)
    return rows[2]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_screens_of_fees_scans_and_incidents_are_readable(
    desk: Shop,
    open_page: Visitor,
    client: Client,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-10T10:00")
    row = with_fees(desk)
    looks = (
        (desk.who.hoa, "reconciliation", ()),
        (desk.who.thu, "reconciliation", ()),
        (desk.who.quantri, "fee_account", ()),
        (desk.who.hoa, "take_payment", (row.pk,)),
        (desk.who.hoa, "hand_over", (row.pk,)),
        (desk.who.hoa, "attach", (row.pk,)),
        (desk.who.hoa, "record_incident", (row.pk,)),
        (desk.who.hoa, "stop", (row.pk,)),
        (desk.who.hoa, "page", (row.pk,)),
        (desk.who.hoa, "slip", (row.slips.get(form="01").pk,)),
        (desk.who.hoa, "slip", (row.slips.get(form="08").pk,)),
    )
    for who, name, args in looks:
        client.force_login(who)
        open_page.sign_in(client)
        page = open_page(reverse(f"dossiers:{name}", args=args), size=size)
        picture(page, f"fees-{name}-{'-'.join(map(str, args))}-{who.username}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_every_screen_is_readable_at_any_width(
    desk: Shop,
    open_page: Visitor,
    client: Client,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-10T10:00")
    late = processing(desk)
    proposed(desk, late, at=on(10, 9), until=date(2026, 3, 13))
    asked(desk, received(desk, at=on(9, 10)), at=on(9, 14))
    received(desk, at=on(4), filed_at=on(3, 14), contingency_reason="Mất điện cả buổi chiều")
    done = finished(desk, processing(desk, at=on(3)), at=on(6), with_file=True)
    chosen = f"?thu-tuc={desk.version.procedure_id}&nguoi={desk.mai.pk}"
    looks = (
        (desk.who.hoa, "counter", (), chosen),
        (desk.who.hoa, "queue", (), ""),
        (desk.who.hoa, "every", (), ""),
        (desk.who.hoa, "risks", (), ""),
        (desk.who.hoa, "register", (), ""),
        (desk.who.hoa, "contingency", (), ""),
        (desk.who.hoa, "page", (done.pk,), ""),
        (desk.who.hoa, "ask_supplement", (late.pk,), ""),
        (desk.who.binh, "page", (late.pk,), ""),
        (desk.who.binh, "finish", (late.pk,), ""),
        (desk.who.lan, "page", (late.pk,), ""),
        (desk.who.lan, "extend", (late.pk,), ""),
    )
    for who, name, args, query in looks:
        client.force_login(who)
        open_page.sign_in(client)
        page = open_page(reverse(f"dossiers:{name}", args=args) + query, size=size)
        picture(page, f"{name}-{who.username}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []
