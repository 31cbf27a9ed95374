"""The calculator agrees with the slow oracle, and its explanation accounts for everything."""

import json
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.kernel.tests import minute_oracle as oracle
from cchc.kernel.tests.working_time_cases import Case, random_case
from cchc.kernel.working_time.exchange import answer_to_line


def answer(case: Case) -> dict[str, Any]:
    return dict(answer_to_line(json.dumps(case)))


def counted(step: dict[str, Any]) -> int:
    return int(step["minutes"] if "minutes" in step else step["days"])


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_random_cases_agree_with_the_oracle(block: int) -> None:
    random = Random(2026_11 + block)
    for _ in range(50):
        case = random_case(random)
        assert answer(case).get("due", "error") == oracle.due(case), json.dumps(case)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_every_counted_step_is_worth_what_it_says(seed: int) -> None:
    case = random_case(Random(seed))
    found = answer(case)
    if found["due"] is None:
        return
    steps = found["explanation"]
    wanted = oracle.amount_in_minutes(case) if case["unit"] == "hours" else case["amount"]
    assert sum(counted(step) for step in steps) == wanted
    for step in steps[1:]:
        if step["rule"] not in ("moved", "due"):
            assert counted(step) == oracle.recount(case, step), step


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 2**32))
def test_the_steps_follow_each_other_without_a_gap(seed: int) -> None:
    case = random_case(Random(seed))
    found = answer(case)
    if found["due"] is None:
        return
    steps = [s for s in found["explanation"] if s["rule"] not in ("moved", "due")]
    if case["unit"] == "hours":
        assert all(a["to"] <= b["from"] for a, b in pairwise(steps))
        return
    after = date.fromisoformat(steps[0]["to"])
    for step in steps[1:]:
        assert date.fromisoformat(step["from"]) == after + timedelta(days=1)
        after = date.fromisoformat(step["to"])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 50))
def test_more_time_is_never_due_earlier(seed: int, more: int) -> None:
    case = random_case(Random(seed))
    longer = case | {"amount": case["amount"] + more}
    first, second = answer(case)["due"], answer(longer)["due"]
    assert (first is None) == (second is None)
    if first is not None:
        assert first <= second
