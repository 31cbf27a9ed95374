"""``cchc plan export``: the plan as a file, or one sentence and nothing left behind."""

import io
import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import services
from cchc.plans.tests.factories import JANUARY, adopted_plan, reviewed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", JANUARY.isoformat())
    return cast()


def export(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(["plan", "export", *words])
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def parsed(path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["plan", "parse", str(path)]) == 0
    data: dict[str, object] = json.load(io.StringIO(capsys.readouterr().out))
    return data


@pytest.mark.parametrize("kind", ["docx", "xlsx", "DOCX"])
def test_the_exported_file_is_read_again_as_the_tasks_of_the_plan(
    kind: str, who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = adopted_plan(who)
    path = tmp_path / f"kế hoạch.{kind}"
    assert export(capsys, plan.code, "--output", str(path)) == (0, "", "")
    tasks = parsed(path, capsys)["tasks"]
    assert isinstance(tasks, list)
    assert [(t["id"], t["title"], t["products"], t["deadline"]) for t in tasks] == [
        (t.ident, t.title, t.products, t.deadline) for t in plan.tasks.all()
    ]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_that_is_there_is_replaced_by_the_same_bytes(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = adopted_plan(who)
    for kind in ("docx", "xlsx"):
        path = tmp_path / f"a.{kind}"
        path.write_text("cũ")
        assert export(capsys, plan.code, "-o", str(path))[0] == 0
        first = path.read_bytes()
        assert export(capsys, plan.code, "-o", str(path))[0] == 0
        assert path.read_bytes() == first


def test_an_unknown_plan_is_one_sentence(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = export(capsys, "khong-co-2026-1", "-o", str(tmp_path / "a.docx"))
    assert (code, out) == (1, "")
    assert "Không có kế hoạch mã" in err
    assert list(tmp_path.iterdir()) == []


def test_a_plan_that_was_put_aside_is_not_exported(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = reviewed_plan(who)
    services.discard(plan=plan, actor=who.quan, at=JANUARY, reason="Nhập nhầm tệp")
    code, out, err = export(capsys, plan.code, "-o", str(tmp_path / "a.docx"))
    assert (code, out) == (1, "")
    assert "đã bỏ" in err


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.doc", ".docx"])
def test_another_ending_is_wrong_input(
    name: str, who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = export(capsys, "x", "--output", str(tmp_path / name))
    assert (code, out) == (1, "")
    assert "phải có đuôi .docx hoặc .xlsx" in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_output_it_is_wrong_usage(who: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = export(capsys, "x")
    assert (code, out) == (2, "")
    assert "còn thiếu" in err


def test_a_place_that_cannot_be_written_is_one_sentence_and_nothing_is_left(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code_of = adopted_plan(who).code
    folder = tmp_path / "thu-muc.docx"
    folder.mkdir()
    for target, words in (
        (tmp_path / "none" / "a.docx", "Không có thư mục"),
        (folder, "là thư mục"),
        (tmp_path / f"{'a' * 300}.docx", "Không ghi được"),
    ):
        code, out, err = export(capsys, code_of, "-o", str(target))
        assert (code, out) == (1, "")
        assert words in err
        assert len(err.strip().splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["thu-muc.docx"]
