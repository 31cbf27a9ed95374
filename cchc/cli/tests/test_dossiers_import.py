"""``cchc dossiers import``: findings on stdout, one sentence when nothing can be written."""

import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.dossiers.models import Dossier, DossierImport
from cchc.dossiers.tests.exports import HEAD, csv_file, line
from cchc.organisation.tests.factories import cast
from cchc.procedures.tests.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ward(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-01-12T09:00")
    published(cast().quan)


def kept(folder: Path, *rows: list[object], head: list[str] = HEAD) -> str:
    path = folder / "thang-1.csv"
    path.write_bytes(csv_file(*rows, head=head).read())
    return str(path)


def imported(*words: str) -> int:
    return main(["dossiers", "import", *words])


def test_an_export_is_written_and_its_figures_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = kept(tmp_path, line())
    assert imported(file, "--agency", "anbinh") == 0
    assert "dòng 1, sai 0, để ngoài 0, hồ sơ mới 1" in capsys.readouterr().out
    assert imported(file) == 0  # the only ward needs no code
    assert "hồ sơ mới 0, cập nhật 0, không đổi 1" in capsys.readouterr().out
    assert DossierImport.objects.filter(brought_by=None, file=None).count() == 2


def test_a_dry_run_names_bad_rows_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = kept(tmp_path, line(), line(code="H56.10-260102-0002", due="12/01/26"))
    assert imported(file, "--dry-run") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("Dòng sai: dòng 3, Ngày hẹn trả (G): “12/01/26”: năm phải ghi đủ")
    assert out[1].startswith("dòng 2, sai 1")
    assert imported(file) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "Chưa ghi gì: 1 trong 2 dòng sai" in told.err
    assert not Dossier.objects.exists()


def test_a_mapping_is_taken_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = kept(tmp_path, line(), head=["Số bộ", *HEAD[1:]])
    assert imported(file) == 1
    assert "Mã hồ sơ" in capsys.readouterr().err
    mapping = tmp_path / "ghep.json"
    mapping.write_text(json.dumps({"columns": {"code": "Số bộ"}}), encoding="utf-8")
    assert imported(file, "--mapping", str(mapping)) == 0
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["khong-co.csv"], "Không có tệp"),
        (["{file}", "--agency", "khac"], "Không có cơ quan"),
        (["{file}", "--exported-at", "hôm qua"], "không phải là thời điểm"),
        (["{file}", "--exported-at", "2026-02-01T09:00"], "ở tương lai"),
        (["{file}", "--mapping", "{file}"], "không phải là JSON"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    file = kept(tmp_path, line())
    assert imported(*(word.format(file=file) for word in words)) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    assert why in told.err
