"""Every act in every state, and who may; the table "Acts" of docs/rules/dossier-life.md."""

from itertools import product

import pytest

from cchc.dossiers.rules.rights import DESK, LEADER, NEEDS, STEP, Ties, refusal
from cchc.dossiers.rules.transitions import MOVES, after, is_possible
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table

PAGE = "dossier-life.md"
STATES = range(1, 11)
PRINTED = {row["act"]: row for row in table(PAGE, "Acts")}
WHO = {"desk": DESK, "step": STEP, "leader": LEADER}


def test_the_page_prints_every_act_and_every_state() -> None:
    assert set(PRINTED) == set(MOVES) == set(NEEDS) - {"register"}
    assert [int(row["code"]) for row in table(PAGE, "States")] == list(STATES)


@pytest.mark.parametrize(("act", "state"), list(product(MOVES, STATES)))
def test_an_act_is_done_exactly_where_the_page_says(act: str, state: int) -> None:
    sources = [int(code) for code in PRINTED[act]["from"].split(", ")]
    target = PRINTED[act]["to"]
    assert is_possible(act, state) == (state in sources)
    if state in sources:
        assert after(act, state) == (state if target == "same" else int(target))
    else:
        with pytest.raises(RuleBroken, match=r"Không .* được: "):
            after(act, state)


@pytest.mark.parametrize("act", MOVES)
def test_the_page_says_in_vietnamese_and_who(act: str) -> None:
    assert PRINTED[act]["Vietnamese"] == MOVES[act].label
    assert WHO[PRINTED[act]["who"]] == NEEDS[act]


@pytest.mark.parametrize("act", NEEDS)
def test_nobody_acts_without_the_right(act: str) -> None:
    own = Ties(is_step_own=True)
    others = {DESK, STEP, LEADER} - {NEEDS[act]}
    assert "Chức vụ" in refusal(act, others, own)
    assert refusal(act, {NEEDS[act]}, own) == ""


@pytest.mark.parametrize("act", [act for act, need in NEEDS.items() if need == STEP])
def test_an_officer_acts_in_own_steps_and_the_desk_in_every_one(act: str) -> None:
    assert "không phải của bạn" in refusal(act, {STEP}, Ties())
    assert refusal(act, {STEP, DESK}, Ties()) == ""


@pytest.mark.parametrize(
    "act", ["approve_supplement", "decline_supplement", "extend", "decline_extension"]
)
def test_whoever_proposed_does_not_decide(act: str) -> None:
    assert "không tự quyết định" in refusal(act, {LEADER}, Ties(has_proposed=True))


def test_whoever_finished_does_not_confirm() -> None:
    assert "không tự xác nhận" in refusal("confirm_finish", {LEADER}, Ties(has_finished=True))


def test_an_unknown_act_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        after("forgive", 2)
    with pytest.raises(KeyError):
        refusal("forgive", {DESK}, Ties())
