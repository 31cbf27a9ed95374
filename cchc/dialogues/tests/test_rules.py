"""docs/rules/dialogues.md, line by line."""

from datetime import date, datetime

import pytest

from cchc.dialogues.choices import Channel, DialogueAct, QuestionAct, QuestionState, State
from cchc.dialogues.rules import codes, personal, transitions
from cchc.dialogues.rules.paper import when_of
from cchc.dialogues.rules.transitions import Open, demand_closable
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import table

PAGE = "dialogues.md"
LAST_DAY = date(2026, 3, 18)


@pytest.mark.parametrize("row", table(PAGE, "Acts on a dialogue"))
def test_each_act_on_a_dialogue_against_each_state(row: dict[str, str]) -> None:
    act, before = DialogueAct(row["act"]), {State(name.strip()) for name in row["from"].split(",")}
    for state in State:
        assert (act in transitions.dialogue_acts(state)) is (state in before)
        if state in before:
            after = state if row["to"] == "stays" else State(row["to"])
            assert transitions.dialogue_after(act, state) is after
        else:
            with pytest.raises(RuleBroken, match=state.label):
                transitions.dialogue_after(act, state)


@pytest.mark.parametrize("row", table(PAGE, "Acts on a question"))
def test_each_act_on_a_question_against_each_state(row: dict[str, str]) -> None:
    act = QuestionAct(row["act"])
    before = {QuestionState(name.strip()) for name in row["from"].split(",")}
    for state in QuestionState:
        assert (act in transitions.question_acts(state)) is (state in before)
        if state in before:
            assert transitions.question_after(act, state) is QuestionState(row["to"])
        else:
            with pytest.raises(RuleBroken, match=state.label):
                transitions.question_after(act, state)


def test_the_page_names_every_act() -> None:
    assert {row["act"] for row in table(PAGE, "Acts on a dialogue")} == set(DialogueAct.values)
    assert {row["act"] for row in table(PAGE, "Acts on a question")} == set(QuestionAct.values)


DAYS = {
    "up to the last day for questions": (date(2026, 3, 1), LAST_DAY),
    "after it": (date(2026, 3, 19),),
    "any": (date(2026, 3, 1), LAST_DAY, date(2026, 5, 1)),
}


@pytest.mark.parametrize("row", table(PAGE, "When a question may be sent"))
def test_when_a_question_is_taken(row: dict[str, str]) -> None:
    for name in row["dialogue"].split(","):
        for day in DAYS[row["day"]]:
            found = transitions.takes_questions(
                Channel(row["way"]), State(name.strip()), until=LAST_DAY, today=day
            )
            assert found is (row["taken"] == "yes"), (row, day)


def test_without_a_last_day_questions_are_taken_while_it_is_announced() -> None:
    assert transitions.takes_questions(
        Channel.PORTAL, State.ANNOUNCED, until=None, today=date(2027, 1, 1)
    )


@pytest.mark.parametrize("row", table(PAGE, "What looks personal"))
def test_what_looks_personal(row: dict[str, str]) -> None:
    assert personal.found_in(row["text"]) == row["found"]


@pytest.mark.parametrize("row", table(PAGE, "The name of the asker"))
def test_the_asker_is_found_by_the_whole_name(row: dict[str, str]) -> None:
    assert personal.found_in(row["text"], name=row["name"]) == row["found"]


def test_what_looks_personal_is_refused_beside_its_field() -> None:
    with pytest.raises(RuleBroken, match="0912345678") as broken:
        personal.demand_impersonal("Gọi 0912345678", field="wording")
    assert broken.value.field == "wording"


def test_a_code_has_eight_clear_letters_and_is_read_back_however_it_is_typed() -> None:
    code = codes.code_of(bytes(range(1, 17)))
    assert codes.SHAPE.fullmatch(code)
    assert codes.typed(f" {codes.shown(code).lower()} ") == code
    for wrong in ("", "ABCD", "ABCD-EFG0", "ABCD-EFGH-2"):
        assert codes.typed(wrong) == ""
    with pytest.raises(ValueError, match="eight"):
        codes.code_of(b"1234567")


def test_what_is_left_is_named_before_a_dialogue_is_closed() -> None:
    demand_closable(Open(has_minutes=True, questions=0, promises=0))
    with pytest.raises(RuleBroken, match=r"biên bản.*2 câu hỏi.*3 lời hứa"):
        demand_closable(Open(has_minutes=False, questions=2, promises=3))


def test_a_moment_is_said_as_papers_say_it() -> None:
    moment = datetime(2026, 3, 20, 14, 5)  # noqa: DTZ001  local, as papers are told
    assert when_of(moment) == "14 giờ 05, thứ sáu ngày 20/03/2026"
