"""A plan's way through the house, in the browser: from the Word file to an accepted product.

At each step somebody first gets something wrong, is told so, and goes on.
"""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from cchc.obligations.models import Obligation
from cchc.organisation.models import User
from cchc.organisation.tests.factories import PASSWORD, Cast, cast
from cchc.plans.models import Plan
from cchc.plans.queries import open_doubts
from cchc.plans.tests.lived import ISSUED
from tests.browser import Visitor, picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a Monday in January."""
    monkeypatch.setenv("CCHC_NOW", "2026-01-19T09:00")
    return cast()


def signed_in(open_page: Visitor, user: User, *, wrong_first: bool = False) -> Page:
    """The first page of the person, who signs in by name and password."""
    open_page.cookies = []
    page = open_page("/")
    for password in ["Sai-mat-khau-1!", PASSWORD] if wrong_first else [PASSWORD]:
        page.get_by_label("Tên đăng nhập").fill(user.username)
        page.get_by_label("Mật khẩu").fill(password)
        page.get_by_role("button", name="Đăng nhập").click()
        if password != PASSWORD:
            page.get_by_role("alert").first.wait_for()
    page.get_by_role("link", name="Trang chủ").first.wait_for()
    return page


def button(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name).click()


def link(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name).first.click()


def bring_in(page: Page, folder: Path) -> None:
    """A cut file is refused; the issued one is read."""
    page.get_by_role("link", name="Nhập kế hoạch").first.click()
    cut = folder / "ke-hoach.docx"
    cut.write_bytes(ISSUED.read_bytes()[:9000])
    for file, told in ((cut, "bị hỏng"), (ISSUED, "Phải xử lý trước khi")):
        page.set_input_files("input[type=file]", str(file))
        button(page, "Đọc kế hoạch")
        page.get_by_text(told).first.wait_for()


def settle_doubts(page: Page) -> None:
    """One doubt is corrected, after a value that is no number; the others were read right."""
    page.get_by_role("main").get_by_role("link", name="Xử lý điểm nghi ngờ").click()
    page.get_by_label("So sánh").select_option("ge")
    for value, told in (("nhiều", "nhiều"), ("100", "Đã sửa chỉ tiêu")):
        page.get_by_role("textbox", name="Giá trị").fill(value)
        button(page, "Lưu, sang điểm nghi ngờ sau")
        page.get_by_text(told).first.wait_for()
    plan = Plan.objects.get()
    while open_doubts(plan):
        with page.expect_navigation():
            page.get_by_role("button", name="Đọc đúng, giữ nguyên").first.click()
    page.get_by_text("Không còn điểm nghi ngờ nào").wait_for()


def match_units(page: Page) -> None:
    """Nothing chosen is told; two names are known units, the third is left to be a new one."""
    page.get_by_role("main").get_by_role("link", name="Ghép bộ phận").first.click()
    chosen = page.locator("select")
    wanted = [box.input_value() for box in chosen.all()]
    for box in chosen.all():
        box.select_option("")
    button(page, "Ghép các cách viết đã chọn")
    page.get_by_text("Chưa chọn bộ phận nào").wait_for()
    for box, value in zip(chosen.all(), wanted, strict=True):
        box.select_option(value or "moi")
    picture(page, "story-units")
    button(page, "Ghép các cách viết đã chọn")
    page.get_by_text("Còn lỗi; nên xử lý trước").wait_for()


def adopt(page: Page, plan: Plan) -> None:
    page.get_by_role("link", name="Kế hoạch, nhiệm vụ").first.click()
    link(page, plan.title)
    link(page, "Đưa vào thực hiện")
    button(page, "Đưa vào thực hiện")
    page.get_by_text("Đã đưa vào thực hiện.").wait_for()
    picture(page, "story-adopted")


def assign(page: Page, person: User) -> None:
    """Chief and helper at once is refused; then the person is named."""
    page.get_by_label("Người chịu trách nhiệm chính").select_option(str(person.pk))
    helper = page.get_by_role("checkbox", name=person.full_name)
    helper.check()
    button(page, "Giao việc")
    page.get_by_text("không thể đồng thời").first.wait_for()
    helper.uncheck()
    button(page, "Giao việc")
    page.get_by_text("Đã giao việc.").wait_for()


def submit(page: Page) -> None:
    """Without a file and without the tick it is refused."""
    link(page, "Nộp sản phẩm")
    button(page, "Nộp sản phẩm")
    page.get_by_text("Đính kèm ít nhất một tệp").first.wait_for()
    page.set_input_files(
        "input[type=file]",
        {"name": "bao-cao.csv", "mimeType": "text/csv", "buffer": "tên,số\na,1\n".encode()},
    )
    page.get_by_label("Tôi xác nhận tài liệu không chứa").check()
    button(page, "Nộp sản phẩm")
    page.get_by_text("Đã nộp sản phẩm, chờ nghiệm thu").wait_for()


def accept(page: Page) -> None:
    """Sending back wants its reason; then the product is accepted after all."""
    link(page, "Trả lại")
    button(page, "Trả lại")
    page.get_by_role("alert").first.wait_for()
    page.go_back()
    page.go_back()
    link(page, "Nghiệm thu")
    button(page, "Nghiệm thu")
    page.get_by_text("Đã nghiệm thu.").wait_for()


def test_from_the_word_file_to_an_accepted_product(
    who: Cast, open_page: Visitor, tmp_path: Path
) -> None:
    page = signed_in(open_page, who.quan, wrong_first=True)
    bring_in(page, tmp_path)
    settle_doubts(page)
    match_units(page)
    plan = Plan.objects.get()
    adopt(signed_in(open_page, who.minh), plan)
    page.goto(open_page.address + reverse("plans:assign", args=[plan.code, "I.1"]))
    assign(page, who.binh)
    picture(page, "story-task")
    row = Obligation.objects.filter(subject_key=f"{plan.code}/I.1", state="open").earliest("due_on")
    theirs = signed_in(open_page, who.binh)
    theirs.goto(open_page.address + reverse("obligations:page", args=[row.pk]))
    submit(theirs)
    page.goto(open_page.address + reverse("obligations:page", args=[row.pk]))
    accept(page)
    row.refresh_from_db()
    assert row.state == "accepted"
    assert open_page.troubles == []
