"""The bench finds its modules, prints one JSON line per figure and fails on a wrong one."""

import json

import pytest

from bench import __main__ as program
from bench.figures import Figure


def test_every_measuring_module_is_found() -> None:
    assert "working_time" in program.measures()
    assert "figures" not in program.measures()


def test_each_figure_is_one_json_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [Figure("a.b", 3, "cases", wanted=3), Figure("c", 0.5, "s")]
    monkeypatch.setattr(program, "measures", lambda: {"one": lambda long: shown})
    assert program.main([]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"figure": "a.b", "value": 3, "unit": "cases"},
        {"figure": "c", "value": 0.5, "unit": "s"},
    ]


def test_a_figure_that_is_not_what_it_must_be_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        program, "measures", lambda: {"one": lambda long: [Figure("d", 1, "cases", wanted=0)]}
    )
    assert program.main([]) == 1
    assert "d: phải là 0" in capsys.readouterr().err


def test_one_part_can_be_measured_alone_and_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = {
        "one": lambda long: [Figure("one", int(long), "")],
        "two": lambda long: [Figure("two", int(long), "")],
    }
    monkeypatch.setattr(program, "measures", lambda: parts)
    assert program.main(["--only", "two", "--long"]) == 0
    assert json.loads(capsys.readouterr().out) == {"figure": "two", "value": 1, "unit": ""}
