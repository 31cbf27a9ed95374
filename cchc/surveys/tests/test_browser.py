"""In a real browser: the citizen's phone, the machine at the counter, the desks of the staff."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.dossiers.queries import pin_of
from cchc.dossiers.tests.factories import on
from cchc.surveys import services
from cchc.surveys.choices import Method
from cchc.surveys.models import Comment, Edition, FollowUp, Sampled
from cchc.surveys.tests.factories import FRIDAY, SATURDAY, Asking, done, made_asking
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def looked_at(page: Page, name: str) -> None:
    picture(page, f"surveys-{name}")
    # The machine at the counter must go back by itself, says so on the page, and gives minutes.
    said = [wrong for wrong in wrong_for_readers(page) if not wrong.startswith("meta-refresh")]
    assert said == []
    assert wider_than_screen(page) == 0


def test_a_citizen_rates_on_the_phone_without_scripts_and_a_second_try_is_refused(
    open_page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", FRIDAY.isoformat())
    cache.clear()
    one = made_asking()
    address = reverse("surveys:answer", args=[one.mark()])
    page = open_page(address, size=PHONE)
    looked_at(page, "answer-390")
    page = open_page(address, size=PHONE, javascript=False)
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Chưa gửi được").first).to_be_visible()
    for group in page.get_by_role("group").all()[:2]:
        group.get_by_label("Rất hài lòng").check()
    page.get_by_label("Điều ông, bà muốn nói thêm").fill("Nhanh, cảm ơn.")
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Đã nhận đánh giá")).to_be_visible()
    page = open_page(address, size=PHONE)
    expect(page.get_by_text("đã được trả lời hoặc không còn hiệu lực")).to_be_visible()
    looked_at(page, "gone-390")
    page = open_page(reverse("surveys:kiosk", args=[one.who.ward.code]), size=DESKTOP)
    looked_at(page, "kiosk-start-1280")
    page.get_by_label("Bốn số cuối của mã hồ sơ").fill(one.rows[1].code[-4:])
    page.get_by_label("Mã PIN trên giấy hẹn").fill(pin_of(one.rows[1]))
    page.get_by_role("button", name="Bắt đầu").click()
    expect(page.get_by_role("button", name="Gửi đánh giá")).to_be_visible()
    page.get_by_text("Nói rõ hơn từng điều").click()
    looked_at(page, "kiosk-questions-1280")
    for group in page.get_by_role("group").all()[:2]:
        group.get_by_text("Hài lòng", exact=True).click()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Máy tự về đầu")).to_be_visible()
    looked_at(page, "kiosk-thanks-1280")


def lived(one: Asking) -> Asking:
    """Six answers, one of them bad, with words; a sample; a draft."""
    rows = [*one.rows, *(done(one.desk, hour=hour) for hour in (11, 14, 15, 16))]
    more = Asking(one.desk, tuple(rows))
    more.answer(0, 1, 2, text="Anh Bình bảo đi lại ba lần, gọi 0912345678 không nghe.")
    for which in range(1, 6):
        more.answer(which, 5, 4, text="Rất nhanh." if which == 1 else "", A5=5, B3=4)
    services.close_days(agency=one.who.ward, at=SATURDAY)
    services.draw_round(
        agency=one.who.ward,
        title="Quý I (mẫu)",
        first=on(1).date(),
        last=FRIDAY.date(),
        method=Method.PHONE,
        size=1,
        actor=one.who.quan,
        at=SATURDAY,
    )
    sheet = one.overall[0].edition.questionnaire
    services.draft_edition(questionnaire=sheet, actor=one.who.quan, at=SATURDAY)
    return more


def addresses(one: Asking) -> list[tuple[str, str, str]]:
    """(who, name of the picture, address)."""
    word = Comment.objects.filter(state="new").order_by("pk")[0].pk
    found: list[tuple[str, str, list[Any]]] = [
        ("minh", "results", []),
        ("minh", "bad_answers", []),
        ("minh", "bad_answer", [FollowUp.objects.get().pk]),
        ("quan", "comments", []),
        ("quan", "publish_comment", [word]),
        ("quan", "questionnaires", []),
        ("quan", "edition", [Edition.objects.get(state="draft").pk]),
        ("quan", "rounds", []),
        ("quan", "new_round", []),
        ("hoa", "round", [Sampled.objects.get().round_id]),
        ("hoa", "interview", [Sampled.objects.get().pk]),
        ("hoa", "paper", []),
        ("hoa", "paper_file", []),
    ]
    shown = [(who, name, reverse(f"surveys:{name}", args=args)) for who, name, args in found]
    slip = reverse("dossiers:rating_slip", args=[one.rows[0].pk])
    return [*shown, ("hoa", "slip", slip), ("minh", "home", "/")]


def test_the_screens_of_the_staff_are_readable_at_both_widths(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(9).isoformat())
    one = lived(made_asking())
    for who, name, address in addresses(one):
        client.force_login(getattr(one.who, who))
        open_page.sign_in(client)
        for size in (DESKTOP, PHONE):
            page = open_page(address, size=size)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            looked_at(page, f"{name}-{size[0]}")
    assert open_page.troubles == []
