"""The public pages in a real browser: a citizen with a slip, on paper, phone and desk."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import asked, fresh, on, processing
from cchc.portal import services
from cchc.portal.tests.factories import public_shop, wrong_pin
from cchc.portal.tests.publishing import building_that_publishes, permits
from cchc.results.tests.factories import house, kept
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_citizen_looks_up_and_reads_the_public_pages(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    desk = public_shop()
    late = processing(desk)
    row = processing(desk, at=on(16))
    asked(desk, fresh(row), at=on(17), by=desk.who.binh)
    services.publish_figures(agency=desk.who.ward, at=on(19))
    monkeypatch.setenv("CCHC_NOW", on(19).isoformat())
    page = open_page(reverse("portal:agencies"), size=size, javascript=False)

    def looked_at(page: Page, name: str) -> None:
        picture(page, f"portal-{name}-{size[0]}")
        assert wider_than_screen(page) == 0

    page.get_by_label("Mã hồ sơ").fill(row.code)
    page.get_by_label("Mã PIN tra cứu").fill(wrong_pin(row))
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_text("Không tìm thấy hồ sơ")).to_be_visible()
    expect(page.get_by_label("Mã PIN tra cứu")).to_have_value("")
    looked_at(page, "refused")
    page.get_by_label("Mã PIN tra cứu").fill(pin_of(row))
    page.get_by_role("button", name="Tra cứu").click()
    expect(page.get_by_role("heading", name="Hồ sơ cần bổ sung")).to_be_visible()
    assert page.url.endswith(reverse("portal:look_up"))
    looked_at(page, "found")
    for name, args in (
        ("front", ["anbinh"]),
        ("look_up", []),
        ("by_link", [late.token]),
        ("catalogue", ["anbinh"]),
        ("procedure", ["anbinh", "MAU.HT.01"]),
        ("late", ["anbinh"]),
        ("figures", ["anbinh"]),
        ("open_data", ["anbinh"]),
    ):
        page = open_page(reverse(f"portal:{name}", args=args), size=size)
        looked_at(page, name)
        assert wrong_for_readers(page) == [], name
    page = open_page(reverse("portal:wait"), size=size)
    assert wrong_for_readers(page) == []
    refused = [said for said in open_page.troubles if "429" not in said]
    assert refused == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_anybody_reads_the_results_that_are_public_by_law(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    permits(building_that_publishes(public_shop()))
    page = open_page(reverse("portal:front", args=["anbinh"]), size=size, javascript=False)
    page.get_by_role("link", name="Kết quả công bố công khai").click()
    expect(page.get_by_text("1/GPXD-UBND")).to_be_visible()
    picture(page, f"portal-results-{size[0]}")
    assert wider_than_screen(page) == 0
    page.get_by_label("Số, ký hiệu").fill("999/GPXD")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("Không thấy kết quả mang số này")).to_be_visible()
    page = open_page(reverse("portal:results", args=["anbinh"]), size=size)
    assert wrong_for_readers(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_whoever_scans_the_code_of_a_result_reads_the_verdict(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(6).isoformat())
    one = house()
    told = ["Giấy khai sinh", one.who.ward.full_name, "02/03/2026"]
    old = kept(one)
    row = kept(one, number="8/2026", instead_of=[old.pk])
    for name, token, said in (
        ("genuine", row.token, "Kết quả có thật, còn hiệu lực"),
        ("superseded", old.token, "Kết quả đã được thay thế bằng kết quả khác"),
        ("unknown", "khong-co", "Không có kết quả nào mang mã này"),
    ):
        page = open_page(reverse("portal:verify", args=[token]), size=size)
        expect(page.get_by_text(said)).to_be_visible()
        picture(page, f"portal-verify-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0
        facts = page.get_by_role("definition").all_inner_texts()
        assert facts == ([] if name == "unknown" else told), name
