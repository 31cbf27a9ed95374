"""What the scripts add, and that nothing is lost without them; seen by a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser import DESKTOP, PHONE, Visitor, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_picker_writes_the_vietnamese_date(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/bieu-mau/")
    page.click("#id_due_on")
    expect(page.locator(".datepicker .dow").first).to_have_text("T2")
    page.locator(".datepicker-cell.day:not(.prev):not(.next)", has_text="17").click()
    expect(page.locator("#id_due_on")).to_have_value(re.compile(r"^17/\d\d/\d{4}$"))


def test_a_typed_date_is_sent_as_typed(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/bieu-mau/")
    page.fill("#id_due_on", "05/06/2026")
    page.keyboard.press("Tab")
    _send(page)
    assert page.input_value("#id_due_on") == "05/06/2026"


@pytest.mark.parametrize("typed", ["31/02/2026", "12-01", "ngày mai"])
def test_what_is_no_day_stays_as_typed(open_page: Visitor, typed: str) -> None:
    page = open_page("/kieu-mau/bieu-mau/")
    page.fill("#id_due_on", typed)
    page.keyboard.press("Tab")
    _send(page)
    expect(page.locator("#id_due_on")).to_have_attribute("aria-invalid", "true")
    assert page.input_value("#id_due_on") == typed


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_form_leads_to_its_fields(open_page: Visitor, javascript: bool) -> None:
    page = open_page("/kieu-mau/bieu-mau/", javascript=javascript)
    _send(page)
    summary = page.locator(".c-error-summary")
    expect(summary).to_contain_text("Tên nhiệm vụ: Hãy điền hoặc chọn mục này.")
    summary.get_by_role("link", name="Tên nhiệm vụ").click()
    expect(page).to_have_url(re.compile("#id_title$"))
    expect(page.locator("#id_title")).to_have_attribute("aria-invalid", "true")
    picture(page, f"guide-errors-{'js' if javascript else 'nojs'}")


def test_errors_take_the_focus(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/bieu-mau/")
    _send(page)
    expect(page.locator(".c-error-summary")).to_be_focused()


def test_a_chosen_file_is_named_with_its_size(open_page: Visitor, tmp_path: Path) -> None:
    paper = tmp_path / "Báo cáo.pdf"
    paper.write_bytes(b"x" * 1572864)
    page = open_page("/kieu-mau/bieu-mau/")
    page.set_input_files("#id_product", paper)
    expect(page.locator(".c-drop p")).to_have_text("Báo cáo.pdf (1,5 MB)")


@pytest.mark.parametrize("agreed", [True, False])
def test_a_question_stands_before_an_act(open_page: Visitor, agreed: bool) -> None:
    page = open_page("/kieu-mau/")
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if agreed:
            dialog.accept()
        else:
            dialog.dismiss()

    page.on("dialog", answer)
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    page.get_by_role("button", name="Hủy bản nháp").click()
    page.wait_for_load_state("networkidle")
    assert asked == ["Hủy bản nháp này?"]
    assert bool(sent) is agreed


def test_the_quick_filter_ignores_marks(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/")
    rows = page.locator(".c-table tbody tr")
    page.get_by_label("Lọc nhanh trong bảng").fill("ra soat")
    expect(rows.filter(visible=True)).to_have_count(1)
    page.get_by_label("Lọc nhanh trong bảng").fill("đánh giá")
    expect(rows.filter(visible=True)).to_contain_text(["Báo cáo đánh giá"])
    page.get_by_label("Lọc nhanh trong bảng").fill("")
    expect(rows.filter(visible=True)).to_have_count(3)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_of_the_phone_opens(open_page: Visitor, javascript: bool) -> None:
    page = open_page("/kieu-mau/", size=PHONE, javascript=javascript)
    link = page.get_by_role("link", name="Kế hoạch năm")
    expect(link).not_to_be_visible()
    page.get_by_text("Danh mục chức năng").click()
    expect(link).to_be_visible()


def test_without_scripts_there_is_no_button_that_does_nothing(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/", javascript=False)
    expect(page.get_by_role("button", name="In trang này")).not_to_be_visible()
    expect(page.get_by_label("Lọc nhanh trong bảng")).to_have_count(0)


def test_the_keyboard_reaches_the_content_first(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Bỏ qua, đến nội dung chính")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#noi-dung")).to_be_focused()


def test_the_idle_person_is_warned_before_the_lock(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/")
    page.clock.install()
    page.reload()
    warning = page.get_by_role("alert").filter(has_text="Sắp hết phiên làm việc")
    page.clock.fast_forward("12:30")
    expect(warning).to_have_count(0)
    page.clock.fast_forward("01:00")
    expect(warning).to_be_visible()


def test_long_work_asks_in_the_background_until_told_to_stop(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/")
    page.clock.install()
    page.reload()
    asked: list[dict[str, str]] = []
    page.on("request", lambda r: asked.append(r.headers) if "tien-do" in r.url else None)
    with page.expect_response("**/tien-do/") as answer:
        page.clock.run_for(2_100)
    answer.value.finished()
    expect(page.locator(".htmx-request")).to_have_count(0)
    page.clock.run_for(10_000)  # long enough for five more questions
    page.wait_for_load_state("networkidle")
    assert [headers.get("x-background") for headers in asked] == ["1"]


def test_a_request_that_failed_in_the_background_is_told(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/")
    page.evaluate("htmx.ajax('GET', '/khong-co/', {target: '#noi-dung'})")
    expect(page.locator(".c-messages [role=alert]")).to_contain_text("Chưa làm được việc vừa rồi")


def test_paper_has_no_navigation_and_repeats_the_heads(open_page: Visitor) -> None:
    page = open_page("/kieu-mau/", size=DESKTOP)
    page.emulate_media(media="print")
    for gone in (".c-menu", ".c-actions", ".c-search", ".c-filter", ".c-tabs", ".c-user"):
        expect(page.locator(gone).first).not_to_be_visible()
    display = page.evaluate("getComputedStyle(document.querySelector('.c-table thead')).display")
    assert display == "table-header-group"
    underlined = page.evaluate(
        "getComputedStyle(document.querySelector('.c-table a')).textDecorationLine"
    )
    assert underlined == "none"


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Lưu").click()
