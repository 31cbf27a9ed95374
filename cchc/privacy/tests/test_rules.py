"""docs/rules/data-rights.md, line by line."""

from datetime import date, datetime, timedelta

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.privacy.choices import Kind, RecordKind, RequestAct, State
from cchc.privacy.rules import retention, transitions
from cchc.privacy.rules.deadlines import TERMS, deadlines_of

PAGE = "data-rights.md"


class Weekdays:
    """Monday to Friday, no holidays but 1 January."""

    def add_working_days(self, day: date, number: int) -> date:
        while number:
            day += timedelta(days=1)
            if day.weekday() < 5 and (day.month, day.day) != (1, 1):
                number -= 1
        return day


@pytest.mark.parametrize("row", table(PAGE, "Deadlines"))
def test_the_days_of_each_kind(row: dict[str, str]) -> None:
    terms = TERMS[Kind(row["kind"])]
    said = (row["reply"], row["do"], row["with a third party"], row["extension"])
    assert (terms.reply, terms.do, terms.third, terms.extension) == tuple(map(int, said))


def test_every_kind_has_its_days() -> None:
    assert set(TERMS) == set(Kind) == {Kind(row["kind"]) for row in table(PAGE, "Deadlines")}


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: deadlines"))
def test_the_worked_examples(row: dict[str, str]) -> None:
    found = deadlines_of(
        Kind(row["kind"]),
        datetime.strptime(row["received"], "%d/%m/%Y %H:%M"),  # noqa: DTZ007  local
        third_party=row["third party"] == "yes",
        calendar=Weekdays(),
    )
    assert f"{found.reply:%d/%m/%Y}" == row["reply until"]
    assert f"{found.do:%d/%m/%Y}" == row["do until"]
    assert (f"{found.extended:%d/%m/%Y}" if found.extended else "–") == row["extended until"]


@pytest.mark.parametrize("row", table(PAGE, "Acts"))
def test_each_act_against_each_state(row: dict[str, str]) -> None:
    act = RequestAct(row["act"])
    before = {State(name.strip()) for name in row["from"].split(",")}
    kind = Kind.DELETE if act is RequestAct.ERASE else Kind.VIEW
    for state in State:
        assert (act in transitions.acts_of(state, kind)) is (state in before)
        if state in before:
            after = state if row["to"] == "stays" else State(row["to"])
            assert transitions.after(act, state, kind) is after
        else:
            with pytest.raises(RuleBroken, match=state.label):
                transitions.after(act, state, kind)
    assert transitions.REQUESTS[act].is_decision is (row["who"] == "decide")


def test_only_a_deletion_is_erased_and_it_is_not_finished_otherwise() -> None:
    assert RequestAct.FINISH not in transitions.acts_of(State.REPLIED, Kind.DELETE)
    assert RequestAct.ERASE not in transitions.acts_of(State.REPLIED, Kind.VIEW)


@pytest.mark.parametrize("row", table(PAGE, "Retention"))
def test_the_rules_of_retention(row: dict[str, str]) -> None:
    rule = next(each for each in retention.DEFAULTS if each.kind == RecordKind(row["kind"]))
    assert (rule.months, rule.source) == (int(row["months"]), row["source"])


def test_every_kind_has_a_rule_and_a_line() -> None:
    rules = {rule.kind for rule in retention.DEFAULTS}
    assert rules == set(RecordKind) == {RecordKind(r["kind"]) for r in table(PAGE, "Retention")}


def test_months_back_end_on_a_day_that_is_there() -> None:
    assert retention.last_day(24, date(2026, 3, 9)) == date(2024, 3, 9)
    assert retention.last_day(1, date(2026, 3, 31)) == date(2026, 2, 28)
    assert retention.last_day(60, date(2026, 1, 15)) == date(2021, 1, 15)
