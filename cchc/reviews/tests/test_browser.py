"""The screens in a real browser: the review, a finding with its places, a proposal."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from cchc.reviews.choices import FindingKind
from cchc.reviews.tests.factories import FRIDAY, proposed, reviewed
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_an_officer_goes_from_the_review_to_a_proposal(
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    one = reviewed()
    proposed(one, FindingKind.ASKED_ACROSS)
    client.force_login(one.who.binh)
    open_page.sign_in(client)
    page = open_page(reverse("reviews:reviews"), size=size)

    def looked_at(name: str) -> None:
        picture(page, f"reviews-{name}-{size[0]}")
        assert wrong_for_readers(page) == []
        assert wider_than_screen(page) == 0

    looked_at("list")
    page.get_by_role("link", name="Rà soát năm 2026").click()
    expect(page.get_by_role("heading", name="Phát hiện theo loại")).to_be_visible()
    looked_at("review")
    finding = one.finding(FindingKind.HELD_DATUM)
    open_page(reverse("reviews:finding", args=[finding.pk]), size=size)
    looked_at("finding")
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_role("link", name="Lập đề xuất").click()
    expect(page.get_by_label("Nội dung đề xuất")).to_be_visible()
    looked_at("propose")
    page.get_by_role("button", name="Lập đề xuất").click()
    expect(page.get_by_text("Đã lập đề xuất.")).to_be_visible()
    looked_at("proposal")
    open_page(reverse("reviews:proposals"), size=size)
    looked_at("proposals")
    open_page(reverse("reviews:run"), size=size)
    looked_at("run")
    assert open_page.troubles == []
