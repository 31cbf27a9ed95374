"""Search by number, phone and name: masked, bounded, in a fixed number of queries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from cchc.citizens import queries
from cchc.citizens.models import NameKey
from cchc.citizens.queries import Eye, MaskedCitizen
from cchc.citizens.tests.factories import COMPANY, MAI, TODAY, TU, registered
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def names(who: Cast, text: str) -> list[str]:
    """Whom chị Hoa finds."""
    return [row.name for row in queries.search(who.hoa, text, today=TODAY).rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("038195001234", ["Trần Thị Mai"]),
        ("038 195 001 234", ["Trần Thị Mai"]),
        ("0912.345.678", ["Trần Thị Mai"]),
        ("+84912345678", ["Trần Thị Mai"]),
        ("mai", ["Trần Thị Mai"]),
        ("tran mai", ["Trần Thị Mai"]),
        ("2800123456", ["Công ty TNHH Hoa Sen"]),
        ("0237 385 2246", ["Công ty TNHH Hoa Sen"]),
        ("HOA SEN", ["Công ty TNHH Hoa Sen"]),
        ("t", []),
        ("03819500123", []),
        ("", []),
        ("%", []),
    ],
)
def test_somebody_is_found(who: Cast, text: str, found: list[str]) -> None:
    for said in (MAI, TU, COMPANY):
        registered(who.ward, said)
    registered(other_ward().agency)
    assert names(who, text) == found


def test_a_row_is_masked_for_the_eye_that_looks(who: Cast) -> None:
    mai = registered(who.ward)
    assert queries.search(who.hoa, "mai", today=TODAY).rows == [
        MaskedCitizen(
            pk=mai.pk,
            kind="Công dân",
            name="Trần Thị Mai",
            id_kind="Số định danh cá nhân, căn cước",
            number="•••234",
            phone="09•••678",
            address="•••, phường An Bình, tỉnh Mẫu",
            born="1995",
        )
    ]
    public = queries.masked(mai, Eye.PUBLIC)
    assert public == MaskedCitizen(mai.pk, "Công dân", "T. T. M.", "", "", "", "", "")


def test_a_page_is_twenty_and_says_when_there_are_more(
    who: Cast, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for number in range(20):
        registered(who.ward, name=f"Nguyễn Nguyên Nguyễn {number}", id_number="")
    found = queries.search(who.hoa, "nguyen", today=TODAY)
    assert (len(found.rows), found.is_cut) == (20, False)
    registered(who.ward, name="Nguyễn Văn Tí", id_number="")
    with django_assert_num_queries(4):  # delegations, posts, the keys of names, the rows
        found = queries.search(who.hoa, "nguyen", today=TODAY)
    assert (len(found.rows), found.is_cut) == (20, True)
    with django_assert_num_queries(5):
        queries.search(who.hoa, "nguyen 12", today=TODAY)
    with django_assert_num_queries(3):
        latest = queries.latest(who.hoa, today=TODAY)
    assert latest.rows[0].name == "Nguyễn Văn Tí"
    assert len(latest.rows) == 20


def test_the_beginning_of_a_name_is_read_from_the_index(who: Cast) -> None:
    rows = NameKey.objects.filter(agency=who.ward, text__gte=b"mai", text__lt=b"mai{")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.order_by("text", "citizen").values_list("citizen", flat=True)[:20].explain()
    assert "name_key_beginning" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("name", ["quan", "binh", "tam", "minh", "quantri", "hanh"])
def test_who_has_no_business_with_people_does_not_search(who: Cast, name: str) -> None:
    user = getattr(who, name)
    with pytest.raises(PermissionDenied):
        queries.search(user, "mai", today=TODAY)
    with pytest.raises(PermissionDenied):
        queries.latest(user, today=TODAY)


def test_another_agencys_citizen_is_not_found(who: Cast) -> None:
    elsewhere = registered(other_ward().agency)
    with pytest.raises(Http404):
        queries.get_for(who.hoa, elsewhere.pk)
