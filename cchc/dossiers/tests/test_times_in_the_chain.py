"""The minutes that make the average time stand in the chain: edited by SQL, they are found."""

import pytest
from django.db import connection

from cchc.dossiers import facts, measures
from cchc.dossiers.choices import Origin
from cchc.dossiers.jobs import take_missing_times
from cchc.dossiers.models import Dossier
from cchc.dossiers.tests.factories import Shop
from cchc.dossiers.tests.mirroring import LATE, written
from cchc.dossiers.tests.test_measures import END, MARCH, month
from cchc.kernel.audit.verification import verify


@pytest.fixture(name="lived")
def lived_fixture(db: None) -> Shop:
    """The shop after its March."""
    return month()


def write_by_sql(row: Dossier, column: str, value: int | None) -> None:
    """Past every service."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE dossiers_dossier SET {column} = %s WHERE id = %s", [value, row.pk])


def named(desk: Shop) -> list[str]:
    """The records that the verification of the ward names."""
    ward = desk.who.ward.code
    found = verify(agency=ward, sources=facts.SOURCES, outside=(), trusted=frozenset(), far=False)
    return [each.record for each in found.findings]


@pytest.mark.parametrize(
    ("column", "value"), [("worked_minutes", 1), ("waited_minutes", 99), ("worked_minutes", None)]
)
def test_an_edited_time_is_a_finding_that_names_the_dossier(
    lived: Shop, column: str, value: int | None
) -> None:
    row = Dossier.objects.filter(finished_at__isnull=False).earliest("pk")
    kept = getattr(row, column)
    before = measures.times(lived.who.ward, MARCH, as_of=END)[""].average
    assert named(lived) == []
    write_by_sql(row, column, value)
    assert measures.times(lived.who.ward, MARCH, as_of=END)[""].average != before or (
        column == "waited_minutes"
    )
    assert named(lived) == [f"Hồ sơ {row.pk}"]
    write_by_sql(row, column, kept)
    assert named(lived) == []


def test_a_time_that_the_worker_counted_is_guarded_as_well(lived: Shop) -> None:
    written(lived.who, LATE)
    row = Dossier.objects.get(origin=Origin.MIRRORED)
    assert row.worked_minutes is None
    write_by_sql(row, "worked_minutes", 1)
    assert named(lived) == [f"Hồ sơ {row.pk}"]
    write_by_sql(row, "worked_minutes", None)
    take_missing_times(END)
    assert named(lived) == []
    write_by_sql(row, "worked_minutes", 1)
    assert named(lived) == [f"Hồ sơ {row.pk}"]
