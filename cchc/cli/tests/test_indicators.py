"""``cchc indicators``: the contract of the answer, and what is refused in one sentence."""

import argparse
import json
from typing import Any

import pytest

from cchc.cli import indicators_list, indicators_value, period_close
from cchc.indicators.tests.factories import NOW, Measured, measured
from cchc.kernel.errors import RuleBroken

KEYS = [
    "code", "version", "period", "agency", "kind", "part", "whole", "value", "unit",
    "no_data_reason", "manual", "records",
]  # fmt: skip


@pytest.fixture(name="one")
def one_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Measured:
    """The ward after its March, asked on its last evening."""
    monkeypatch.setenv("CCHC_NOW", NOW.isoformat())
    return measured()


def value(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    parser = argparse.ArgumentParser()
    indicators_value.arguments(parser)
    assert indicators_value.run(parser.parse_args([*words, "--json"])) == 0
    return json.loads(capsys.readouterr().out)


def test_the_answer_has_the_keys_of_the_contract(
    one: Measured, capsys: pytest.CaptureFixture[str]
) -> None:
    said = value(capsys, "dung-han-bieu", "--period", "2026-03", "--agency", one.ward.code)
    assert list(said) == KEYS
    assert (said["part"], said["whole"], said["value"], said["kind"]) == (4, 5, "80.0", "ratio")
    assert said["records"] == "/chi-so/dung-han-bieu/ban-ghi/whole/?ky=2026-03"
    assert said["period"]["from"] == "2026-03-01"


def test_by_a_dimension_the_parts_add_up(one: Measured, capsys: pytest.CaptureFixture[str]) -> None:
    said = value(
        capsys,
        "nop-truc-tuyen",
        "--period",
        "2026-03",
        "--agency",
        one.ward.code,
        "--by",
        "channel",
    )
    assert sum(part["whole"] for part in said["by"]) == said["whole"] == 7


def test_no_data_and_no_source_say_why(one: Measured, capsys: pytest.CaptureFixture[str]) -> None:
    empty = value(capsys, "dung-han-bieu", "--period", "2019-Q1", "--agency", one.ward.code)
    assert (empty["value"], empty["whole"]) == (None, 0)
    assert empty["no_data_reason"]
    none = value(capsys, "766-1-1", "--period", "2026-03", "--agency", one.ward.code)
    assert (none["value"], none["part"], none["records"]) == (None, None, None)
    assert none["no_data_reason"] == "chưa có nguồn số liệu"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "--period", "2026-03"), "Không có chỉ số"),
        (("dung-han-bieu", "--period", "weather"), "Không hiểu kỳ"),
        (("dung-han-bieu", "--period", "2026-03", "--by", "weather"), "Không có chiều"),
        (("766-1-1", "--period", "2026-03", "--by", "unit"), "không tách được"),
    ],
)
def test_what_is_wrong_is_said(
    one: Measured, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        value(capsys, *words, "--agency", one.ward.code)
    assert capsys.readouterr().out == ""


def test_the_catalogue_is_listed(one: Measured, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    indicators_list.arguments(parser)
    options = parser.parse_args(["--agency", one.ward.code, "--json"])
    assert indicators_list.run(options) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"dung-han-bieu", "766-2-1", "tt01-1"} <= {row["code"] for row in rows}


def test_a_period_is_closed_by_command_once(
    one: Measured, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_NOW", "2026-04-07T20:00")
    parser = argparse.ArgumentParser()
    period_close.arguments(parser)
    options = parser.parse_args(["2026-03", "--agency", one.ward.code])
    assert period_close.run(options) == 0
    assert "Đã chốt Tháng 3 năm 2026" in capsys.readouterr().out
    with pytest.raises(RuleBroken, match="đã được chốt"):
        period_close.run(options)
