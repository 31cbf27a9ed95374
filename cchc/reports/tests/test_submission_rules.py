"""docs/rules/report-submission.md, line by line, without a database."""

from datetime import date

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.reports.choices import SubmissionAct, SubmissionState
from cchc.reports.rules import submission as rules

PAGE = "report-submission.md"
ACTS = {row["act"]: row for row in table(PAGE, "Acts")}


def day(text: str) -> date:
    parts = text.split("/")
    return date(int(parts[2]), int(parts[1]), int(parts[0]))


def test_the_page_names_every_act() -> None:
    assert set(ACTS) == set(SubmissionAct.values)


@pytest.mark.parametrize("act", SubmissionAct)
@pytest.mark.parametrize("state", SubmissionState)
def test_each_act_in_each_state_is_as_the_page_says(
    act: SubmissionAct, state: SubmissionState
) -> None:
    row = ACTS[act.value]
    possible = state.value in row["from"].split(", ")
    for side in ("ward", "superior"):
        is_open = act in rules.open_acts(state, {side})
        assert is_open is (possible and row["side"] == side)
    if possible:
        after = rules.check(act, state)
        assert after == (state if row["to"] == "stays" else SubmissionState(row["to"]))
    else:
        with pytest.raises(RuleBroken, match="Hãy tải lại trang"):
            rules.check(act, state)


def test_nobody_without_a_side_may_do_anything() -> None:
    for state in SubmissionState:
        assert rules.open_acts(state, ()) == frozenset()


@pytest.mark.parametrize("row", table(PAGE, "Lateness"))
def test_late_stays_late_by_calendar_days(row: dict[str, str]) -> None:
    due = None if row["due day"] == "–" else day(row["due day"])
    found = rules.lateness(day(row["sent on"]), due)
    said = {
        "on time": (0, False),
        "no due day": (None, False),
        "late 1": (1, True),
        "late 30": (30, True),
    }
    assert (found.days, found.is_late) == said[row["result"]]


@pytest.mark.parametrize("row", table(PAGE, "Sent outside"))
def test_what_was_sent_outside_is_recorded_as_the_page_says(row: dict[str, str]) -> None:
    def check() -> None:
        rules.check_outside(
            receiver=row["receiver"].replace("–", " "),
            method=row["method"],
            sent_on=day(row["sent on"]),
            issued_on=day(row["issued on"]),
            today=day(row["today"]),
        )

    result, _, field = row["result"].partition(": ")
    if result == "recorded":
        check()
        return
    with pytest.raises(RuleBroken) as broken:
        check()
    assert broken.value.field == field


def test_only_an_issued_document_with_somebody_above_goes_up() -> None:
    rules.check_sendable(is_issued=True, superior="tinhmau")
    with pytest.raises(RuleBroken, match="đã phát hành"):
        rules.check_sendable(is_issued=False, superior="tinhmau")
    with pytest.raises(RuleBroken, match="Ghi nhận đã gửi ngoài hệ thống"):
        rules.check_sendable(is_issued=True, superior="")


@pytest.mark.parametrize("state", SubmissionState)
def test_a_document_goes_up_for_the_first_time_once(state: SubmissionState) -> None:
    rules.check_first(states=())
    with pytest.raises(RuleBroken) as broken:
        rules.check_first(states={state})
    again = "Gửi lại" in broken.value.message
    assert again is (state not in rules.STANDING)
