"""``cchc deadline --batch``: the file, the lines, the exit code, and no Django on the way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.cli.main import main

ROOT = Path(__file__).resolve().parents[3]
CASE = {
    "start": "2026-11-23T10:00",
    "amount": 1,
    "unit": "days",
    "cutoff": "15:00",
    "calendar": {"shifts": {"mon": ["07:30-11:30"], "tue": ["13:00-17:00"]}},
    "pauses": [],
}


def batch(tmp_path: Path, content: str | bytes) -> list[str]:
    """The words of the command for a file with this content."""
    path = tmp_path / "tính hạn.jsonl"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return ["deadline", "--batch", str(path)]


def test_each_line_is_answered_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({**CASE, "amount": amount}) for amount in (1, 2, 3)]
    assert main(batch(tmp_path, "\n".join(lines) + "\n")) == 0
    output, errors = capsys.readouterr()
    assert [json.loads(line)["due"] for line in output.splitlines()] == [
        "2026-11-24T17:00",
        "2026-11-30T11:30",
        "2026-12-01T17:00",
    ]
    assert errors == ""


def test_a_bad_line_keeps_its_place_and_the_rest_is_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps(CASE)
    bad = json.dumps({**CASE, "unit": "tuần"})
    assert main(batch(tmp_path, f"{good}\n{bad}\n\n{good}")) == 1
    output, errors = capsys.readouterr()
    answers = [json.loads(line) for line in output.splitlines()]
    assert [list(answer) for answer in answers] == [
        ["due", "explanation"],
        ["error"],
        ["error"],
        ["due", "explanation"],
    ]
    assert [answers[1]["error"]["field"], answers[2]["error"]["field"]] == ["unit", "line"]
    assert errors == "Có 2 dòng không tính được: dòng 2, 3.\n"


def test_windows_line_ends_a_byte_order_mark_and_empty_last_lines_are_no_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps(CASE)
    assert main(batch(tmp_path, f"\ufeff{line}\r\n{line}\r\n\r\n\n")) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "rỗng"),
        (b"\n \r\n", "rỗng"),
        (b"\xff\xfe{\x00}\x00", "không phải là văn bản UTF-8"),
        ('{"why": "tạm dừng"}'.encode("cp1258", "replace") + b"\xd3", "không phải là văn bản"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    assert main(batch(tmp_path, content)) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert sentence in errors
    assert errors.count("\n") == 1


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_a_missing_file_or_a_folder_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["deadline", "--batch", str(tmp_path / name)]) == 1
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.count("\n") == 1


def test_without_a_file_the_usage_is_wrong() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["deadline"])
    assert caught.value.code == 2


def test_it_needs_neither_django_nor_a_place_and_speaks_utf8_in_any_locale(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom cchc.cli.main import main\ncode = main(sys.argv[1:])\n"
        "assert 'django' not in sys.modules\nsys.exit(code)"
    )
    words = batch(tmp_path, json.dumps(CASE))
    environment = {"PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=tmp_path, env=environment, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "thứ hai" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_early_sees_no_traceback(tmp_path: Path) -> None:
    words = batch(tmp_path, "\n".join([json.dumps(CASE)] * 2_000))
    with subprocess.Popen(
        [sys.executable, "-m", "cchc", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"due" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
