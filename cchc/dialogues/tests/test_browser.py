"""In a real browser: a question from a phone, a promise that becomes late, before everybody."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.dialogues.models import DialogueQuestion
from cchc.dialogues.tests.factories import admitted, announced, asked, fresh, held, on, promised
from cchc.organisation.tests.factories import cast
from tests.browser import PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, name: str) -> None:
    """A picture, nothing wrong for readers, nothing wider than the screen."""
    picture(page, f"dialogues-{name}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0


def test_a_citizen_asks_and_sees_the_promise_become_late(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(3, 10).isoformat())
    cache.clear()
    who = cast()
    who.ward.settings.create(key="portal.open", value="open", document="Quyết định mẫu")
    row = announced(who)
    admitted(who, asked(row, at=on(3, 9)))
    page = open_page("/doi-thoai/", size=PHONE, javascript=False)
    looked_at_without_script = page.get_by_role("link", name="Gửi câu hỏi trước")
    expect(looked_at_without_script).to_be_visible()
    looked_at_without_script.click()
    page.get_by_label("Câu hỏi, kiến nghị").fill("Hồ sơ xin sửa mái nhà gồm những gì?")
    expect(page.get_by_label("Để trống ô này")).not_to_be_in_viewport()
    page.get_by_role("button", name="Gửi câu hỏi").click()
    code = DialogueQuestion.objects.latest("pk").shown_code
    expect(page.get_by_text(code)).to_be_visible()
    promised(who, held(who, row))
    monkeypatch.setenv("CCHC_NOW", on(4, 20).isoformat())
    public = reverse("portal:dialogue", args=[who.ward.code, fresh(row).key])
    for name, path in (
        ("public", public),
        ("public-calendar", reverse("portal:dialogues", args=[who.ward.code])),
        ("public-reply", reverse("portal:dialogue_reply")),
    ):
        page = open_page(path, size=PHONE)
        looked_at(page, name)
    page = open_page(public, size=PHONE)
    expect(page.get_by_text("Quá hạn")).to_be_visible()
    expect(page.get_by_text("trễ 5 ngày")).to_be_visible()
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("dialogues:dialogues"))
    looked_at(page, "list")
    page.get_by_role("link", name="Thực hiện trễ, quá hạn").click()
    expect(page.get_by_role("link", name="Niêm yết hướng dẫn")).to_be_visible()
    looked_at(page, "late")
    looked_at(open_page(reverse("dialogues:dialogue", args=[row.pk])), "dialogue")
    assert open_page.troubles == []
