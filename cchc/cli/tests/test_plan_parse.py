"""``cchc plan parse``: one object on stdout, or one sentence on stderr."""

import json
from pathlib import Path

import pytest

from cchc.cli.main import main
from cchc.kernel.extraction.tests.factories import Grid, Line, docx_of

TABLE = Grid(
    ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian", "Kết quả"],
    [["1", "Rà soát văn bản", "Văn phòng", "Quý I/2026", "Báo cáo"]],
)
KEYS = {
    "": ["document", "sections", "targets", "areas", "tasks", "findings"],
    "document": [
        "kind", "number", "symbol", "issued_on", "agency", "title", "year", "signer",
        "recipients", "legal_bases", "citations",
    ],
    "task": [
        "id", "number", "area", "title", "products", "lead", "coordinating", "deadline",
        "schedule", "source", "doubts",
    ],
}  # fmt: skip


def parse(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(["plan", "parse", str(path)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_object_has_its_keys_in_the_order_of_the_contract(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(docx_of([Line("KẾ HOẠCH"), Line("Cải cách hành chính năm 2026"), TABLE]))
    code, out, err = parse(path, capsys)
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == KEYS[""]
    assert list(data["document"]) == KEYS["document"]
    assert list(data["tasks"][0]) == KEYS["task"]
    assert "Rà soát văn bản" in out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("loi.txt", "Chào các đồng chí.\nHôm nay họp.".encode()),
        ("rong.docx", b""),
        ("gia.docx", b"khong phai tep Word"),
        ("hong.pdf", b"%PDF-1.7 hong"),
    ],
)
def test_a_file_without_a_plan_is_one_sentence_and_exit_1(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = parse(path, capsys)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_missing_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = parse(tmp_path / "khong-co.txt", capsys)
    assert (code, out) == (1, "")
    assert "khong-co.txt" in err
