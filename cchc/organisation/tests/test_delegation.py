"""docs/rules/delegation.md: who stands in for whom, what passes, how one signs."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.organisation import queries, services
from cchc.organisation.choices import Act
from cchc.organisation.models import Delegation
from cchc.organisation.rules.delegation import check_delegation, passed_roles
from cchc.organisation.rules.signing import signature
from cchc.organisation.tests.factories import Cast, cast, other_ward

PAGE = "delegation.md"
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)
TODAY = NOW.date()
LATER = date(2026, 11, 27)
PAPER = "Giấy ủy quyền số 02/GUQ-UBND"


@pytest.mark.parametrize("row", table(PAGE, "Who may stand in for whom"))
def test_people_stand_in_for_one_another_as_the_page_says(row: dict[str, str]) -> None:
    asked: dict[str, Any] = {
        "absent": {row["absent"]},
        "substitute": {row["substitute"]},
        "authority": row["authority"],
        "document": row["document"],
    }
    if row["allowed"] == "yes":
        check_delegation(**asked)
    else:
        with pytest.raises(RuleBroken):
            check_delegation(**asked)


@pytest.mark.parametrize("row", table(PAGE, "What passes"))
def test_a_leaders_role_passes_only_with_authority(row: dict[str, str]) -> None:
    passed = passed_roles(row["roles of the absent"].split(), row["authority"])
    assert passed == set(row["passes"].split())


@pytest.mark.parametrize("row", table(PAGE, "How a person signs"))
def test_a_signature_is_headed_as_the_page_says(row: dict[str, str]) -> None:
    authority, _, absent = row["delegated"].partition(" ")
    block = signature(
        roles=row["roles"].split(),
        post=row["post"],
        name="Lê Anh Quân",
        delegated=(authority, absent) if absent else None,
    )
    assert " / ".join(block.lines) == row["lines"]


@pytest.fixture(name="ward")
def ward_fixture(db: None) -> Cast:
    return cast()


def stand_in(ward: Cast, **changes: Any) -> Delegation:
    asked: dict[str, Any] = {
        "absent": ward.binh,
        "substitute": ward.son,
        "from_on": TODAY,
        "to_on": LATER,
        "actor": ward.binh,
        "at": NOW,
    }
    return services.delegate(**{**asked, **changes})


def test_the_chairs_rights_pass_with_the_paper_and_only_while_it_runs(ward: Cast) -> None:
    chair = {"absent": ward.minh, "substitute": ward.quan, "actor": ward.minh}
    stand_in(ward, **chair, authority="TUQ.", document=PAPER)
    assert queries.may(ward.quan, Act.SIGN_OFF, today=TODAY)
    assert queries.may(ward.quan, Act.SIGN_OFF, today=LATER)
    assert not queries.may(ward.quan, Act.SIGN_OFF, today=date(2026, 11, 28))
    assert Act.SIGN_OFF in queries.acts_of(ward.quan, TODAY)
    assert not queries.may(ward.son, Act.SIGN_OFF, today=TODAY)


def test_without_a_paper_the_chairs_rights_stay(ward: Cast) -> None:
    stand_in(ward, absent=ward.minh, substitute=ward.quan, actor=ward.minh)
    assert queries.substitutes_for(ward.minh, TODAY) == ward.quan
    assert not queries.may(ward.quan, Act.SIGN_OFF, today=TODAY)


def test_nothing_passes_from_a_closed_account(ward: Cast) -> None:
    stand_in(ward, absent=ward.hoa, actor=ward.hoa)
    assert "one_stop" in queries.acting_roles(ward.son, TODAY)
    services.close_account(user=ward.hoa, actor=ward.quantri, at=NOW, reason="nghỉ việc")
    assert "one_stop" not in queries.acting_roles(ward.son, TODAY)


def test_only_the_person_and_the_office_name_a_substitute(ward: Cast) -> None:
    stand_in(ward, actor=ward.quan)
    for actor in (ward.son, ward.minh, ward.quantri):
        with pytest.raises(PermissionDenied):
            stand_in(ward, actor=actor)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_on": date(2026, 11, 22)}, "to_on"),
        ({"from_on": date(2026, 11, 1), "to_on": date(2026, 11, 20)}, "to_on"),
        ({"authority": "TUQ.", "document": PAPER}, "authority"),
    ],
)
def test_a_wrong_delegation_is_refused_with_its_field(
    ward: Cast, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleBroken) as told:
        stand_in(ward, **changes)
    assert told.value.field == field


def test_the_substitute_is_another_active_person_of_the_agency(ward: Cast) -> None:
    for substitute in (ward.binh, ward.hanh, other_ward()):
        with pytest.raises(RuleBroken) as told:
            stand_in(ward, substitute=substitute)
        assert told.value.field == "substitute"


def test_one_substitute_at_a_time_who_is_not_absent_then(ward: Cast) -> None:
    first = stand_in(ward)
    with pytest.raises(RuleBroken, match="đã có người thay"):
        stand_in(ward, substitute=ward.van, from_on=LATER, to_on=date(2026, 12, 1))
    with pytest.raises(RuleBroken, match="cũng vắng"):
        stand_in(ward, absent=ward.hoa, substitute=ward.binh, actor=ward.hoa)
    services.revoke_delegation(delegation=first, actor=ward.quan, at=NOW)
    stand_in(ward, substitute=ward.van)
    assert queries.substitutes_for(ward.binh, TODAY) == ward.van


def test_what_is_over_or_revoked_is_not_revoked_again(ward: Cast) -> None:
    made = stand_in(ward)
    services.revoke_delegation(delegation=made, actor=ward.binh, at=NOW)
    with pytest.raises(RuleBroken, match="đã được thu hồi"):
        services.revoke_delegation(delegation=made, actor=ward.binh, at=NOW)
    other = stand_in(ward)
    with pytest.raises(RuleBroken, match="hết hạn"):
        services.revoke_delegation(
            delegation=other, actor=ward.binh, at=datetime(2026, 11, 28, tzinfo=HANOI)
        )
    with pytest.raises(PermissionDenied):
        services.revoke_delegation(delegation=other, actor=ward.son, at=NOW)


def test_a_person_delegates_and_revokes_on_the_screen(
    client: Client, ward: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    client.force_login(ward.binh)
    asked = {
        "absent": ward.binh.pk,
        "substitute": ward.son.pk,
        "from_on": "23/11/2026",
        "to_on": "20/11/2026",
    }
    page = client.post(reverse("organisation:delegate"), asked).content.decode()
    assert "từ ngày bắt đầu trở đi" in page
    client.post(reverse("organisation:delegate"), {**asked, "to_on": "27/11/2026"})
    made = Delegation.objects.get(absent=ward.binh)
    assert "Đang thay" in client.get(reverse("organisation:delegations")).content.decode()
    other = {**asked, "absent": ward.hoa.pk, "to_on": "27/11/2026"}
    assert client.post(reverse("organisation:delegate"), other).status_code == 200
    client.post(reverse("organisation:revoke_delegation", args=[made.pk]))
    assert "Thu hồi 23/11/2026" in client.get(reverse("organisation:delegations")).content.decode()


def test_the_office_sees_everybodys_and_others_only_their_own(client: Client, ward: Cast) -> None:
    stand_in(ward)
    for person, sees in ((ward.quan, True), (ward.son, True), (ward.hoa, False)):
        client.force_login(person)
        page = client.get(reverse("organisation:delegations")).content.decode()
        assert ("Đỗ Văn Bình" in page) is sees
