"""The administrator's screens: accounts, posts, review, the log of signing in."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.organisation import jobs, queries, services
from cchc.organisation.choices import AccountState
from cchc.organisation.models import CalendarDay, SignIn, User
from cchc.organisation.rules.names import name_order
from cchc.organisation.tests.factories import PASSWORD, Cast, cast, person, unit

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
NEW = {
    "full_name": "Cao Văn Em",
    "honorific": "anh",
    "email": "em@anbinh.example",
    "username": "cao.van.em",
    "title": "Công chức Địa chính",
    "role": "officer",
    "from_on": "23/11/2026",
}

WITH_MENU = 14 + 3  # the page itself, and the menu with its counts


@pytest.fixture(name="ward")
def ward_fixture(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return cast()


@pytest.fixture(name="administrator")
def administrator_fixture(client: Client, ward: Cast) -> Client:
    client.force_login(ward.quantri)
    return client


def page(client: Client, name: str, *args: object, **query: str) -> str:
    return client.get(reverse(f"organisation:{name}", args=args), query).content.decode()


def post(client: Client, name: str, *args: object, **data: Any) -> Any:
    return client.post(reverse(f"organisation:{name}", args=args), data)


def test_a_new_person_gets_a_first_password_that_works_once(
    administrator: Client, ward: Cast
) -> None:
    in_unit = ward.units["Địa chính - Xây dựng"].pk
    shown = post(administrator, "open_account", **NEW, unit=in_unit)
    assert shown["Cache-Control"].startswith("max-age=0")
    found = re.search(r"<code>([^<]+)</code>", shown.content.decode())
    assert found
    password = found[1].replace("&amp;", "&")
    made = User.objects.get(username="cao.van.em")
    assert queries.roles_of(made, NOW.date()) == {"officer"}
    own = Client()
    post(own, "sign_in", username="cao.van.em", password=password)
    assert own.get(reverse("organisation:account")).status_code == 302
    assert password not in page(administrator, "person", made.pk)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("username", "binh", "đã có người dùng"),
        ("username", "Đỗ Văn", "không dấu"),
        ("full_name", "", "bắt buộc"),
        ("email", "không phải", "Địa chỉ thư điện tử chưa đúng"),
        ("from_on", "31/02/2026", "Ngày chưa đúng"),
        ("role", "superior", "không có trong danh sách"),
        ("role", "supervisor", "giám sát"),
        ("unit", "", "bắt buộc"),
    ],
)
def test_a_wrong_new_person_is_told_and_nothing_is_written(
    administrator: Client, ward: Cast, field: str, value: str, told: str
) -> None:
    data = {**NEW, "unit": ward.units["Địa chính - Xây dựng"].pk, field: value}
    shown = post(administrator, "open_account", **data)
    assert shown.status_code == 200
    assert told in shown.content.decode()
    assert not User.objects.filter(username="cao.van.em").exists()


def test_the_list_narrows_by_name_without_accents_and_by_state(
    administrator: Client, ward: Cast
) -> None:
    assert "Đỗ Văn Bình" in page(administrator, "people", q="do van")
    assert "Lê Anh Quân" not in page(administrator, "people", q="do van")
    services.close_account(user=ward.van, actor=ward.quantri, at=NOW, reason="nghỉ việc")
    services.lock_account(user=ward.son, actor=ward.quantri, at=NOW, reason="thử")
    closed = page(administrator, "people", state="closed")
    assert "Bùi Thị Vân" in closed
    assert "Hoàng Văn Sơn" not in closed
    assert "Hoàng Văn Sơn" in page(administrator, "people", state="locked")
    assert "Không có tài khoản nào" in page(administrator, "people", q="không có ai")


def test_states_and_filters_agree_for_every_account(ward: Cast) -> None:
    services.close_account(user=ward.van, actor=ward.quantri, at=NOW, reason="nghỉ việc")
    services.lock_account(user=ward.son, actor=ward.quantri, at=NOW, reason="thử")
    User.objects.filter(pk=ward.binh.pk).update(last_login=NOW - timedelta(days=44))
    User.objects.filter(pk=ward.hoa.pk).update(last_login=NOW - timedelta(days=46))
    since = queries.dormant_since(ward.ward, NOW)
    found = {
        state: {user.username for user in queries.accounts(ward.ward, NOW, state=state)}
        for state in AccountState
    }
    assert found[AccountState.OPEN] == {"binh"}
    assert "hoa" in found[AccountState.DORMANT]
    for user in queries.accounts(ward.ward, NOW):
        assert user.username in found[queries.account_state(user, NOW, since)]
    assert sum(len(names) for names in found.values()) == 11


def test_the_list_takes_as_many_queries_for_thirty_people_as_for_ten(
    administrator: Client, ward: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(WITH_MENU):
        page(administrator, "people")
    desk = unit(ward.ward, "Tổ hỗ trợ")
    for number in range(20):
        person(ward.ward, f"nguoi{number}", "", "Cao Văn Em", "officer", "Công chức", desk)  # type: ignore[arg-type]
    with django_assert_max_num_queries(WITH_MENU):
        page(administrator, "people")
    with django_assert_max_num_queries(WITH_MENU):
        page(administrator, "review")
    with django_assert_max_num_queries(WITH_MENU):
        page(administrator, "units")


def test_an_account_is_locked_unlocked_closed_and_reopened(
    administrator: Client, ward: Cast
) -> None:
    binh = ward.binh.pk
    assert "bắt buộc" in post(administrator, "lock_account", binh, reason="").content.decode()
    post(administrator, "lock_account", binh, reason="nghi lộ mật khẩu")
    shown = page(administrator, "person", binh)
    assert "Đang khóa" in shown
    assert "nghi lộ mật khẩu" in shown
    post(administrator, "unlock_account", binh)
    post(administrator, "close_account", binh, reason="chuyển công tác")
    assert not User.objects.get(pk=binh).is_active
    post(administrator, "reopen_account", binh)
    assert "Mở lại tài khoản" in page(administrator, "person", binh)
    told = post(administrator, "close_account", ward.quantri.pk, reason="thử").content.decode()
    assert "của mình" in told


def test_posts_are_given_and_ended(administrator: Client, ward: Cast) -> None:
    binh = ward.binh.pk
    given = {
        "unit": ward.units["Địa chính - Xây dựng"].pk,
        "title": "Công chức Địa chính",
        "role": "officer",
        "from_on": "01/12/2026",
        "to_on": "30/11/2026",
    }
    assert "bắt đầu trở đi" in post(administrator, "give_post", binh, **given).content.decode()
    post(administrator, "give_post", binh, **{**given, "to_on": ""})
    assert ward.binh.posts.count() == 2
    latest = ward.binh.posts.latest("from_on")
    told = post(administrator, "end_post", latest.pk, to_on="30/11/2026").content.decode()
    assert "01/12/2026" in told
    post(administrator, "end_post", latest.pk, to_on="31/12/2026")
    assert "31/12/2026" in page(administrator, "person", binh)


def test_a_reset_password_is_shown_once_and_opens_the_account(
    administrator: Client, ward: Cast
) -> None:
    services.lock_account(user=ward.binh, actor=ward.quantri, at=NOW, reason="thử")
    asked = page(administrator, "reset_password", ward.binh.pk)
    assert "buộc đổi mật khẩu" in asked
    shown = post(administrator, "reset_password", ward.binh.pk)
    assert "Chỉ hiện một lần" in shown.content.decode()
    assert User.objects.get(pk=ward.binh.pk).locked_until is None


def test_the_yearly_review_marks_who_is_due(administrator: Client, ward: Cast) -> None:
    assert page(administrator, "review").count("Đến kỳ") == 11
    post(administrator, "review_account", ward.binh.pk)
    assert page(administrator, "review").count("Đến kỳ") == 10


def test_the_name_and_address_are_set_right(administrator: Client, ward: Cast) -> None:
    data = {"full_name": "Đỗ Văn Bính", "honorific": "anh", "email": ""}
    post(administrator, "correct_person", ward.binh.pk, **data)
    assert "Đỗ Văn Bính" in page(administrator, "people")


def test_the_log_shows_attempts_by_outcome_and_not_other_agencies(
    administrator: Client, ward: Cast
) -> None:
    for name, word in (("binh", "sai"), ("binh", PASSWORD), ("hanh", PASSWORD), ("ai", "x")):
        services.sign_in(username=name, password=word, address="10.0.0.7", at=NOW)
    shown = page(administrator, "sign_ins")
    assert shown.count("10.0.0.7") == 3
    assert "tên không có trong hệ thống" in shown
    assert "Lý Thị Hạnh" not in shown
    assert page(administrator, "sign_ins", **{"ket-qua": "wrong"}).count("10.0.0.7") == 2
    assert page(administrator, "sign_ins", **{"ket-qua": "bậy"}).count("10.0.0.7") == 3


def test_old_notes_of_signing_in_go_after_a_year(ward: Cast) -> None:
    for days in (10, 364, 367):
        SignIn.objects.create(at=NOW - timedelta(days=days), outcome="wrong")
    jobs.forget_sign_ins(NOW)
    assert SignIn.objects.count() == 2


def test_next_years_days_come_in_december(ward: Cast) -> None:
    jobs.seed_next_year(NOW)
    assert not CalendarDay.objects.exists()
    jobs.seed_next_year(NOW.replace(month=12))
    jobs.seed_next_year(NOW.replace(month=12))
    years = set(CalendarDay.objects.values_list("day__year", "agency__code"))
    assert years == {(2027, "anbinh"), (2027, "tinhmau")}


def test_people_stand_in_the_order_of_their_given_names() -> None:
    names = ["Trần Thị Lan", "Đỗ Văn Bình", "Lê Anh Quân", "Ngô Đình Án", "Cao Văn Bình"]
    assert sorted(names, key=name_order) == [
        "Ngô Đình Án",
        "Cao Văn Bình",
        "Đỗ Văn Bình",
        "Trần Thị Lan",
        "Lê Anh Quân",
    ]
