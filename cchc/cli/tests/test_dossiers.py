"""``cchc dossiers statistics`` and ``deadline``: what they print, and when they refuse."""

import json

import pytest

from cchc.cli.main import main
from cchc.dossiers.tests.factories import Shop, finished, on, processing, received, shop

KEYS = ["agency", "period", "as_of", "counts", "rates", "ii06a", "sources"]


@pytest.fixture(name="desk")
def desk_fixture(db: None, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """The shop, asked at the end of March 2026."""
    monkeypatch.setenv("CCHC_NOW", "2026-03-31T16:00")
    return shop()


def test_the_figures_of_a_period_as_one_object(
    desk: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    finished(desk, processing(desk), at=on(9, 16))
    processing(desk, at=on(16))
    words = ["dossiers", "statistics", "--period", "2026-Q1", "--agency", "anbinh", "--json"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == KEYS
    assert said["period"] == {
        "period": "2026-Q1", "from": "2026-01-01", "to": "2026-03-31", "calendar": "plain",
    }  # fmt: skip
    assert said["as_of"] == "2026-03-31T16:00:00+07:00"
    assert said["rates"] == {
        "official": {"part": 1, "whole": 1}, "true": {"part": 1, "whole": 2},
    }  # fmt: skip
    assert said["ii06a"] == [[1, "Hộ tịch", 2, 0, 2, 0, 1, 0, 1, 0, 1, 0, 1]]
    assert said["sources"] == {"handled": 2, "mirrored": 0}
    assert main(words[:-3]) == 0
    assert "open_overdue\t1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--period", "2026-Q9"], "Không hiểu kỳ"),
        (["--period", "2026-Q2"], "chưa có số liệu"),
        (["--period", "2026-Q1", "--agency", "xa-la"], "Không có cơ quan"),
    ],
)
def test_wrong_input_is_one_sentence(
    desk: Shop, words: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dossiers", "statistics", *words, "--json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert why in told.err


def test_a_deadline_explains_itself(desk: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    row = received(desk)
    assert main(["dossiers", "deadline", row.code]) == 0
    said = capsys.readouterr().out
    assert "Hẹn trả khi tiếp nhận: 17:00 ngày 09/03/2026" in said
    assert "Nhận lúc 09:00 thứ hai 02/03/2026, trước 15:00" in said
    assert main(["dossiers", "deadline", row.code, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["due"] == "2026-03-09T10:00:00+00:00"
    assert main(["dossiers", "deadline", "H56.10.5-260302-0099"]) == 1
    assert "Không có hồ sơ" in capsys.readouterr().err
