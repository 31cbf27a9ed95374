"""The bench finds its modules, prints one JSON line per figure and fails on a wrong one."""

import json
from pathlib import Path

import pytest

from bench import __main__ as program
from bench import dossier_reception
from bench.figures import Figure
from tests.installations import Installation


def test_every_measuring_module_is_found() -> None:
    assert "working_time" in program.measures()
    assert "figures" not in program.measures()
    assert {"dossier_reception", "dossier_reading", "dossier_pages"} <= set(program.measures())


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


@pytest.mark.parametrize(
    ("told", "found", "wrong"),
    [
        ({}, {}, set()),
        ({"errors": ["database is locked"]}, {}, {"errors"}),
        ({}, {"gaps": 1, "doubles": 2}, {"gaps", "doubles"}),
        ({}, {"dossiers": 12, "lost": 1}, {"lost", "dossiers_missing"}),
    ],
)
def test_whatever_is_lost_when_eight_receive_at_once_is_a_failure(
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, object],
    found: dict[str, int],
    wrong: set[str],
) -> None:
    """Ten dossiers were there; of the two officers one received two, the other one."""
    officers = [{"taken": [0.1, 0.2], "errors": [], **told}, {"taken": [0.3], "errors": []}]
    before = {"dossiers": 10, "gaps": 0, "doubles": 0, "lost": 0}
    answers: list[object] = [before, officers, {**before, "dossiers": 13, **found}]
    monkeypatch.setattr(dossier_reception, "ran", lambda *_: json.dumps(answers.pop(0)))
    place = Installation(Path("nowhere"), "")
    figures = list(dossier_reception.together("reception.sqlite", place, 3))
    assert {figure.figure.rpartition(".")[2] for figure in figures if figure.fails} == wrong
    assert figures[0] == Figure("reception.sqlite.8_officers.received", 1.0, "dossiers/s")
