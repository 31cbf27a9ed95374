"""The tables of docs/rules/recommendations.md, line by line."""

from datetime import date

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.obligations.rules.recommendations import (
    MOVES,
    NEEDS,
    Bonds,
    after,
    check_inner_date,
    is_possible,
    refusal,
    standing,
)

TODAY = date(2026, 4, 10)
OWED = date(2026, 4, 30)
STATES = ("waiting", "answered", "satisfied", "withdrawn")
ACTS = {
    "assign": ("waiting", "waiting"),
    "answer": ("waiting", "answered"),
    "satisfy": ("answered", "satisfied"),
    "ask_again": ("answered", "waiting"),
    "withdraw": ("waiting", "withdrawn"),
}
MAY = [
    ("the supervisor makes one", "make", "recommend", False, False, False, True),
    ("a leader makes none", "make", "answer_recommendation", False, False, False, False),
    ("the office assigns", "assign", "answer_recommendation", False, False, False, True),
    ("the named officer answers", "answer", "submit_product", True, False, False, True),
    ("another officer answers", "answer", "submit_product", False, False, False, False),
    ("a leader answers", "answer", "answer_recommendation", False, False, False, True),
    ("the supervisor answers", "answer", "recommend", False, True, False, False),
    ("the next supervisor is satisfied", "satisfy", "recommend", False, False, True, True),
    ("the officer is satisfied", "satisfy", "submit_product", True, False, True, False),
    ("the maker withdraws", "withdraw", "recommend", False, True, False, True),
    ("another supervisor withdraws", "withdraw", "recommend", False, False, False, False),
    ("the maker withdraws after an answer", "withdraw", "recommend", False, True, True, False),
]
INNER = [
    ("none wanted", OWED, None, True),
    ("earlier than owed", OWED, date(2026, 4, 20), True),
    ("today", OWED, TODAY, True),
    ("the day itself", OWED, OWED, True),
    ("later than owed", OWED, date(2026, 5, 4), False),
    ("in the past", OWED, date(2026, 4, 9), False),
    ("owed day has passed, none wanted", date(2026, 4, 9), None, True),
    ("owed day has passed, a new one", date(2026, 4, 9), date(2026, 4, 20), False),
]
STANDS = [
    ("nothing, last day", None, date(2026, 4, 30), "open"),
    ("nothing, day after", None, date(2026, 5, 4), "overdue"),
    ("answered early", date(2026, 4, 15), date(2026, 5, 4), "on_time"),
    ("answered on the last day", date(2026, 4, 30), date(2026, 5, 4), "on_time"),
    ("answered a day late", date(2026, 5, 1), date(2026, 5, 4), "late"),
    ("seen before it was answered", date(2026, 4, 15), date(2026, 4, 14), "open"),
]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", sorted(ACTS))
def test_every_act_in_every_state(act: str, state: str) -> None:
    source, target = ACTS[act]
    assert is_possible(act, state, Bonds()) is (state == source)
    if state == source:
        assert after(act, state, Bonds()) == target
    else:
        with pytest.raises(RuleBroken, match=r"Không .* được: "):
            after(act, state, Bonds())


def test_the_acts_are_those_of_the_page() -> None:
    assert set(MOVES) == set(ACTS)
    assert set(NEEDS) == {"make", *ACTS}


@pytest.mark.parametrize(
    ("act", "right", "named", "maker", "answered", "may"),
    [case[1:] for case in MAY],
    ids=[case[0] for case in MAY],
)
def test_who_may(act: str, right: str, named: bool, maker: bool, answered: bool, may: bool) -> None:
    bonds = Bonds(is_named=named, is_maker=maker, was_answered=answered)
    state = "answered" if act in ("satisfy", "ask_again") else "waiting"
    possible = act == "make" or is_possible(act, state, bonds)
    assert (possible and not refusal(act, [right], bonds)) is may


@pytest.mark.parametrize(
    ("owed", "wanted", "allowed"), [case[1:] for case in INNER], ids=[case[0] for case in INNER]
)
def test_the_inner_date(owed: date, wanted: date | None, allowed: bool) -> None:
    if allowed:
        check_inner_date(wanted=wanted, answer_by=owed, today=TODAY)
    else:
        with pytest.raises(RuleBroken) as broken:
            check_inner_date(wanted=wanted, answer_by=owed, today=TODAY)
        assert broken.value.field == "due_on"


@pytest.mark.parametrize(
    ("answered", "today", "name"), [case[1:] for case in STANDS], ids=[case[0] for case in STANDS]
)
def test_how_an_asking_stands(answered: date | None, today: date, name: str) -> None:
    assert standing(answer_by=OWED, answered_on=answered, today=today) == name
