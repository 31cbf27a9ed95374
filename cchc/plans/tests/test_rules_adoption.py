"""docs/rules/plan-life.md, "Dates at adoption", line by line."""

import re
from datetime import date, datetime

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.plans.rules import life
from cchc.plans.rules.adoption import adopted_date
from cchc.plans.tests.pages import PAGE, table_after


def day(text: str) -> date:
    return datetime.strptime(text.split()[0], "%d/%m/%Y").date()  # noqa: DTZ007 a date only


@pytest.mark.parametrize("row", table_after(PAGE, "### Dates at adoption"), ids=str)
def test_the_page_s_examples_hold(row: list[str]) -> None:
    planned, kind, period_end, day_off, adopted = row
    found = adopted_date(
        day(planned),
        kind=kind,
        period_end=period_end,
        day_off=day_off,
        is_working=lambda d: d.weekday() < 5,
    )
    assert found.due_on == day(adopted)
    assert bool(found.why) == (found.due_on != day(planned))


def test_a_moved_date_says_what_the_document_says_and_why() -> None:
    found = adopted_date(
        date(2026, 5, 31),
        kind="month",
        period_end="calendar_end",
        day_off="previous_working_day",
        is_working=lambda d: d.weekday() < 5,
    )
    assert found.due_on == date(2026, 5, 29)
    assert found.why == "Văn bản: 31/05/2026; ngày nghỉ, chuyển sang ngày làm việc liền trước."


ACTS = {
    "correct": ("correct", {"reviewing"}),
    "match unit": ("match_unit", {"reviewing"}),
    "adopt": ("adopt", {"reviewing"}),
    "discard": ("discard", {"reviewing", "kept"}),
    "keep the superior's": ("keep", {"reviewing"}),
    "write a unit's plan under it": ("write_sub_plan", {"adopted"}),
    "name the parent": ("name_parent", {"reviewing", "adopted"}),
    "decide on a duty of the parent": ("decide_duty", {"reviewing", "adopted"}),
    "assign": ("assign", {"adopted"}),
    "amend": ("amend", {"adopted"}),
    "close": ("close", {"adopted"}),
    "draft document": ("draft_document", {"reviewing", "adopted"}),
}


@pytest.mark.parametrize("state", life.STATES)
@pytest.mark.parametrize("act", life.ACTS)
def test_every_act_in_every_state(act: str, state: str) -> None:
    if state in life.ACTS[act][0]:
        assert life.can(act, state)
        assert life.after(act, state) in life.STATES
    else:
        with pytest.raises(RuleBroken, match=f"kế hoạch {life.STATES[state]}"):
            life.after(act, state)


def test_the_page_names_the_same_acts() -> None:
    rows = table_after(PAGE, "## Acts")
    for name, _who, before, target in rows:
        act = re.sub(r" \(.*\)", "", name)
        if before == "–":
            continue
        code, states = ACTS[act]
        assert states == set(life.ACTS[code][0]) == set(before.split(", "))
        for state in states:
            assert life.after(code, state) == (state if target == "stays" else target)
