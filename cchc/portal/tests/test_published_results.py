"""Results that the law wants public: off unless marked, nobody named, no file, no dossier."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop, on
from cchc.portal.tests.publishing import building_that_publishes, permit, permits
from cchc.procedures.models import Field
from cchc.procedures.queries import public_results
from cchc.results import queries as repository
from cchc.results.models import Result

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def friday(monkeypatch: pytest.MonkeyPatch) -> datetime:
    monkeypatch.setenv("CCHC_NOW", on(20).isoformat())
    return on(20)


def read(**asked: str) -> str:
    """The page as anybody reads it."""
    answer = Client().get(reverse("portal:results", args=["anbinh"]), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_nothing_is_public_that_no_procedure_marks(desk: Shop) -> None:
    permits(building_that_publishes(desk, is_public=False))
    page = read()
    assert "không có loại kết quả nào phải công bố" in page
    assert "GPXD" not in page


def test_a_marked_kind_is_listed_with_its_standing(desk: Shop) -> None:
    permits(building_that_publishes(desk))
    page = read()
    assert page.count('<th scope="row">') == 3
    assert page.count("Còn hiệu lực") == 2
    assert page.count("Đã được thay thế") == 1
    assert "06/03/2026" in page


def test_nobody_no_dossier_and_no_file_is_on_the_page(desk: Shop) -> None:
    made = permits(building_that_publishes(desk))
    page = read()
    row = Dossier.objects.get(pk=made[0].subject_key)
    secrets = [desk.mai.name, desk.who.binh.full_name, desk.who.hoa.full_name, row.code]
    secrets += [row.masked_code, made[0].token, made[0].file.sha256, str(row.token)]
    assert [said for said in secrets if said in page] == []


def test_results_of_a_sensitive_field_stay_away_even_when_marked(desk: Shop) -> None:
    building = building_that_publishes(desk)
    permits(building)
    Field.objects.filter(code="XD").update(is_sensitive=True)
    assert "GPXD" not in read()
    assert public_results(desk.who.ward, date(2026, 3, 20)) == []


def test_other_results_of_the_repository_are_not_shown(desk: Shop) -> None:
    building = building_that_publishes(desk)
    permits(building)
    Result.objects.filter(number="1/GPXD-UBND").update(code="KQ2")
    Result.objects.filter(number="2/GPXD-UBND").update(procedure_code="MAU.XD.02")
    assert read().count('<th scope="row">') == 1


@pytest.mark.parametrize("number", ["038195001234", "CMND 171 234 567", "0912345678/GP"])
def test_a_number_like_that_of_a_person_is_not_shown(desk: Shop, number: str) -> None:
    permit(building_that_publishes(desk), number)
    page = read()
    assert number not in page
    assert "chưa ghi số" in page


def test_a_result_is_found_by_its_number_and_a_wrong_kind_is_the_first(desk: Shop) -> None:
    permits(building_that_publishes(desk))
    assert read(number="2/gpxd-ubnd").count('<th scope="row">') == 1
    assert "Không thấy kết quả mang số này" in read(number="GPXD")
    assert read(kind="'; drop").count('<th scope="row">') == 3


def test_the_page_of_the_procedure_leads_there(desk: Shop) -> None:
    building_that_publishes(desk)
    page = Client().get(reverse("portal:procedure", args=["anbinh", "MAU.XD.01"]))
    assert reverse("portal:results", args=["anbinh"]) in page.content.decode()


def test_the_list_is_read_by_an_index_and_in_pages(
    desk: Shop, django_assert_max_num_queries: Any
) -> None:
    first = permit(building_that_publishes(desk), "1/GPXD-UBND")
    copies = []
    for number in range(60):
        copy = Result.objects.get(pk=first.pk)
        copy.pk, copy.token, copy.number = None, f"t{number}", f"{number + 10}/GPXD"
        copies.append(copy)
    Result.objects.bulk_create(copies)
    with django_assert_max_num_queries(9):
        page = read()
    assert page.count('<th scope="row">') == 50
    kind = public_results(desk.who.ward, date(2026, 3, 20))[0]
    if connection.vendor == "sqlite":
        plan = repository.published(desk.who.ward, kind).explain()
        assert "result_of_procedure" in plan
        assert "TEMP B-TREE" not in plan
