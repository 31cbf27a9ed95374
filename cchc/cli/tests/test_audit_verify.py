"""``cchc audit verify``: every room is compared, findings end with 1, doubts are said."""

import json
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from cchc.cli.main import main
from cchc.kernel.audit import seals
from cchc.kernel.models import ChainSeal
from cchc.kernel.tests.chains import WARD, Rows, live, run_sql

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """Keys and exported seals of this test only."""
    settings.HOME = tmp_path / "home"
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def ward() -> None:
    """Five acts, sealed after the third."""
    rows = Rows()
    live(rows, 1, 3)
    seals.seal_chains(day=date(2026, 3, 2))
    live(rows, 4, 5)


def verify(*words: str) -> int:
    return main(["audit", "verify", *words])


def test_a_true_history_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert verify("--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["whole"] is True
    assert [(each["agency"], each["events"]) for each in found["agencies"]] == [(WARD, 5)]


def test_a_falsified_history_ends_with_1_and_names_the_event(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_sql("UPDATE kernel_auditevent SET act = 'accept' WHERE seq = 2")
    assert verify() == 1
    said = capsys.readouterr().out
    assert "an-binh: 5 sự kiện" in said
    assert "SAI LỆCH [edited] Sự kiện #2 đã bị sửa nội dung." in said
    assert "Lưu ý: Không có bản niêm phong cất ở máy khác" in said


def test_outside_seals_name_an_agency_that_was_removed_from_the_database(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "usb"
    (home / "seals").rename(outside)
    for table in ("auditpayload", "auditevent", "chainhead", "chainseal", "subjectkey"):
        run_sql(f"DELETE FROM kernel_{table}")
    assert verify() == 0
    assert verify("--seals", str(outside)) == 1
    assert "[restored_older]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("folder", "said"), [("none", "Không có thư mục"), (".", "không có niêm phong nào")]
)
def test_a_missing_or_empty_folder_of_seals_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, said: str
) -> None:
    (tmp_path / "usb").mkdir()
    assert verify("--seals", str(tmp_path / "usb" / folder)) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err


def test_sealing_twice_a_day_adds_nothing_and_lines_are_exported_once(home: Path) -> None:
    exported = home / "seals" / "an-binh.jsonl"
    assert seals.seal_chains(day=date(2026, 3, 2)) == 0
    assert len(exported.read_text().splitlines()) == 1
    assert seals.seal_chains(day=date(2026, 3, 3)) == 1
    assert len(exported.read_text().splitlines()) == 2
    assert ChainSeal.objects.count() == 2


def test_a_lost_export_is_made_up_at_the_next_seal(home: Path) -> None:
    (home / "seals" / "an-binh.jsonl").unlink()
    seals.seal_chains(day=date(2026, 3, 3))
    assert len(list(seals.read_folder(home / "seals"))) == 2


def test_the_seal_fits_on_the_foot_of_a_report() -> None:
    line = seals.seal_line(WARD)
    seal = ChainSeal.objects.get()
    assert line.startswith(f"Niêm phong nhật ký 02/03/2026 · số 3 · {seal.hash[:4]} ")
    assert len(line) < 100
    assert seals.seal_line("nowhere") == ""
