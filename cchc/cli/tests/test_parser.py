"""Help and complaints of the commands are Vietnamese, whatever Python's argparse says."""

import argparse

import pytest

from cchc.cli.main import main
from cchc.cli.parser import Parser

ENGLISH = ("usage", "options", "argument", "required", "show this", "error", "invalid", "expected")


def parser() -> Parser:
    made = Parser("cchc thử", "lệnh để thử")
    made.add_argument("tệp")
    made.add_argument("--năm", type=int)
    made.add_argument("--kỳ", choices=["quý", "năm"])
    either = made.add_mutually_exclusive_group(required=True)
    either.add_argument("--nháp", action="store_true")
    either.add_argument("--thật", action="store_true")
    return made


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("--nháp", "còn thiếu tệp"),
        ("a", "phải có một trong --nháp --thật"),
        ("a --nháp b", "không hiểu b"),
        ("a --nháp --thật", "--thật không đi cùng --nháp"),
        ("a --nháp --năm", "--năm cần một giá trị đi sau"),
        ("a --nháp --năm nay", "--năm không thể là 'nay'"),
        ("a --nháp --kỳ tuần", "--kỳ không thể là 'tuần'; chọn 'quý', 'năm'"),
    ],
)
def test_a_wrong_use_is_one_vietnamese_sentence_and_exit_2(
    words: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words.split())
    assert caught.value.code == 2
    output, errors = capsys.readouterr()
    assert output == ""
    assert errors.replace("chọn quý, năm", "chọn 'quý', 'năm'") == (
        f"cchc thử: {sentence}. Gõ cchc thử --help.\n"
    )


def test_help_has_vietnamese_headings() -> None:
    text = parser().format_help().lower()
    assert text.startswith("cách dùng: cchc thử")
    assert not [word for word in ENGLISH if word in text]


def test_sub_commands_speak_vietnamese_too() -> None:
    made = Parser("cchc thử")
    child: argparse.ArgumentParser = made.add_subparsers(title="việc").add_parser("một")
    assert "tùy chọn" in child.format_help()


def test_an_unknown_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bay", "lên"]) == 2
    assert capsys.readouterr().err == "cchc: không có lệnh “bay lên”. Gõ cchc --help.\n"


def test_the_list_of_commands_is_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "cchc deadline" in capsys.readouterr().out


def test_the_first_word_of_several_commands_has_help_of_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["plan", "--help"]) == 0
    text = capsys.readouterr().out
    assert "cchc plan import" in text
    assert "cchc report compose" not in text
    assert main(["plan"]) == 2
    assert main(["lạ", "--help"]) == 2
