"""Every worked example of docs/rules/working-time.md, by the calculator and by the oracle."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from cchc.kernel.holiday_seed import calendar_of, seed_days
from cchc.kernel.tests import minute_oracle as oracle
from cchc.kernel.tests.rules_page import table
from cchc.kernel.working_time import Rule, Unit, due_date, week_of
from cchc.kernel.working_time.exchange import answer_to

PAGE = "working-time.md"
OFFICE = {day: ["07:30-11:30", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
EXAMPLES = [
    (unit, row)
    for unit in ("days", "hours", "calendar_days")
    for row in table(PAGE, f"Worked examples: {unit}")
]


def case_of(unit: str, row: dict[str, str]) -> oracle.Case:
    workdays = [text.split() for text in row["workdays"].split(", ") if text]
    pauses = [text.split(" → ") for text in row["pauses"].split("; ") if text]
    return {
        "start": row["start"],
        "amount": Decimal(row["amount"]) if unit == "hours" else int(row["amount"]),
        "unit": unit,
        "cutoff": None if row["cutoff"] == "none" else row["cutoff"] or "15:00",
        "calendar": {
            "shifts": OFFICE,
            "holidays": row["holidays"].split(),
            "workdays": {day: shifts for day, *shifts in workdays},
        },
        "pauses": [[start, None if end == "?" else end] for start, end in pauses],
    }


@pytest.mark.parametrize(
    ("unit", "row"), EXAMPLES, ids=[f"{u}: {r['because']}" for u, r in EXAMPLES]
)
def test_the_worked_examples_come_out_as_the_page_says(unit: str, row: dict[str, str]) -> None:
    case = case_of(unit, row)
    wanted = None if row["due"] == "null" else row["due"]
    assert answer_to(case)["due"] == wanted
    assert oracle.due(case) == wanted


@pytest.mark.parametrize("row", table(PAGE, "Worked examples: the Vietnamese calendar"))
def test_the_vietnamese_calendar_comes_out_as_the_page_says(row: dict[str, str]) -> None:
    calendar = calendar_of(week_of(OFFICE), seed_days(range(2023, 2028)))
    received = datetime.fromisoformat(row["received"])
    answer = due_date(calendar, received, int(row["limit"]), Unit.DAYS)
    assert answer.reception_day == date.fromisoformat(row["reception day"])
    assert answer.due == datetime.fromisoformat(f"{row['due']}T17:00")


def test_the_page_names_every_rule_that_a_step_may_have() -> None:
    assert {row["rule"].strip("`") for row in table(PAGE, "Steps")} == {rule.value for rule in Rule}
