"""docs/rules/permissions.md: the table of acts, and which roles go together."""

from datetime import date, datetime
from typing import Any

import pytest

from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.organisation import queries, services
from cchc.organisation.choices import Act, Role, UnitKind
from cchc.organisation.rules import permissions
from cchc.organisation.rules.posts import check_post
from cchc.organisation.tests.factories import SINCE, Cast, cast, other_ward

PAGE = "permissions.md"
ANSWERS = {"yes": True, "–": False}
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
TODAY = NOW.date()


@pytest.mark.parametrize("row", table(PAGE, "Who may do which act"), ids=lambda row: row["act"])
def test_each_act_is_allowed_to_the_roles_that_the_page_names(row: dict[str, str]) -> None:
    said = {role for role, answer in row.items() if role != "act" and ANSWERS[answer]}
    assert set(permissions.TABLE[row["act"]]) == said


def test_the_page_names_every_act_and_every_role() -> None:
    rows = table(PAGE, "Who may do which act")
    assert {row["act"] for row in rows} == set(permissions.TABLE) == set(Act.values)
    assert set(rows[0]) - {"act"} == set(Role.values)


def test_an_unknown_act_is_a_bug_and_not_a_no() -> None:
    with pytest.raises(KeyError):
        permissions.allows(["chair"], "fly")


@pytest.mark.parametrize("row", table(PAGE, "Which roles go together"))
def test_roles_go_together_as_the_page_says(row: dict[str, str]) -> None:
    asked: dict[str, Any] = {
        "role": row["role"],
        "unit_kind": row["unit"],
        "agency_kind": row["agency"],
        "roles_meanwhile": row["beside"].split(),
    }
    if row["allowed"] == "yes":
        check_post(**asked)
    else:
        with pytest.raises(RuleBroken):
            check_post(**asked)


@pytest.fixture(name="ward")
def ward_fixture(db: None) -> Cast:
    return cast()


def give(ward: Cast, **changes: Any) -> None:
    post: dict[str, Any] = {
        "user": ward.binh,
        "unit": ward.units["Địa chính - Xây dựng"],
        "title": "Công chức Địa chính",
        "role": Role.OFFICER,
        "from_on": TODAY,
        "actor": ward.quantri,
        "at": NOW,
    }
    services.give_post(**{**post, **changes})


def test_a_second_post_adds_its_role_for_its_days(ward: Cast) -> None:
    give(ward, role=Role.ONE_STOP, to_on=date(2026, 12, 31))
    assert queries.roles_of(ward.binh, TODAY) == {"officer", "one_stop"}
    assert queries.roles_of(ward.binh, date(2027, 1, 1)) == {"officer"}


def test_an_administrator_takes_no_other_role_while_it_lasts(ward: Cast) -> None:
    with pytest.raises(RuleBroken, match="không kiêm"):
        give(ward, user=ward.quantri)
    with pytest.raises(RuleBroken, match="không kiêm"):
        give(ward, role=Role.ADMINISTRATOR)
    services.end_post(
        post=ward.binh.posts.get(), to_on=date(2026, 11, 22), actor=ward.quantri, at=NOW
    )
    give(ward, role=Role.ADMINISTRATOR)
    assert queries.roles_of(ward.binh, TODAY) == {"administrator"}


def test_the_last_administrators_post_is_not_ended(ward: Cast) -> None:
    post = ward.quantri.posts.get()
    with pytest.raises(RuleBroken, match="quản trị viên cuối cùng"):
        services.end_post(post=post, to_on=TODAY, actor=ward.quantri, at=NOW)
    services.end_post(post=ward.son.posts.get(), to_on=SINCE, actor=ward.quantri, at=NOW)
    give(ward, user=ward.son, role=Role.ADMINISTRATOR, from_on=date(2026, 11, 1))
    services.end_post(post=post, to_on=TODAY, actor=ward.quantri, at=NOW)
    assert queries.roles_of(ward.quantri, date(2026, 11, 24)) == set()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_on": date(2026, 11, 22)}, "to_on"),
        ({"role": Role.SUPERIOR}, "role"),
        ({"role": Role.SUPERVISOR}, "role"),
    ],
)
def test_a_wrong_post_is_refused_with_its_field(
    ward: Cast, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as told:
        give(ward, **changes)
    assert told.value.field == field


def test_a_post_is_in_an_open_unit_of_the_same_agency(ward: Cast) -> None:
    with pytest.raises(RuleBroken, match="cơ quan khác"):
        give(ward, unit=other_ward().posts.get().unit)
    closed = services.add_unit(agency=ward.ward, name="Tổ cũ", actor=ward.quan, at=NOW)
    closed = services.close_unit(unit=closed, closed_on=TODAY, actor=ward.quan, at=NOW)
    with pytest.raises(RuleBroken, match="ngừng"):
        give(ward, unit=closed)
    partner = ward.units["Công an phường"]
    assert partner.kind == UnitKind.PARTNER
    with pytest.raises(RuleBroken, match="không có tài khoản"):
        give(ward, unit=partner)


def test_an_end_before_the_beginning_is_refused(ward: Cast) -> None:
    with pytest.raises(RuleBroken) as told:
        services.end_post(
            post=ward.binh.posts.get(), to_on=date(2022, 12, 31), actor=ward.quantri, at=NOW
        )
    assert told.value.field == "to_on"
