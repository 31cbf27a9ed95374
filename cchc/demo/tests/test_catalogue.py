"""The catalogue of the demo ward: complete, made up throughout, and read as any other file."""

import re

import pytest

from cchc.demo.living.catalogue import BROUGHT_IN_AT, FILE, bring_in_catalogue
from cchc.demo.people import UNITS
from cchc.organisation.tests.factories import cast
from cchc.procedures import exchange, queries
from cchc.procedures.models import Procedure

READ = exchange.read(FILE.read_bytes(), name=FILE.name)
NEEDED = (
    "Đăng ký khai sinh",
    "Đăng ký khai tử",
    "Đăng ký kết hôn",
    "Cấp giấy xác nhận tình trạng hôn nhân",
    "Chứng thực bản sao từ bản chính",
    "Chứng thực chữ ký",
    "Đăng ký biến động quyền sử dụng đất",
    "Trợ cấp xã hội hằng tháng",
    "Đăng ký thành lập hộ kinh doanh",
)


def test_it_has_some_forty_procedures_without_a_problem() -> None:
    assert READ.problems == ()
    assert len(READ.versions) >= 40
    assert {version.content.name for version in READ.versions} >= set(NEEDED)


def test_nothing_in_it_claims_to_be_real() -> None:
    for version in READ.versions:
        assert version.entry.code.startswith("MAU.")
        assert "mẫu" in version.life.decision_number
        numbers = {basis.number for basis in version.content.bases} - {"118/2025/NĐ-CP"}
        assert all(number.startswith("MẪU-") for number in numbers), version.entry.code


def test_the_sensitive_fields_are_marked() -> None:
    marked = {v.entry.field_name for v in READ.versions if v.entry.is_sensitive}
    assert marked == {"Hộ tịch", "Bảo trợ xã hội", "Nuôi con nuôi"}


def test_the_same_datum_has_the_same_name_and_type_in_every_form() -> None:
    said: dict[str, tuple[str, str]] = {}
    for version in READ.versions:
        for form in version.content.forms:
            for each in form.fields:
                assert said.setdefault(each.code, (each.label, each.type)) == (
                    each.label,
                    each.type,
                )
    assert sum(not re.fullmatch("[a-z_]+", code) for code in said) == 0


def test_the_steps_name_units_of_the_ward() -> None:
    names = {unit.name for unit in UNITS}
    assert {s.unit for version in READ.versions for s in version.content.steps} <= names


@pytest.mark.django_db
def test_it_is_brought_in_on_its_day_and_not_before() -> None:
    who = cast()
    bring_in_catalogue(who.ward, who.quan, until=BROUGHT_IN_AT.replace(hour=7))
    assert not Procedure.objects.exists()
    bring_in_catalogue(who.ward, who.quan, until=BROUGHT_IN_AT)
    assert len(queries.exported(who.ward)) == len(READ.versions)
    assert not Procedure.objects.filter(is_sample=False).exists()
