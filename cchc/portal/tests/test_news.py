"""News on the public pages: who writes, who publishes, what is never rewritten."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.dossiers.tests.factories import Shop, on
from cchc.kernel.audit.models import AuditEvent
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User
from cchc.portal import queries, services
from cchc.portal.choices import NewsAct, NewsState
from cchc.portal.models import News
from cchc.portal.rules import news as rules
from cchc.portal.services.telling import Words
from cchc.portal.tests.factories import drafted_news, published_news

NEXT = {
    (NewsState.DRAFT, NewsAct.CORRECT): NewsState.DRAFT,
    (NewsState.DRAFT, NewsAct.PUBLISH): NewsState.PUBLISHED,
    (NewsState.DRAFT, NewsAct.WITHDRAW): NewsState.WITHDRAWN,
    (NewsState.PUBLISHED, NewsAct.WITHDRAW): NewsState.WITHDRAWN,
}


@pytest.mark.parametrize("act", NewsAct)
@pytest.mark.parametrize("state", NewsState)
def test_every_act_in_every_state(state: NewsState, act: NewsAct) -> None:
    if (state, act) in NEXT:
        assert rules.after(act, state) == NEXT[state, act]
    else:
        with pytest.raises(RuleBroken, match=state.label):
            rules.after(act, state)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lễ ra quân chuyển đổi số ngày 10/10", []),
        ("Liên hệ số 0912345678", ["0912345678"]),
        ("Liên hệ 0912 345 678", ["0912 345 678"]),
        ("CCCD 038094000123", ["038094000123"]),
        ("Thư về an.nguyen@example.vn", ["an.nguyen@example.vn"]),
        ("Ngày 24/11/2026, hồ sơ H56.10.5-261124-0007", []),
    ],
)
def test_what_looks_like_personal_data(text: str, found: list[str]) -> None:
    assert rules.personal_in(text) == found


def public_page(desk: Shop) -> str:
    """The list of news as the stranger reads it."""
    return Client().get(reverse("portal:news", args=[desk.who.ward.code])).content.decode()


def test_nothing_is_public_before_a_leader_publishes_it(desk: Shop) -> None:
    row = drafted_news(desk)
    address = reverse("portal:news_item", args=[desk.who.ward.code, row.pk])
    assert row.title not in public_page(desk)
    assert Client().get(address).status_code == 404
    services.publish_news(news=row, actor=desk.who.lan, at=on(5))
    assert row.title in public_page(desk)
    assert "Mời bà con." in Client().get(address).content.decode()
    services.withdraw_news(news=row, reason="Đổi ngày", actor=desk.who.minh, at=on(6))
    assert row.title not in public_page(desk)
    assert Client().get(address).status_code == 404


def test_who_writes_does_not_publish_nor_take_away_what_is_public(desk: Shop) -> None:
    row = drafted_news(desk)
    with pytest.raises(PermissionDenied):
        services.publish_news(news=row, actor=desk.who.quan, at=on(5))
    services.publish_news(news=row, actor=desk.who.minh, at=on(5))
    with pytest.raises(PermissionDenied):
        services.withdraw_news(news=row, reason="Nhầm", actor=desk.who.quan, at=on(5))
    row.refresh_from_db()
    assert row.state == NewsState.PUBLISHED


@pytest.mark.parametrize("name", ["hoa", "binh", "tam", "hanh", "quantri", "yen"])
def test_nobody_else_writes(name: str, desk: Shop) -> None:
    actor: User = getattr(desk.who, name)
    with pytest.raises(PermissionDenied):
        services.write_news(agency=desk.who.ward, words=Words("A", "B"), actor=actor, at=on(4))


def test_a_published_item_is_not_rewritten(desk: Shop) -> None:
    row = published_news(desk)
    with pytest.raises(RuleBroken, match="Đã đăng"):
        services.correct_news(news=row, words=Words("Khác", "Khác"), actor=desk.who.quan, at=on(6))


@pytest.mark.parametrize(
    ("title", "text", "field"),
    [(" ", "Nội dung", "title"), ("Tin", "\n ", "text"), ("Tin", "Gọi 0912345678", "is_checked")],
)
def test_wrong_words_are_refused_at_their_field_and_nothing_is_kept(
    title: str, text: str, field: str, desk: Shop
) -> None:
    with pytest.raises(RuleBroken) as broken:
        drafted_news(desk, Words(title, text))
    assert broken.value.field == field
    assert not News.objects.exists()


def test_a_number_of_the_agency_passes_when_it_was_checked(desk: Shop) -> None:
    row = drafted_news(desk, Words("Đường dây nóng", "Gọi 0237 3857 999", is_checked=True))
    assert row.text == "Gọi 0237 3857 999"


def test_the_chain_keeps_each_act_and_no_words(desk: Shop) -> None:
    row = published_news(desk)
    services.withdraw_news(news=row, reason="Đổi ngày", actor=desk.who.minh, at=on(6))
    events = AuditEvent.objects.filter(subject_kind="portal_news").order_by("seq")
    acts = [event.act for event in events]
    assert acts == ["portal.write_news", "portal.publish_news", "portal.withdraw_news"]
    assert all("nộp hồ sơ" not in str(event.facts) for event in events)


def test_markup_is_text(desk: Shop) -> None:
    row = published_news(desk, Words("<b>Tin</b>", "<script>alert(1)</script>"))
    page = Client().get(reverse("portal:news_item", args=[desk.who.ward.code, row.pk]))
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;" in page.content.decode()


def test_the_office_writes_and_the_chair_publishes_on_the_screens(desk: Shop) -> None:
    office, chair = Client(), Client()
    office.force_login(desk.who.quan)
    chair.force_login(desk.who.minh)
    typed = {"title": "Tin mẫu", "text": "Gọi 0912345678"}
    refused = office.post(reverse("portal:write_news"), typed).content.decode()
    assert "trông như dữ liệu cá nhân" in refused
    assert "Gọi 0912345678" in refused
    typed["text"] = "Mời bà con đến nhà văn hóa."
    made = office.post(reverse("portal:write_news"), typed)
    row = News.objects.get()
    assert made["Location"] == reverse("portal:staff_item", args=[row.pk])
    page = office.get(made["Location"]).content.decode()
    assert reverse("portal:publish_news", args=[row.pk]) not in page
    assert (
        reverse("portal:publish_news", args=[row.pk])
        in chair.get(made["Location"]).content.decode()
    )
    chair.post(reverse("portal:publish_news", args=[row.pk]))
    assert "Tin mẫu" in public_page(desk)
    empty = chair.post(reverse("portal:withdraw_news", args=[row.pk]), {"reason": ""})
    assert empty.status_code == 200
    chair.post(reverse("portal:withdraw_news", args=[row.pk]), {"reason": "Đăng nhầm"})
    assert "Tin mẫu" not in public_page(desk)


def test_the_front_page_has_the_newest_five(desk: Shop) -> None:
    for number in range(6):
        published_news(desk, Words(f"Tin số {number}", "Nội dung"))
    front = Client().get(reverse("portal:front", args=[desk.who.ward.code])).content.decode()
    assert "Tin số 0" not in front
    assert all(f"Tin số {number}" in front for number in range(1, 6))
    assert queries.public_news(desk.who.ward).count() == 6
