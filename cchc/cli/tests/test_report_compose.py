"""``cchc report compose``: one file, the same for the same moment; wrong input is a sentence."""

import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.documents.models import OfficialDocument
from cchc.organisation.tests.factories import cast
from cchc.reports.tests.factories import lived_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command for the first quarter, but for the file."""
    monkeypatch.setenv("CCHC_NOW", "2026-04-02T09:00")
    plan = lived_plan(cast())
    return ["report", "compose", "--plan", plan.code, "--period", "Q1"]


def test_the_same_moment_gives_the_same_file(words: list[str], tmp_path: Path) -> None:
    files = [tmp_path / "a.json", tmp_path / "b.json"]
    for file in files:
        assert main([*words, "--as-of", "2026-04-01T09:00", "--output", str(file)]) == 0
    first, second = (file.read_bytes() for file in files)
    assert first == second
    data = json.loads(first)
    assert list(data) == ["period", "as_of", "sections", "tables"]
    assert (data["period"]["period"], data["as_of"]) == ("2026-Q1", "2026-04-01T09:00:00+07:00")
    assert not OfficialDocument.objects.exists()


@pytest.mark.parametrize(("name", "begin"), [("a.docx", b"PK"), ("a.pdf", b"%PDF")])
def test_word_and_pdf_are_drafts(words: list[str], tmp_path: Path, name: str, begin: bytes) -> None:
    file = tmp_path / name
    assert main([*words, "--output", str(file)]) == 0
    assert file.read_bytes().startswith(begin)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--output", "a.odt"], "phải có đuôi"),
        (["--period", "Q9", "--output", "a.json"], "Không hiểu kỳ"),
        (["--plan", "khong-co", "--output", "a.json"], "Không có kế hoạch mã"),
        (["--as-of", "hôm nay", "--output", "a.json"], "Không hiểu thời điểm"),
        (["--as-of", "2027-01-01", "--output", "a.json"], "tương lai"),
        (["--output", "/khong/co/thu/muc/a.json"], "Không có thư mục"),
    ],
)
def test_wrong_input_is_one_sentence(
    words: list[str], more: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, *more]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.count("\n") == 1
