"""Units and the many ways in which documents write them."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cchc.kernel.clock import HANOI
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries, services
from cchc.organisation.choices import UnitKind
from cchc.organisation.models import Unit, UnitAlias
from cchc.organisation.tests.factories import Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, tzinfo=HANOI)


@pytest.fixture(name="ward")
def ward_fixture() -> Cast:
    return cast()


def by(ward: Cast) -> dict[str, Any]:
    return {"actor": ward.quan, "at": NOW}


@pytest.mark.parametrize("text", ["Văn phòng UBND", "văn phòng ubnd", "VP UBND  phường", "Tư pháp"])
def test_a_name_that_names_a_unit_names_no_second(ward: Cast, text: str) -> None:
    with pytest.raises(RuleBroken, match="đã là tên của"):
        services.add_unit(agency=ward.ward, name=text, **by(ward))
    with pytest.raises(RuleBroken, match="đã là tên của"):
        services.add_alias(unit=ward.units["Bưu điện"], text=text, **by(ward))
    services.add_unit(agency=ward.superior, name=text, **by(ward))


@pytest.mark.parametrize("text", ["", "  ", "---"])
def test_a_name_without_letters_is_none(ward: Cast, text: str) -> None:
    with pytest.raises(RuleBroken, match="Ghi tên"):
        services.add_unit(agency=ward.ward, name=text, **by(ward))


def test_a_unit_whose_alias_is_taken_is_not_half_written(ward: Cast) -> None:
    with pytest.raises(RuleBroken):
        services.add_unit(agency=ward.ward, name="Tổ mới", aliases=["Tư pháp"], **by(ward))
    assert queries.unit_named(ward.ward, "Tổ mới") is None


def test_two_units_that_are_one_become_one_under_every_name(ward: Cast) -> None:
    office = ward.units["Văn phòng UBND"]
    double = services.add_unit(
        agency=ward.ward, name="VP HĐND-UBND", aliases=["Văn phòng chung"], **by(ward)
    )
    merged = services.merge_unit(unit=double, into=office, **by(ward))
    for text in ("VP HĐND-UBND", "văn phòng chung", "VP UBND phường"):
        assert queries.unit_named(ward.ward, text) == office
    assert queries.unit_today(merged) == office
    assert queries.unit_today(office) == office
    assert merged not in queries.units(ward.ward)


def test_a_unit_with_people_is_neither_merged_nor_closed(ward: Cast) -> None:
    unit, into = ward.units["Tư pháp - Hộ tịch"], ward.units["Văn phòng UBND"]
    with pytest.raises(RuleBroken, match="Còn người"):
        services.merge_unit(unit=unit, into=into, **by(ward))
    with pytest.raises(RuleBroken, match="Còn người"):
        services.close_unit(unit=unit, closed_on=NOW.date(), **by(ward))


def test_a_unit_is_merged_into_another_open_one_of_its_agency(ward: Cast) -> None:
    unit = ward.units["Bưu điện"]
    elsewhere = services.add_unit(agency=ward.superior, name="Bưu điện", **by(ward))
    closed = services.add_unit(agency=ward.ward, name="Tổ cũ", **by(ward))
    closed = services.close_unit(unit=closed, closed_on=NOW.date(), **by(ward))
    for into in (unit, elsewhere, closed):
        with pytest.raises(RuleBroken, match="bộ phận khác"):
            services.merge_unit(unit=unit, into=into, **by(ward))
    with pytest.raises(RuleBroken, match="ngừng"):
        services.merge_unit(unit=closed, into=unit, **by(ward))


def test_a_renamed_unit_is_still_found_by_its_old_name(ward: Cast) -> None:
    office = ward.units["Văn phòng UBND"]
    change: dict[str, Any] = {"short_name": "VP", "kind": UnitKind.DEPARTMENT}
    services.correct_unit(unit=office, name="Văn phòng HĐND và UBND", **change, **by(ward))
    assert queries.unit_named(ward.ward, "Văn phòng UBND") == office
    services.correct_unit(unit=office, name="VP UBND phường", **change, **by(ward))
    for text in ("Văn phòng UBND", "Văn phòng HĐND và UBND", "vp ubnd phường"):
        assert queries.unit_named(ward.ward, text) == office
    with pytest.raises(RuleBroken, match="đã là tên của"):
        services.correct_unit(unit=office, name="Bưu điện", **change, **by(ward))


def test_an_alias_moves_and_goes(ward: Cast) -> None:
    alias = UnitAlias.objects.get(text="Tư pháp")
    services.move_alias(alias=alias, unit=ward.units["Văn phòng UBND"], **by(ward))
    assert queries.unit_named(ward.ward, "tư pháp") == ward.units["Văn phòng UBND"]
    services.remove_alias(alias=alias, **by(ward))
    assert queries.unit_named(ward.ward, "tư pháp") is None


def test_the_office_keeps_units_on_the_screen(client: Client, ward: Cast) -> None:
    client.force_login(ward.quan)

    def send(place: str, *args: object, **data: object) -> str:
        address = reverse(f"organisation:{place}", args=args)
        return client.post(address, data, follow=True).content.decode()

    assert "đã là tên của" in send("add_unit", name="Bưu điện", kind="partner")
    shown = send("add_unit", name="Trạm Y tế", kind="partner", aliases="Trạm xá\nY tế phường")
    assert "Trạm xá" in shown
    station = Unit.objects.get(name="Trạm Y tế")
    assert "đã là tên của" in send("add_alias", station.pk, text="Tư pháp")
    assert "Trạm y tế phường" in send("add_alias", station.pk, text="Trạm y tế phường")
    assert "Trạm Y tế phường An Bình" in send(
        "correct_unit", station.pk, name="Trạm Y tế phường An Bình", kind="partner"
    )
    alias = station.aliases.get(text="Trạm xá")
    post_office = ward.units["Bưu điện"]
    assert "Trạm xá" in send("move_alias", alias.pk, unit=post_office.pk)
    assert "Đã bỏ" in send("remove_alias", alias.pk)
    assert "Đã nhập" in send("merge_unit", station.pk, unit=post_office.pk)
    assert "Còn người" in send("close_unit", ward.units["Văn phòng UBND"].pk)
    assert "đã ngừng" in send("close_unit", post_office.pk)
