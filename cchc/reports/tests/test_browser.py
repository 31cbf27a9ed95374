"""The screens in a real browser: readable, no wider than a phone, nothing refused."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.organisation.tests.factories import Cast, cast
from cchc.reports import services
from cchc.reports.models import Report
from cchc.reports.tests.factories import NOW, composed, lived_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on the day on which the report is composed."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-02T09:30")
    return cast()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_screens_are_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    report = composed(who)
    services.rewrite_sentence(
        report=report,
        place="results.whole.3",
        text="Còn 03 nhiệm vụ quá hạn, chưa hoàn thành.",
        reason="Hai nhiệm vụ theo dõi trên sổ giấy",
        actor=who.quan,
        at=NOW,
    )
    code, kept = report.plan.code, [report.plan.code, report.pk]
    client.force_login(who.quan)
    open_page.sign_in(client)
    addresses = {
        "reports": reverse("reports:reports"),
        "preview": f"{reverse('reports:preview', args=[code])}?ky=2026-Q1",
        "records": f"{reverse('reports:records', args=[code])}?ky=2026-Q1&so=overdue",
        "report": reverse("reports:report", args=kept),
        "words": reverse("reports:words", args=kept),
        "sentence": reverse("reports:sentence", args=[*kept, "results.whole.3"]),
    }
    for name, address in addresses.items():
        page = open_page(address, size=size)
        picture(page, f"reports-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


def test_a_report_is_composed_edited_and_opened_as_a_document_without_scripts(
    who: Cast, open_page: Visitor, client: Client
) -> None:
    lived_plan(who)
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("reports:reports"), javascript=False)
    page.get_by_role("link", name="Xem số liệu đến lúc này").first.click()
    page.get_by_role("button", name="Lập dự thảo báo cáo").click()
    page.get_by_text("Đã lập dự thảo báo cáo").wait_for()
    page.get_by_role("link", name="Sửa câu: results.whole.3").click()
    page.get_by_label("Câu thay thế").fill("Còn 03 nhiệm vụ quá hạn.")
    page.get_by_role("button", name="Lưu câu thay thế").click()
    expect(page.locator(".c-error-summary")).to_contain_text("Lý do sửa")
    page.get_by_label("Lý do sửa").fill("Theo sổ giấy")
    page.get_by_role("button", name="Lưu câu thay thế").click()
    page.get_by_text("Đã sửa câu.").wait_for()
    page.get_by_role("link", name="Mở văn bản").click()
    page.get_by_text("SỐ LIỆU ĐIỀU CHỈNH THỦ CÔNG").first.wait_for()
    assert Report.objects.get().edits.count() == 1
