"""The first page and the menu: each role sees its own, in few queries."""

from datetime import date
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from cchc.desk import menu
from cchc.desk.boards import board_for
from cchc.desk.context import surroundings
from cchc.desk.progress import progress_of
from cchc.documents.choices import State
from cchc.documents.tests.factories import Desk
from cchc.kernel.formats import date_vi
from cchc.obligations.services import Subject
from cchc.obligations.tests.factories import asked, on, owed, submitted
from cchc.organisation.menu import Place
from cchc.organisation.models import User
from cchc.organisation.tests.factories import PASSWORD, Cast, cast, other_ward
from cchc.reports.tests.factories import opened, sent
from cchc.reports.tests.sending import received as received_upward
from cchc.reports.tests.sending import returned as returned_upward
from cchc.reports.tests.sending import submitted as submitted_upward
from tests.browser import DESKTOP, PHONE, Visitor, picture, wider_than_screen, wrong_for_readers

TODAY = date(2026, 4, 8)


@pytest.fixture
def ward(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """8 April 2026: one late, one soon, one later, one to judge, one request, two documents."""
    return _ward(monkeypatch)


def _ward(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", on(TODAY).isoformat())
    who = cast()
    owed(who, label="Việc đã trễ", chief=who.binh)
    soon = owed(who, label="Việc sắp đến hạn", due_on=date(2026, 4, 10), chief=who.binh)
    owed(who, label="Việc về sau", due_on=date(2026, 6, 30))
    submitted(who, owed(who, label="Việc đã nộp", due_on=date(2026, 4, 30)), day=date(2026, 4, 7))
    asked(who, soon, until=date(2026, 4, 20), day=date(2026, 4, 7))
    submitted_upward(who)
    received_upward(who)
    Desk(who).at_state(State.FROZEN)
    Desk(who).at_state(State.SIGNED)
    return who


FIGURES = {
    "minh": {"Việc trễ hạn": 1, "Đến hạn trong 7 ngày tới": 1, "Chờ nghiệm thu": 1}
    | {"Đề nghị gia hạn": 1, "Chờ tôi ký": 0},
    "lan": {"Việc trễ hạn": 1, "Đến hạn trong 7 ngày tới": 1, "Chờ nghiệm thu": 1}
    | {"Đề nghị gia hạn": 1, "Chờ tôi ký": 1},
    "quan": {"Chờ nghiệm thu": 1, "Việc trễ hạn": 1, "Đến hạn trong 7 ngày tới": 1},
    "binh": {"Trễ hạn": 1, "Đến hạn trong 7 ngày tới": 1, "Việc tiếp theo": 1}
    | {"Đã nộp, chờ nghiệm thu": 1},
    "son": {"Trễ hạn": 0, "Đến hạn trong 7 ngày tới": 0, "Việc tiếp theo": 0}
    | {"Đã nộp, chờ nghiệm thu": 0},
    "yen": {"Chờ lấy số, phát hành": 1},
    "tam": {"Việc trễ hạn": 1, "Đến hạn trong 7 ngày tới": 1},
    "hanh": {"Chờ tiếp nhận": 1, "Đã tiếp nhận, đang xem xét": 1, "Đã trả lại": 0}
    | {"Đã ghi nhận": 0, "Gửi trễ hạn": 0},
}


def test_the_tables_of_the_board_count_tasks_and_not_the_report(ward: Cast) -> None:
    before = [[row.counts for row in table.rows] for table in progress_of(ward.ward, at=on(TODAY))]
    owed(ward, subject=Subject("report", "anbinh-2026-1/2026-Q1", "Báo cáo định kỳ"))
    after = [[row.counts for row in table.rows] for table in progress_of(ward.ward, at=on(TODAY))]
    assert before == after
    assert before[0]


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_each_role_sees_its_own_figures(ward: Cast, name: str) -> None:
    board = board_for(getattr(ward, name), at=on(TODAY))
    assert {stat.label: int(stat.value) for stat in board.stats} == FIGURES[name]


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_each_figure_opens_as_many_records(ward: Cast, name: str, client: Client) -> None:
    client.force_login(getattr(ward, name))
    for stat in board_for(getattr(ward, name), at=on(TODAY)).stats:
        answer = client.get(stat.url)
        assert answer.status_code == 200
        if "/cua-toi/" not in stat.url and "page" in answer.context:
            assert answer.context["page"].paginator.count == int(stat.value), stat.label


def test_the_administrator_sees_accounts_and_no_case(ward: Cast, client: Client) -> None:
    client.force_login(ward.quantri)
    page = client.get("/").content.decode()
    assert "Tài khoản đang hoạt động" in page
    assert "Việc đã trễ" not in page
    assert reverse("obligations:every") not in page


def test_another_ward_sees_nothing_of_it(ward: Cast, client: Client) -> None:
    client.force_login(other_ward())
    page = client.get("/").content.decode()
    assert "Không có việc nào trễ hạn" in page
    assert "Việc đã trễ" not in page


def test_nobody_without_a_post_gets_past_a_kind_word(ward: Cast) -> None:
    ward.son.posts.all().delete()
    board = board_for(ward.son, at=on(TODAY))
    assert not board.stats
    assert "chưa có chức vụ" in board.awaits


MENUS = {
    "lan": {"Chờ nghiệm thu": "1", "Xin gia hạn": "1", "Văn bản": "1"},
    "quan": {"Việc của tôi": "", "Chờ nghiệm thu": "1", "Bộ phận, phối hợp": ""},
    "binh": {"Việc của tôi": "4", "Tất cả việc phải làm": "", "Lịch làm việc": ""},
    "yen": {"Văn bản": "1", "Sổ văn bản đi": ""},
    "tam": {"Số liệu": "", "Văn bản": "", "Sổ văn bản đến": ""},
    "hanh": {"Trang chủ": "", "Lịch làm việc": "", "Báo cáo của cấp dưới": "1"},
    "quantri": {"Tài khoản, chức vụ": "", "Cấu hình": ""},
}
NOT_IN = {
    "lan": {"Việc của tôi", "Tài khoản, chức vụ"},
    "quan": {"Xin gia hạn", "Cấu hình"},
    "binh": {"Chờ nghiệm thu", "Xin gia hạn"},
    "yen": {"Việc của tôi", "Chờ nghiệm thu"},
    "tam": {"Việc của tôi", "Chờ nghiệm thu"},
    "hanh": {"Số liệu", "Văn bản", "Tất cả việc phải làm", "Gửi cấp trên"},
    "quantri": {"Số liệu", "Văn bản", "Việc của tôi", "Báo cáo của cấp dưới"},
}


@pytest.mark.parametrize("name", ["quan", "yen"])
def test_a_report_that_came_back_stands_on_the_first_page(
    ward: Cast, name: str, client: Client
) -> None:
    client.force_login(getattr(ward, name))
    title = "Báo cáo cấp trên trả lại"
    assert title not in client.get("/").content.decode()
    row = returned_upward(ward)
    text = client.get("/").content.decode()
    assert title in text
    assert reverse("reports:submission", args=[row.pk]) in text


def test_the_part_that_a_unit_is_asked_for_stands_on_its_first_page(
    ward: Cast, client: Client
) -> None:
    row = opened(ward)
    part = row.parts.get(unit__name="Tư pháp - Hộ tịch")
    address = reverse("reports:part", args=[row.plan.code, row.pk, part.pk])
    client.force_login(ward.binh)
    page = client.get("/").content.decode()
    assert "Phần báo cáo chờ gửi" in page
    assert f'{address}">Cải cách hành chính, Quý I năm 2026</a>' in page
    assert date_vi(row.parts_due_on) in page
    client.force_login(ward.thu)
    assert address not in client.get("/").content.decode()
    sent(ward, row)
    client.force_login(ward.binh)
    assert "Phần báo cáo chờ gửi" not in client.get("/").content.decode()


def _around(user: User, path: str = "/") -> dict[str, Any]:
    request = RequestFactory().get(path)
    request.user = user
    request.session = {}  # type: ignore[assignment]  # only read for the idle lock
    return surroundings(request)


@pytest.mark.parametrize("name", sorted(MENUS))
def test_the_menu_has_what_the_role_does_with_what_waits(ward: Cast, name: str) -> None:
    groups = _around(getattr(ward, name))["menu"]
    badges = {item.label: item.badge for group in groups for item in group.items}
    assert badges.items() >= MENUS[name].items()
    assert NOT_IN[name].isdisjoint(badges)


def test_a_room_without_screens_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    places = (Place("Ở đây", "desk:home", "home"), Place("Chưa có", "nowhere:list", "plan"))
    monkeypatch.setattr(menu, "GROUPS", (("", places),))
    (group,) = menu.menu_of(frozenset(), {}, "/")
    assert [item.label for item in group.items] == ["Ở đây"]


def test_one_item_is_marked_as_the_page(ward: Cast) -> None:
    for path, marked in {
        "/": "Trang chủ",
        "/cong-viec/cua-toi/": "Việc của tôi",
        "/cong-viec/17/nop/": "Tất cả việc phải làm",
    }.items():
        groups = _around(ward.binh, path)["menu"]
        assert [i.label for group in groups for i in group.items if i.active] == [marked]


@pytest.mark.parametrize(
    ("name", "most"),
    [("lan", 3), ("quan", 5), ("binh", 5), ("yen", 3), ("hanh", 3), ("quantri", 3)],
)
def test_the_menu_costs_few_queries(
    ward: Cast, name: str, most: int, django_assert_max_num_queries: Any
) -> None:
    user = User.objects.select_related("agency").get(pk=getattr(ward, name).pk)
    around = _around(user)
    with django_assert_max_num_queries(most + 2):  # frame: posts, idle minutes
        assert list(around["menu"])


@pytest.mark.parametrize("name", ["lan", "quan", "binh", "tam"])
def test_the_first_page_costs_as_much_with_thirty_records_as_with_four(
    ward: Cast, name: str, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        owed(ward, label=f"Việc thứ {number}", due_on=date(2026, 4, 9))
    client.force_login(getattr(ward, name))
    with django_assert_max_num_queries(51):
        assert client.get("/").status_code == 200


def test_sign_in_leads_to_the_first_page(ward: Cast, client: Client) -> None:
    said = {"username": "yen", "password": PASSWORD}
    answer = client.post(reverse("organisation:sign_in"), said)
    assert answer["Location"] == "/"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("name", ["lan", "binh"])
def test_the_first_page_is_readable_at_any_width(
    open_page: Visitor,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    name: str,
) -> None:
    client.force_login(getattr(_ward(monkeypatch), name))
    open_page.sign_in(client)
    page = open_page("/", size=size)
    picture(page, f"home-{name}-{size[0]}")
    assert wrong_for_readers(page) == []
    assert wider_than_screen(page) == 0
    assert open_page.troubles == []
