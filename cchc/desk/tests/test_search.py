"""One search over all rooms: what is there is found, what is not seen is not found."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.desk.search import MOST, search
from cchc.documents.tests.factories import Desk, letter
from cchc.dossiers.tests.factories import processing, shop
from cchc.kernel import audit
from cchc.obligations.tests.factories import owed
from cchc.organisation.models import User
from cchc.organisation.tests.factories import Cast, cast, other_ward
from cchc.plans.tests.factories import adopted_plan, on, reviewed_plan
from tests.browser import (
    DESKTOP,
    PHONE,
    Visitor,
    picture,
    wider_than_screen,
    wrong_for_readers,
)

TODAY = date(2026, 4, 8)


@pytest.fixture
def ward(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """An adopted plan with "Rà soát thủ tục hành chính" and a draft letter of anh Bình's."""
    return _ward(monkeypatch)


def _ward(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", on(TODAY).isoformat())
    who = cast()
    adopted_plan(who)
    Desk(who).draft(letter("V/v rà soát thủ tục hành chính nội bộ"))
    return who


def found(user: User, text: str) -> dict[str, list[str]]:
    """Labels by group."""
    groups = search(user, text, at=on(TODAY))
    return {group.title: [hit.label for hit in group.hits] for group in groups}


@pytest.mark.parametrize("text", ["rà soát thủ tục", "RA SOAT thu tuc", "tục  rà"])
def test_words_are_found_with_or_without_marks_in_any_order(ward: Cast, text: str) -> None:
    groups = found(ward.binh, text)
    assert groups["Nhiệm vụ"] == ["Nhiệm vụ 2. Rà soát thủ tục hành chính"]
    assert groups["Việc phải làm"]
    assert any("nội bộ" in label for label in groups["Văn bản"])


def test_plans_and_people_are_found(ward: Cast) -> None:
    assert found(ward.tam, "kế hoạch cải cách hành chính năm 2026")["Kế hoạch"]
    assert found(ward.binh, "tran thi lan") == {"Người trong cơ quan": ["Trần Thị Lan"]}


def test_every_address_found_opens_for_who_found_it(ward: Cast, client: Client) -> None:
    for user in (ward.minh, ward.quan, ward.binh, ward.yen, ward.tam, ward.quantri):
        client.force_login(user)
        for text in ("ra soat", "ke hoach", "nguyen"):
            for group in search(user, text, at=on(TODAY)):
                for url in (group.more_url, *(hit.url for hit in group.hits)):
                    assert not url or client.get(url).status_code == 200, f"{user}: {url}"


def test_a_draft_is_found_only_by_those_who_handle_it(ward: Cast) -> None:
    title = "thủ tục hành chính nội bộ"
    assert "Văn bản" in found(ward.binh, title)
    for name in ("son", "thu", "tam", "yen", "hanh", "quantri"):
        assert "Văn bản" not in found(getattr(ward, name), title), name


def test_a_plan_under_review_is_found_only_by_those_who_handle_it(db: None) -> None:
    who = cast()
    reviewed_plan(who)
    assert {"Kế hoạch", "Nhiệm vụ"} <= set(found(who.quan, "hanh chinh") | found(who.quan, "luat"))
    for name in ("binh", "tam", "yen", "hanh", "quantri"):
        assert found(getattr(who, name), "thủ tục") == {}, name


@pytest.mark.parametrize("name", ["hanh", "quantri"])
def test_who_sees_no_case_finds_none(ward: Cast, name: str) -> None:
    for text in ("rà soát", "kế hoạch", "báo cáo"):
        assert found(getattr(ward, name), text) == {}


def test_another_ward_finds_nothing_and_nobody(ward: Cast) -> None:
    elsewhere = other_ward()
    for text in ("rà soát", "kế hoạch", "Trần Thị Lan"):
        assert found(elsewhere, text) == {}


def test_one_letter_or_no_word_finds_nothing_and_says_why(ward: Cast, client: Client) -> None:
    client.force_login(ward.binh)
    for text, said in (("a", "ít nhất hai chữ cái"), ("!!", "ít nhất hai chữ cái")):
        assert found(ward.binh, text) == {}
        assert said in client.post("/tim-kiem/", {"q": text}).content.decode()
    assert "Không tìm thấy gì" in client.post("/tim-kiem/", {"q": "zzzz"}).content.decode()
    assert "Cần tìm gì?" in client.get("/tim-kiem/").content.decode()


def test_what_is_typed_comes_back_as_text(ward: Cast, client: Client) -> None:
    client.force_login(ward.binh)
    said = client.post("/tim-kiem/", {"q": '<b>"x'}).content.decode()
    assert "<b>" not in said


def test_a_search_costs_the_same_however_much_there_is(
    ward: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        owed(ward, label=f"Rà soát lần {number}", due_on=date(2026, 4, 9))
    user = User.objects.select_related("agency").get(pk=ward.binh.pk)
    with django_assert_max_num_queries(46):
        groups = {group.title: group for group in search(user, "rà soát", at=on(TODAY))}
    assert len(groups["Việc phải làm"].hits) == MOST
    assert groups["Việc phải làm"].is_cut
    assert "q=" in groups["Việc phải làm"].more_url


def test_a_dossier_is_found_by_who_works_on_it_and_only_by_them(
    db: None, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(TODAY).isoformat())
    desk = shop()
    row = processing(desk)
    tail = row.code[-11:]
    client.force_login(desk.who.hoa)
    said = client.post("/tim-kiem/", {"q": tail}).content.decode()
    assert reverse("dossiers:page", args=[row.pk]) in said
    for name in ("hoa", "binh"):
        assert len(found(getattr(desk.who, name), tail)["Hồ sơ"]) == 1, name
    for name in ("son", "quan", "yen", "tam", "hanh", "quantri"):
        assert "Hồ sơ" not in found(getattr(desk.who, name), tail), name
    assert "Hồ sơ" in found(desk.who.hoa, "tran thi mai")
    assert "Hồ sơ" not in found(desk.who.binh, "tran thi mai")


def test_a_procedure_is_found_by_words_without_accents(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", on(TODAY).isoformat())
    desk = shop()
    assert found(desk.who.binh, "khai sinh")["Thủ tục hành chính"] == ["Đăng ký khai sinh (mẫu)"]


def test_what_stands_in_an_address_is_not_looked_for(ward: Cast, client: Client) -> None:
    client.force_login(ward.binh)
    said = client.get("/tim-kiem/", {"q": "038199000123"}).content.decode()
    assert "038199000123" not in said
    home = client.get("/").content.decode()
    assert 'role="search" action="/tim-kiem/" method="post"' in home


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_search_page_is_readable_and_the_slash_leads_to_the_box(
    open_page: Visitor, client: Client, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    with audit.transaction():
        client.force_login(_ward(monkeypatch).binh)
    open_page.sign_in(client)
    page = open_page("/tim-kiem/", size=size)
    page.get_by_label("Cần tìm gì?").fill("ra soat")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "?" not in page.url
    picture(page, f"search-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim-kiem"
    assert open_page.troubles == []
