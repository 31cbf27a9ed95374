"""The page of the plan's document in a real browser: readable, no wider than a phone."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import services
from cchc.plans.tests.factories import JANUARY, reviewed_plan
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page_is_readable_with_and_without_a_document(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    client.force_login(who.quan)
    open_page.sign_in(client)
    with transaction.atomic():
        plain, drafted = reviewed_plan(who), reviewed_plan(who)
    services.adopt(plan=drafted, actor=who.minh, at=JANUARY)
    services.draft_document(plan=drafted, actor=who.quan, at=JANUARY)
    for name, plan in (("plain", plain), ("drafted", drafted)):
        page = open_page(reverse("plans:paper", args=[plan.code]), size=size)
        picture(page, f"paper-{name}-{size[0]}")
        assert (name, wrong_for_readers(page)) == (name, [])
        assert (name, wider_than_screen(page)) == (name, 0)
    assert open_page.troubles == []


def test_the_office_drafts_the_plans_document_without_scripts(
    who: Cast, open_page: Visitor, client: Client
) -> None:
    with transaction.atomic():
        plan = reviewed_plan(who)
    client.force_login(who.quan)
    open_page.sign_in(client)
    page = open_page(reverse("plans:paper", args=[plan.code]), javascript=False)
    page.get_by_role("button", name="Lập văn bản kế hoạch").click()
    expect(page.get_by_text("Đã lập dự thảo văn bản.")).to_be_visible()
    expect(page.get_by_text("NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026")).to_be_visible()
    picture(page, "paper-document")
