"""docs/rules/reviews.md, "Saving" and the two tables of acts, without a database."""

import pytest

from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table
from cchc.reviews.choices import (
    FindingAct,
    FindingState,
    PlaceKind,
    ProposalAct,
    ProposalState,
)
from cchc.reviews.rules import transitions
from cchc.reviews.rules.saving import explained, saving
from cchc.reviews.rules.values import Parameters, Place, Removal, Saving

PAGE = "reviews.md"


def removal(kind: str, dossiers: int, code: str = "x") -> Removal:
    return Removal(Place("P", "Thủ tục", PlaceKind(kind), code, "Nhãn"), dossiers)


@pytest.mark.parametrize("row", table(PAGE, "Saving"))
def test_a_removal_saves_as_the_page_says(row: dict[str, str]) -> None:
    one = removal(row["removal"], int(row["dossiers"]))
    assert saving([one], Parameters()) == Saving(int(row["seconds"]), int(row["dong"]))


def test_the_same_place_counts_once_with_the_greatest_number() -> None:
    three = [removal("field", 10), removal("field", 120), removal("field", 60)]
    assert saving(three, Parameters()) == saving([removal("field", 120)], Parameters())
    assert len(explained(three, Parameters())) == 1


def test_other_places_add_up_and_minutes_are_cut() -> None:
    two = [removal("field", 1, "a"), removal("field", 2, "b")]
    assert saving(two, Parameters()).seconds == 90
    assert saving(two, Parameters()).minutes == 1


def test_forms_and_results_save_nothing() -> None:
    assert saving([removal("form", 9), removal("result", 9)], Parameters()) == Saving()


def test_places_and_removals_are_kept_as_they_are() -> None:
    one = removal("paper", 3)
    assert Removal.from_json(one.to_json()) == one


FINDINGS = {row["act"]: row for row in table(PAGE, "Acts on a finding")}
PROPOSALS = {row["act"]: row for row in table(PAGE, "Acts on a proposal")}


def test_the_page_names_every_act() -> None:
    assert set(FINDINGS) == set(FindingAct.values)
    assert set(PROPOSALS) == set(ProposalAct.values)


@pytest.mark.parametrize("act", FindingAct)
@pytest.mark.parametrize("state", FindingState)
def test_each_act_on_a_finding_in_each_state(act: FindingAct, state: FindingState) -> None:
    row = FINDINGS[act.value]
    if state.value in row["from"].split(", "):
        assert transitions.finding_after(act, state) == FindingState(row["to"])
        assert (act in transitions.finding_acts(state)) is (act is not FindingAct.REOPEN)
    else:
        assert act not in transitions.finding_acts(state)
        with pytest.raises(RuleBroken, match="Hãy tải lại trang"):
            transitions.finding_after(act, state)


@pytest.mark.parametrize("act", ProposalAct)
@pytest.mark.parametrize("state", ProposalState)
def test_each_act_on_a_proposal_in_each_state(act: ProposalAct, state: ProposalState) -> None:
    row = PROPOSALS[act.value]
    able = {act for act in ProposalAct if state in transitions.PROPOSALS[act].before}
    if state.value in row["from"].split(", "):
        assert act in able
        after = state if row["to"] == "stays" else ProposalState(row["to"])
        assert transitions.proposal_after(act, state) == after
    else:
        assert act not in able
        with pytest.raises(RuleBroken, match="Hãy tải lại trang"):
            transitions.proposal_after(act, state)


STAGES = {row["paper"]: row for row in table(PAGE, "What a draft waits with")}


@pytest.mark.parametrize("stage", transitions.PaperStage)
def test_a_draft_waits_for_its_paper_as_the_page_says(stage: transitions.PaperStage) -> None:
    able = transitions.proposal_acts(ProposalState.DRAFT, stage)
    assert {act.value for act in able} == set(STAGES[stage.value]["possible"].split(", ")) - {"–"}
    for state in set(ProposalState) - {ProposalState.DRAFT}:
        everywhere = {act for act, move in transitions.PROPOSALS.items() if state in move.before}
        assert transitions.proposal_acts(state, stage) == everywhere
