"""Templates and a report with numbers in a real browser: readable, previewed while written."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.indicators.tests.factories import MARCH, NOW
from cchc.indicators.tests.factories import _made as made_ward
from cchc.reports import services
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITTEN = "# Hồ sơ\nĐã giải quyết {dossiers.finished} hồ sơ."


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_screens_are_readable_at_any_width(
    transactional_db: None,
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-31T20:00")
    one = made_ward()
    row = services.compose(plan=one.plan, period=MARCH, actor=one.who.quan, at=NOW)
    services.rewrite_sentence(
        report=row,
        place="results.dossiers.3",
        text="Đã giải quyết 06 hồ sơ.",
        reason="Một hồ sơ chưa nhập.",
        actor=one.who.quan,
        at=NOW,
    )
    client.force_login(one.who.quan)
    open_page.sign_in(client)
    code = one.plan.code
    preview = reverse("reports:preview", args=[code])
    addresses = {
        "templates": reverse("reports:templates"),
        "template": reverse("reports:template", args=["tuan"]),
        "write": reverse("reports:write_template", args=["dinh-ky"]),
        "brief": f"{preview}?ky=2026-03-25..2026-03-31&mau=tuan",
        "numbers": f"{preview}?ky=2026-03",
        "draft": reverse("reports:report", args=[code, row.pk]),
        "rows": f"{reverse('reports:records', args=[code])}?ky=2026-03&so=dossiers.finished",
    }
    for name, address in addresses.items():
        page = open_page(address, size=size)
        picture(page, f"templates-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


def test_a_template_is_previewed_while_it_is_written_and_without_scripts_by_a_button(
    transactional_db: None, open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-03-31T20:00")
    one = made_ward()
    client.force_login(one.who.quan)
    open_page.sign_in(client)
    address = reverse("reports:write_template", args=["tuan"])
    page = open_page(address)
    page.locator("textarea[name=body]").fill(WRITTEN)
    expect(page.locator("#xem-truoc")).to_contain_text("Đã giải quyết 05 hồ sơ.")
    page.locator("textarea[name=body]").fill("# Hồ sơ\nĐạt {dung-hn}.")
    expect(page.locator("#xem-truoc")).to_contain_text(
        "câu 1 của mục I: không có số liệu 'dung-hn'"
    )
    page = open_page(address, javascript=False)
    page.locator("textarea[name=body]").fill("# Hồ sơ\nCòn {dossiers.open} hồ sơ.")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("#xem-truoc")).to_contain_text("Còn 03 hồ sơ.")
    page.get_by_role("button", name="Lưu phiên bản mới").click()
    page.get_by_text("Đã lưu phiên bản mới của mẫu").wait_for()
    assert open_page.troubles == []
