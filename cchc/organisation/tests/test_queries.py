"""Reads of organisation over the fixed cast."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cchc.organisation import queries
from cchc.organisation.choices import Act
from cchc.organisation.models import Delegation, Setting
from cchc.organisation.tests.factories import SINCE, Cast, cast, other_ward

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    return cast()


def test_a_unit_is_found_by_any_of_its_names_in_any_case(ward: Cast) -> None:
    office = ward.units["Văn phòng UBND"]
    for text in ("Văn phòng UBND", "VP UBND phường", "bộ phận vp ubnd", "VĂN PHÒNG UBND PHƯỜNG"):
        assert queries.unit_named(ward.ward, text) == office
    assert queries.unit_named(ward.ward, "Văn phòng HĐND") is None
    assert queries.unit_named(ward.superior, "Văn phòng UBND") is None


def test_roles_are_those_of_the_posts_in_force(ward: Cast) -> None:
    post = ward.binh.posts.get()
    assert queries.roles_of(ward.binh, TODAY) == {"officer"}
    post.to_on = date(2026, 11, 22)
    post.save()
    assert queries.roles_of(ward.binh, date(2026, 11, 22)) == {"officer"}
    assert queries.roles_of(ward.binh, TODAY) == set()
    assert queries.roles_of(ward.binh, date(2022, 12, 31)) == set()


def test_who_may_not_is_told_which_act(ward: Cast) -> None:
    queries.require(ward.minh, Act.SIGN_OFF, today=TODAY)
    with pytest.raises(PermissionDenied, match="duyệt ký văn bản"):
        queries.require(ward.binh, Act.SIGN_OFF, today=TODAY)


def test_a_closed_account_may_nothing(ward: Cast) -> None:
    ward.minh.is_active = False
    assert not queries.may(ward.minh, Act.SIGN_OFF, today=TODAY)


def test_people_with_an_act_are_of_the_agency_and_active(ward: Cast) -> None:
    other_ward()
    assert queries.people_with(ward.ward, Act.IMPORT_PLAN, TODAY) == [ward.quan]
    assert queries.people_with(ward.ward, Act.SIGN_OFF, TODAY) == [ward.lan, ward.minh]
    ward.lan.is_active = False
    ward.lan.save()
    assert queries.people_with(ward.ward, Act.SIGN_OFF, TODAY) == [ward.minh]
    assert queries.people_with(ward.ward, Act.SIGN_OFF, date(2022, 12, 31)) == []


def test_another_wards_people_and_units_are_not_found(ward: Cast) -> None:
    stranger = other_ward()
    with pytest.raises(Http404):
        queries.person_for(stranger, ward.minh.pk)
    with pytest.raises(Http404):
        queries.unit_for(stranger, ward.units["Văn phòng UBND"].pk)
    assert queries.person_for(ward.quan, ward.minh.pk) == ward.minh
    assert list(queries.people_visible_to(stranger)) == [stranger]


def test_units_of_a_person_are_those_of_the_posts(ward: Cast) -> None:
    assert list(queries.units_of(ward.son, TODAY)) == [ward.units["Văn hóa - Xã hội"]]


def test_the_substitute_stands_in_only_while_the_delegation_runs(ward: Cast) -> None:
    delegation = Delegation.objects.create(
        absent=ward.binh,
        substitute=ward.son,
        from_on=date(2026, 11, 20),
        to_on=date(2026, 11, 25),
    )
    assert queries.substitutes_for(ward.binh, TODAY) == ward.son
    assert queries.substitutes_for(ward.binh, date(2026, 11, 26)) is None
    delegation.revoked_on = TODAY
    delegation.save()
    assert queries.substitutes_for(ward.binh, TODAY) is None
    assert queries.substitutes_for(ward.binh, date(2026, 11, 22)) == ward.son


def test_leaders_sign_for_the_committee_and_the_deputy_in_the_chairs_stead(ward: Cast) -> None:
    chair = queries.signature_of(ward.minh, TODAY)
    assert chair.lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert chair.name == "Nguyễn Văn Minh"
    deputy = queries.signature_of(ward.lan, TODAY)
    assert deputy.lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_delegate_signs_under_the_authority_given(ward: Cast) -> None:
    Delegation.objects.create(
        absent=ward.minh,
        substitute=ward.quan,
        from_on=SINCE,
        to_on=TODAY,
        authority="TUQ.",
        document="Giấy ủy quyền số 02/GUQ-UBND",
    )
    assert queries.signature_of(ward.quan, TODAY).lines == ("TUQ. CHỦ TỊCH", "CÔNG CHỨC VĂN PHÒNG")
    assert queries.signature_of(ward.quan, date(2026, 11, 24)).authority == ""


def test_a_setting_is_the_default_until_the_agency_decides(ward: Cast) -> None:
    assert queries.integers_setting(ward.ward, "reminders.days") == (7, 3, 1)
    assert queries.integer_setting(ward.ward, "sign_in.failures") == 5
    assert queries.text_setting(ward.ward, "calendar.reception_cutoff") == "15:00"
    Setting.objects.create(agency=ward.ward, key="reminders.days", value=[5, 2])
    assert queries.integers_setting(ward.ward, "reminders.days") == (5, 2)
    assert queries.integers_setting(ward.superior, "reminders.days") == (7, 3, 1)
    with pytest.raises(KeyError):
        queries.setting(ward.ward, "no.such.key")
