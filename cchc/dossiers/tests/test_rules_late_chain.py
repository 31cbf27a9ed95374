"""The worked examples of docs/rules/dossier-late-chain.md."""

from datetime import date, datetime

import pytest

from cchc.dossiers.rules.late_chain import Call, days_late, duty_due, missing
from cchc.dossiers.tests.calendars import VIETNAM
from cchc.kernel.tests.rules_page import table

PAGE = "dossier-late-chain.md"


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: what is missing"))
def test_what_the_chain_lacks(row: dict[str, str]) -> None:
    calls = [call.split() for call in row["calls"].split("; ") if call != "–"]
    found = missing(
        letter_on=None if row["letter"] == "–" else date.fromisoformat(row["letter"]),
        calls=[Call(date.fromisoformat(day), outcome) for day, outcome in calls],
        has_notice=row["notice"] == "yes",
    )
    assert ", ".join(found) == row["missing"]


@pytest.mark.parametrize("row", table(PAGE, "Days late"))
def test_days_late(row: dict[str, str]) -> None:
    due, until = datetime.fromisoformat(row["due"]), datetime.fromisoformat(row["until"])
    assert days_late(due, until, VIETNAM) == int(row["days"])


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: when the duty is due"))
def test_when_the_duty_is_due(row: dict[str, str]) -> None:
    since, given_out = (date.fromisoformat(row[name]) for name in ("owed since", "given out"))
    is_mirrored = row["origin"] == "mirrored"
    found = duty_due(since, given_out, 2, VIETNAM, is_mirrored=is_mirrored)
    assert found == date.fromisoformat(row["due"])
