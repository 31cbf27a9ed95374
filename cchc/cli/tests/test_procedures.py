"""``cchc procedures import|export``: whole or nothing, every bad row named."""

import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.organisation.tests.factories import cast, other_ward
from cchc.procedures import exchange, queries
from cchc.procedures.models import Procedure
from cchc.procedures.tests.factories import NOW, WHOLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The birth registration as JSON, in January 2026."""
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    path = tmp_path / "danh-muc.json"
    path.write_bytes(exchange.objects([WHOLE]))
    return path


def test_a_dry_run_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cast()
    assert main(["procedures", "import", str(file), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("Thêm 1, sửa 0, không đổi 0 phiên bản thủ tục (chỉ")
    assert not Procedure.objects.exists()


@pytest.mark.parametrize("kind", exchange.WRITERS)
def test_what_is_exported_imports_again_unchanged(
    file: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    who = cast()
    assert main(["procedures", "import", str(file), "--agency", "anbinh"]) == 0
    exported = file.with_name(f"ra.{kind}")
    assert main(["procedures", "export", "--output", str(exported)]) == 0
    assert main(["procedures", "import", str(exported)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Thêm 1, sửa 0, không đổi 0 phiên bản thủ tục",
        "Thêm 0, sửa 0, không đổi 1 phiên bản thủ tục",
    ]
    assert queries.exported(who.ward) == [WHOLE]


def test_every_bad_row_is_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cast()
    content = json.loads(file.read_text(encoding="utf-8"))
    content["procedures"][0]["papers"][1]["originals"] = "hai"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert main(["procedures", "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Tệp có 1 chỗ sai nên không ghi gì:" in said.err
    assert "- Giấy tờ, procedures[0].papers[1], cột Bản chính: “hai” không phải là số" in said.err


def test_where_there_are_many_wards_one_must_be_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast()
    other_ward()
    assert main(["procedures", "import", str(file)]) == 1
    assert "hãy ghi --agency" in capsys.readouterr().err
    assert main(["procedures", "export", "-o", str(file), "--agency", "longthanh"]) == 1
    assert "chưa có thủ tục nào" in capsys.readouterr().err


def test_an_unknown_kind_of_file_is_wrong_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["procedures", "export", "-o", "ra.csv"]) == 1
    assert "phải có đuôi .xlsx hoặc .json" in capsys.readouterr().err
