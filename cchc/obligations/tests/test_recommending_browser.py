"""A recommendation in a real browser: made, answered, agreed with; readable at any width."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from cchc.obligations import queries, services
from cchc.obligations.models import Recommendation
from cchc.obligations.tests.factories import TASK, answered, on, recommended
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = date(2026, 4, 10)


@pytest.fixture
def who(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The cast, on a day in April."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-10T09:00")
    return cast()


def visit(open_page: Visitor, client: Client, person: User, address: str) -> Page:
    client.force_login(person)
    open_page.sign_in(client)
    return open_page(address, javascript=False)


def test_made_answered_and_agreed_with_without_scripts(
    who: Cast, open_page: Visitor, client: Client
) -> None:
    page = visit(open_page, client, who.tam, reverse("obligations:recommendations"))
    page.get_by_role("link", name="Lập kiến nghị").click()
    page.get_by_role("button", name="Gửi kiến nghị").click()
    expect(page.locator(".is-invalid")).to_have_count(2)
    picture(page, "recommend-wrong")
    page.get_by_label("Nội dung tóm tắt").fill("Niêm yết kết quả khảo sát hài lòng")
    page.get_by_label("Nội dung kiến nghị").fill("Đề nghị niêm yết ở nhà văn hóa tổ dân phố.")
    page.get_by_role("button", name="Gửi kiến nghị").click()
    page.get_by_text("Đã gửi kiến nghị số 1/2026 đến lãnh đạo và văn phòng").wait_for()
    expect(page.get_by_role("link", name="Trả lời", exact=True)).to_have_count(0)

    here = reverse("obligations:recommendation", args=[Recommendation.objects.get().pk])
    page = visit(open_page, client, who.quan, "/")
    page.get_by_role("link", name="Số 1/2026: ").click()
    page.get_by_role("link", name="Phân công trả lời").click()
    page.get_by_role("button", name="Phân công").click()
    expect(page.locator(".is-invalid")).to_have_count(1)
    page.get_by_label("Người trả lời").select_option(label=who.binh.full_name)
    page.get_by_label("Hạn nội bộ").fill("24/04/2026")
    page.get_by_role("button", name="Phân công").click()
    page.get_by_text("Đã phân công trả lời").wait_for()

    page = visit(open_page, client, who.binh, here)
    page.get_by_role("main").get_by_role("link", name="Trả lời", exact=True).click()
    page.get_by_label("Nội dung trả lời").fill("Đã niêm yết tại 8 tổ dân phố.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.get_by_text("Đánh dấu để xác nhận")).to_have_count(2)  # summary and field
    picture(page, "answer-wrong")
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Gửi trả lời").click()
    page.get_by_text("Đã gửi trả lời, chờ ý kiến").wait_for()

    page = visit(open_page, client, who.tam, "/")
    page.get_by_role("link", name="Số 1/2026: ").click()
    page.get_by_role("link", name="Đề nghị trả lời thêm").click()
    page.get_by_label("Điều còn phải trả lời").fill("Tổ 3 niêm yết ngày nào?")
    page.get_by_role("button", name="Gửi đề nghị").click()
    page.get_by_text("Đã đề nghị trả lời thêm").wait_for()
    page = visit(open_page, client, who.binh, here)
    page.get_by_role("main").get_by_role("link", name="Trả lời", exact=True).click()
    page.get_by_label("Nội dung trả lời").fill("Tổ 3 niêm yết ngày 08/4/2026.")
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Gửi trả lời").click()
    page = visit(open_page, client, who.tam, here)
    page.get_by_role("link", name="Đồng ý với trả lời").click()
    page.get_by_role("button", name="Ghi đồng ý").click()
    page.get_by_text("Đã ghi đồng ý").wait_for()
    picture(page, "recommendation-satisfied")
    row = Recommendation.objects.get()
    assert (row.state, row.askings.count()) == ("satisfied", 2)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_every_page_is_readable_at_any_width(
    who: Cast, open_page: Visitor, client: Client, size: tuple[int, int]
) -> None:
    late = recommended(who, day=date(2026, 2, 2), subject=TASK)
    services.assign_answer(recommendation=late, chief=who.binh, actor=who.quan, at=on(TODAY))
    done = answered(who, recommended(who, day=date(2026, 3, 2)), day=date(2026, 3, 10))
    services.ask_again(
        recommendation=done, actor=who.tam, at=on(date(2026, 3, 12)), text="Tổ 3 chưa có."
    )
    answered(who, done, day=date(2026, 3, 20))
    waits = recommended(who)
    about = queries.way_to_recommend(who.tam, TASK, "/ke-hoach/", today=TODAY)
    pages = [
        (who.minh, "/"),
        (who.tam, "/"),
        (who.tam, about),
        (who.lan, reverse("obligations:recommendations")),
        (who.tam, reverse("obligations:recommendation", args=[done.pk])),
        (who.minh, reverse("obligations:recommendation", args=[waits.pk])),
        (who.quan, reverse("obligations:assign_answer", args=[late.pk])),
        (who.binh, reverse("obligations:answer", args=[late.pk])),
        (who.tam, reverse("obligations:ask_again", args=[done.pk])),
        (who.tam, reverse("obligations:withdraw", args=[waits.pk])),
        (who.binh, reverse("obligations:page", args=[queries.asking_now(late).obligation_id])),
    ]
    for number, (person, address) in enumerate(pages):
        client.force_login(person)
        open_page.sign_in(client)
        page = open_page(address, size=size)
        picture(page, f"recommending-{number}-{size[0]}")
        assert (address, wrong_for_readers(page)) == (address, [])
        assert (address, wider_than_screen(page)) == (address, 0)
    assert open_page.troubles == []
