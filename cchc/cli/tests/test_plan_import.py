"""``cchc plan import|check|show``: a file becomes a plan; adopted at once only without errors."""

import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.kernel import clock
from cchc.kernel.extraction.tests.factories import Grid, Line, docx_of
from cchc.kernel.models import AuditEvent
from cchc.organisation.tests.factories import Cast, cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.queries import standing_errors

pytestmark = pytest.mark.django_db

PAPER = Path(__file__).parents[2] / "demo" / "plans" / "2026.docx"
HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian"]
TASK = ["1", "Rà soát văn bản", "Danh mục văn bản", "Văn phòng UBND", "", "Quý II/2026"]


@pytest.fixture
def who(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setenv("CCHC_NOW", "2026-01-12T09:00")
    return cast()


def written(folder: Path, *, deadline: str) -> Path:
    path = folder / "ke-hoach.docx"
    grid = Grid(HEADER, [[*TASK[:5], deadline]])
    path.write_bytes(docx_of([Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026"), grid]))
    return path


def code_of(who: Cast, path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    words = ["plan", "import", str(path), "--agency", who.ward.code, "--create-units", *more]
    assert main(words) == 0
    return capsys.readouterr().out.strip()


def test_a_plan_of_another_agency_is_told(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ke-hoach.docx"
    heading = [Line("UBND PHƯỜNG HÒA BÌNH"), Line("Số: 05/KH-UBND")]
    title = [Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026")]
    path.write_bytes(docx_of([*heading, *title, Grid(HEADER, [TASK])]))
    assert main(["plan", "import", str(path), "--agency", who.ward.code, "--create-units"]) == 0
    out, err = capsys.readouterr()
    assert out.strip() == f"{who.ward.code}-2026-1"
    assert "cơ quan ban hành là “UBND phường Hòa Bình”" in err
    plan = Plan.objects.get()
    assert queries.review_of(plan).foreign_issuer in err
    plan.issuer = who.ward.full_name
    assert queries.foreign_issuer(plan) == ""


def test_a_plan_without_errors_is_adopted_at_once(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_of(who, written(tmp_path, deadline="Quý II/2026"), capsys, "--adopt")
    assert code == f"{who.ward.code}-2026-1"
    assert Plan.objects.get(code=code).state == "adopted"
    assert main(["plan", "check", code]) == 0
    assert main(["plan", "show", code, "--json"]) == 0
    assert '"due_on": "2026-06-30"' in capsys.readouterr().out


@pytest.mark.parametrize("deadline", ["Theo lộ trình riêng", ""])
def test_a_plan_with_an_error_is_not_adopted_unseen_and_nothing_of_it_is_kept(
    deadline: str, who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, deadline=deadline)
    before = AuditEvent.objects.count(), who.ward.units.count()
    words = ["plan", "import", str(path), "--agency", who.ward.code, "--create-units", "--adopt"]
    assert main(words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Chưa thể đưa vào thực hiện ngay khi nhập: Nhiệm vụ 1: ")
    assert err.count("\n") == 1
    assert (AuditEvent.objects.count(), who.ward.units.count()) == before
    assert not Plan.objects.exists()
    assert main(words[:-1]) == 0  # to be reviewed it may come in


def test_a_column_that_nobody_knows_is_not_adopted_unseen(
    who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ke-hoach.docx"
    heading = [Line("UBND PHƯỜNG AN BÌNH"), Line("Số: 05/KH-UBND"), Line("KẾ HOẠCH")]
    grid = Grid([*HEADER, "Địa bàn"], [[*TASK, "Khu phố 3"]])
    path.write_bytes(docx_of([*heading, Line("Cải cách hành chính năm 2026"), grid]))
    words = ["plan", "import", str(path), "--agency", who.ward.code, "--create-units", "--adopt"]
    assert main(words) == 1
    assert "Cột “Địa bàn” chưa rõ là gì" in capsys.readouterr().err
    assert not Plan.objects.exists()
    assert main(words[:-1]) == 0


def test_the_check_fails_until_every_error_is_waived(
    who: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_of(who, PAPER, capsys)
    plan = Plan.objects.get(code=code)
    assert main(["plan", "check", code]) == 1
    assert capsys.readouterr().out.startswith("LỖI\t")
    for finding in standing_errors(plan):
        services.waive(
            plan=plan,
            actor=who.minh,
            at=clock.now(),
            code=finding.code,
            place=finding.place,
            reason="Đã đối chiếu bản ký.",
        )
    assert main(["plan", "check", code]) == 0
    assert "[bỏ qua: Đã đối chiếu bản ký.]" in capsys.readouterr().out


def test_what_is_shown_is_the_object_that_was_read(
    who: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    code = code_of(who, PAPER, capsys)
    assert main(["plan", "show", code, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert main(["plan", "parse", str(PAPER)]) == 0
    read = json.loads(capsys.readouterr().out)
    assert list(shown) == list(read)
    assert [t["schedule"] for t in shown["tasks"]] == [t["schedule"] for t in read["tasks"]]


@pytest.mark.parametrize("words", [("import", "khong-co.docx"), ("check",), ("show",)])
def test_what_is_not_there_is_one_sentence(
    words: tuple[str, ...], who: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ["--agency", who.ward.code] if words[0] == "import" else ["khong-co-2026-1"]
    assert main(["plan", *words, *more]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Không có")
    assert err.count("\n") == 1


@pytest.mark.parametrize("more", [(), ("--adopt",)])
def test_the_same_file_again_names_the_plan_that_came_from_it(
    more: tuple[str, ...], who: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, deadline="Quý II/2026")
    words = ["plan", "import", str(path), "--agency", who.ward.code, "--create-units", *more]
    assert main(words) == 0
    assert "đã được nhập" not in capsys.readouterr().err
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert out == f"{who.ward.code}-2026-2\n"
    state = "đang thực hiện" if more else "đang rà soát"
    assert f"{who.ward.code}-2026-1 (nhập ngày 12/01/2026, {state})" in err
