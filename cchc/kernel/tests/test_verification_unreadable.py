"""What cannot be opened or read is named as well, and the verification goes on."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection
from pytest_django import Settings

from cchc.kernel.audit import FactSource, Json, verification
from cchc.kernel.models import SubjectKey

from .chains import WARD, Rows, found, live, run_sql, verified

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> None:
    """Keys of this test only."""
    settings.HOME = tmp_path / "home"


@pytest.fixture
def rows() -> Rows:
    """Twelve acts."""
    kept = Rows()
    live(kept, 1, 12)
    return kept


def test_one_payload_whose_key_does_not_open_is_edited(rows: Rows) -> None:
    SubjectKey.objects.filter(subject_key="o4").update(wrapped=b"0" * 60)
    assert found(verified()) == [("edited", "#4")]


def test_without_the_keys_of_the_installation_nobody_is_accused_yet_nothing_is_proven(
    rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_MASTER_KEY", "the key of another installation")
    result = verified()
    assert found(result) == [("unopened", "#1–#12")]
    assert "hãy chép đúng thư mục keys" in result.findings[0].message


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a real column of moments refuses these")
@pytest.mark.parametrize("value", ["no moment", "2026-99-99 00:00:00"])
def test_a_moment_that_is_none_is_a_finding_and_no_crash(rows: Rows, value: str) -> None:
    run_sql("UPDATE kernel_auditevent SET at = %s WHERE seq = 5", [value])
    assert {code for code, _ in found(verified())} >= {"edited"}


@pytest.mark.parametrize("trouble", [ValueError("month must be in 1..12"), ObjectDoesNotExist()])
def test_rows_that_cannot_be_read_are_a_finding_and_the_others_are_still_compared(
    rows: Rows, trouble: Exception
) -> None:
    def unreadable(agency: str) -> Iterator[tuple[str, Mapping[str, Json]]]:
        yield from ()
        raise trouble

    result = verification.verify(
        agency=WARD,
        sources=[FactSource("broken", "Hồ sơ", unreadable), Rows().source()],
        outside=[],
        trusted=frozenset(),
        far=False,
    )
    assert ("row_edited", "Hồ sơ") in found(result)
    assert ("row_deleted", "Nghĩa vụ o5") in found(result)
