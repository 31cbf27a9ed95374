"""The worked examples of docs/rules/online-filing.md."""

from datetime import datetime

import pytest

from cchc.kernel.tests.rules_page import table
from cchc.portal.rules import one_time_codes
from cchc.portal.rules.carrying_over import carried, left_behind

PAGE = "online-filing.md"


def _moment(text: str) -> datetime | None:
    return None if text == "–" else datetime.fromisoformat(f"2026-03-02T{text}+07:00")


def _words(text: str) -> list[str]:
    return [word for word in text.split(", ") if word]


@pytest.mark.parametrize("row", table(PAGE, "How many codes are sent"))
def test_how_many_codes_are_sent(row: dict[str, str]) -> None:
    now = _moment(row["now"])
    assert now is not None
    found = one_time_codes.next_sent(int(row["codes sent"]), _moment(row["first of them"]), now)
    assert (found is not None) is (row["sent"] == "yes")
    assert (found[0] if found else int(row["codes sent"])) == int(row["codes sent after"])


@pytest.mark.parametrize("row", table(PAGE, "Which code opens"))
def test_which_code_opens(row: dict[str, str]) -> None:
    now = _moment(row["now"])
    assert now is not None
    found = one_time_codes.opens(
        sent_at=_moment(row["sent at"]),
        failures=int(row["wrong before"]),
        is_same=row["browser"] == "same",
        is_right=row["code"] == "right",
        at=now,
    )
    assert found == (row["opens"] == "yes", int(row["wrong after"]))


@pytest.mark.parametrize("row", table(PAGE, "Carrying over to another version"))
def test_what_is_carried_over(row: dict[str, str]) -> None:
    answers = dict.fromkeys(_words(row["answers"]), "x")
    assert list(carried(answers, _words(row["data of the new version"]))) == _words(
        row["answers after"]
    )
    papers = _words(row["papers with files"])
    left = left_behind(papers, _words(row["papers of the new version"]))
    assert [paper for paper in papers if paper not in left] == _words(row["papers after"])
