"""docs/rules/feedback.md, line by line, without a database."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.feedback.choices import DutyKind, Kind, PetitionAct, State
from cchc.feedback.rules import deadlines, masking, receiving, transitions
from cchc.feedback.rules.hints import hint
from cchc.feedback.rules.receiving import Said
from cchc.feedback.rules.transitions import HANDLER, RESERVED, SENDER, Ties
from cchc.kernel.errors import RuleBroken
from cchc.kernel.tests.rules_page import RULES, table
from cchc.kernel.working_time import Calendar, Holiday
from cchc.kernel.working_time.shifts import Shift

PAGE = "feedback.md"
DAY = (Shift(450, 690), Shift(780, 1020))
OFF = [(2, 16), (2, 17), (2, 18), (2, 19), (2, 20), (4, 27), (4, 30), (5, 1)]
CALENDAR = Calendar(
    (DAY,) * 5 + ((), ()), tuple(Holiday(date(2026, month, day)) for month, day in OFF)
)


@pytest.mark.parametrize("row", table(PAGE, "Acts"), ids=lambda row: row["act"])
def test_an_act_goes_as_the_page_says(row: dict[str, str]) -> None:
    move = transitions.MOVES[PetitionAct(row["act"])]
    assert {state.value for state in move.sources} == set(row["from"].split(", "))
    assert (move.target.value if move.target else "same") == row["to"]
    assert set(move.by) == set(row["who"].split(", "))


def test_the_page_has_every_act_state_class_and_duty() -> None:
    assert {row["act"] for row in table(PAGE, "Acts")} == set(PetitionAct.values)
    assert {row["class"] for row in table(PAGE, "Classes")} == set(Kind.values)
    assert {row["duty"] for row in table(PAGE, "Deadlines")} == set(DutyKind.values)
    text = (Path(RULES) / PAGE).read_text("utf-8")
    assert set(re.findall(r"`(\w+)` [a-zđà-ỹ]", text)) >= set(State.values)


@pytest.mark.parametrize("row", table(PAGE, "Deadlines"), ids=lambda row: row["duty"])
def test_a_duty_has_the_setting_and_obligation_of_the_page(row: dict[str, str]) -> None:
    kind = DutyKind(row["duty"])
    assert deadlines.SETTING[kind] == row["setting"]
    assert (kind in deadlines.OWED) is (row["obligation"] == "yes")
    assert kind.label == row["Vietnamese"]


@pytest.mark.parametrize("row", table(PAGE, "By which day"), ids=lambda row: row["why"])
def test_a_deadline_ends_on_the_day_of_the_page(row: dict[str, str]) -> None:
    complete = datetime.strptime(row["complete at"], "%d/%m/%Y %H:%M")  # noqa: DTZ007 local
    found = deadlines.due_on(CALENDAR, complete, int(row["days"]), time(15))
    assert f"{found:%d/%m/%Y}" == row["by"]


@pytest.mark.parametrize("row", table(PAGE, "Words that hint at a class"))
def test_words_hint_at_the_class_of_the_page(row: dict[str, str]) -> None:
    found = hint(row["text"])
    assert (found.value if found else "") == row["hint"]


@pytest.mark.parametrize("row", table(PAGE, "What is masked before publication"))
def test_a_text_is_masked_as_the_page_says(row: dict[str, str]) -> None:
    assert masking.masked(row["text"], (row["sender"],)) == row["becomes"]


@given(st.text(alphabet="Trần Văn Tư 0912345678@.-số đường•", max_size=80))
def test_what_was_masked_has_nothing_left_to_mask(text: str) -> None:
    covered = masking.masked(text, ("Trần Văn Tư",))
    assert masking.masked(covered, ("Trần Văn Tư",)) == covered


def test_masks_never_overlap_and_stay_in_order() -> None:
    found = masking.masks("Anh Trần Văn Tư, 0912345678, tu@a.vn", ("Trần Văn Tư",))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert len(found) == 3


ALL = {"receive_petition", "assign_petition", "approve_petition", "publish_petition"}


@pytest.mark.parametrize("act", [act for act in PetitionAct if act is not PetitionAct.SETTLE])
def test_of_a_leaders_petition_the_head_alone_does_every_act(act: PetitionAct) -> None:
    ties = Ties(is_leaders=True, is_handler=True)
    assert transitions.refusal(act, ALL, ties)
    assert not transitions.refusal(act, {RESERVED}, ties)


def test_nobody_approves_the_answer_they_drafted() -> None:
    approve = PetitionAct.APPROVE
    assert "cần người khác duyệt" in transitions.refusal(approve, ALL, Ties(is_author=True))
    assert transitions.refusal(approve, ALL, Ties()) == ""
    assert transitions.refusal(approve, {RESERVED}, Ties(is_leaders=True, is_author=True)) == ""


def test_the_handler_drafts_and_nobody_elses_unit() -> None:
    assert transitions.refusal(PetitionAct.DRAFT, {"answer_petition"}, Ties())
    assert not transitions.refusal(PetitionAct.DRAFT, {"answer_petition"}, Ties(is_handler=True))


@pytest.mark.parametrize(
    ("act", "state", "ties", "why"),
    [
        ("reopen", "answered", Ties(was_reopened=True), "một lần"),
        ("mark", "published", Ties(was_marked=True), "đã đánh giá"),
        ("submit", "handling", Ties(), "soạn trả lời trước"),
        ("publish", "answered", Ties(is_sealed=True), "kín"),
        ("withhold", "answered", Ties(is_withheld=True), "đã không công khai"),
        ("assign", "classified", Ties(kind="other_rules"), "Chỉ phân công xử lý"),
        ("forward", "classified", Ties(kind="conduct"), "Chỉ chuyển cơ quan khác"),
        ("receive", "answered", Ties(), "“Đã trả lời”"),
    ],
)
def test_what_cannot_be_done_now_says_why(act: str, state: str, ties: Ties, why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        transitions.after(PetitionAct(act), State(state), ties)


def test_the_sender_does_what_is_the_senders() -> None:
    answered = transitions.open_acts(State.ANSWERED, {SENDER}, Ties())
    assert answered == {PetitionAct.MARK, PetitionAct.REOPEN}
    assert transitions.open_acts(State.ASKED, {SENDER}, Ties()) == {PetitionAct.SUPPLY}
    assert transitions.open_acts(State.NEW, {SENDER, HANDLER}, Ties()) == {PetitionAct.RESERVE}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said("Đèn hỏng", "Đèn đường ngõ 5 hỏng", "Mai", "0912345678"), "title"),
        (Said("Đèn đường bị hỏng", "Hỏng", "Mai", "0912345678"), "text"),
        (Said("Đèn đường bị hỏng", "Đèn đường ngõ 5 hỏng", " ", "0912345678"), "name"),
        (Said("Đèn đường bị hỏng", "Đèn đường ngõ 5 hỏng", "Mai"), "phone"),
    ],
)
def test_a_petition_that_lacks_something_is_not_received(said: Said, field: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        receiving.check(said)
    assert broken.value.field == field


def test_an_address_is_enough_to_reach_the_sender() -> None:
    receiving.check(Said("Đèn đường bị hỏng", "Đèn đường ngõ 5 hỏng", "Mai", address="Tổ 2"))


@pytest.mark.parametrize(
    ("state", "done", "today", "stands"),
    [
        ("open", None, date(2026, 3, 4), "open"),
        ("open", None, date(2026, 3, 5), "overdue"),
        ("done", date(2026, 3, 4), date(2026, 3, 9), "on_time"),
        ("done", date(2026, 3, 5), date(2026, 3, 9), "late"),
        ("done", date(2026, 3, 5), date(2026, 3, 4), "open"),
        ("ended", None, date(2026, 3, 9), "ended"),
    ],
)
def test_a_duty_stands(state: str, done: date | None, today: date, stands: str) -> None:
    assert deadlines.standing(state, date(2026, 3, 4), done, today) == stands


RIGHTS = ("receive_petition", "assign_petition", "approve_petition", "publish_petition")
MADE_TIES = st.builds(
    Ties,
    kind=st.sampled_from(["", *Kind.values]),
    is_leaders=st.booleans(),
    is_sealed=st.booleans(),
    is_handler=st.booleans(),
    is_author=st.booleans(),
    has_answer=st.booleans(),
    was_reopened=st.booleans(),
    was_marked=st.booleans(),
    is_withheld=st.booleans(),
)
HELD = st.sets(st.sampled_from([*RIGHTS, RESERVED, SENDER]))


@given(st.sampled_from(list(State)), HELD, MADE_TIES)
def test_what_a_button_offers_can_be_done_and_nothing_else(
    state: State, rights: set[str], ties: Ties
) -> None:
    offered = transitions.open_acts(state, rights, ties)
    for act in PetitionAct:
        if act in offered:
            move = transitions.MOVES[act]
            assert transitions.after(act, state, ties) == (move.target or state)
            assert state in move.sources
        else:
            assert transitions.why_not(act, state, ties) or transitions.refusal(act, rights, ties)


@given(st.lists(st.tuples(st.sampled_from(list(PetitionAct)), MADE_TIES), max_size=40))
def test_whatever_is_tried_an_end_is_an_end_and_a_denunciation_never_comes_back(
    tries: list[tuple[PetitionAct, Ties]],
) -> None:
    state, was_reserved = State.NEW, False
    for act, ties in tries:
        if transitions.why_not(act, state, ties):
            continue
        assert state not in (State.REFUSED, State.FORWARDED, State.GUIDED, State.MERGED)
        assert not was_reserved or act is PetitionAct.SETTLE
        state = transitions.after(act, state, ties)
        was_reserved = was_reserved or state is State.RESERVED


@given(HELD, MADE_TIES)
def test_nobody_but_the_sender_reopens_marks_and_nobody_but_the_head_settles(
    rights: set[str], ties: Ties
) -> None:
    for act in (PetitionAct.REOPEN, PetitionAct.MARK):
        allowed = not transitions.refusal(act, rights, ties)
        assert not allowed or SENDER in rights or (ties.is_leaders and RESERVED in rights)
    assert transitions.refusal(PetitionAct.SETTLE, rights - {RESERVED}, ties)


MOMENTS = st.datetimes(datetime(2026, 1, 2), datetime(2026, 11, 1))  # noqa: DTZ001 local


@given(MOMENTS, MOMENTS, st.integers(1, 30))
def test_what_is_complete_later_is_never_owed_earlier(
    one: datetime, two: datetime, days: int
) -> None:
    first, last = sorted((one, two))
    early = deadlines.due_on(CALENDAR, first, days, time(15))
    late = deadlines.due_on(CALENDAR, last, days, time(15))
    assert early <= late
    assert early > first.date()
    assert CALENDAR.working_days_between(first.date(), early) in (days, days + 1)


@given(MOMENTS, st.integers(1, 30))
def test_a_deadline_is_a_working_day_and_one_more_day_is_the_next_one(
    complete: datetime, days: int
) -> None:
    due = deadlines.due_on(CALENDAR, complete, days, time(15))
    assert CALENDAR.is_working_day(due)
    longer = deadlines.due_on(CALENDAR, complete, days + 1, time(15))
    assert longer == CALENDAR.add_working_days(due, 1)


@given(MOMENTS, st.integers(1, 30), st.integers(0, 60), st.integers(0, 60))
def test_a_duty_is_late_exactly_when_it_is_done_after_its_day_or_never(
    complete: datetime, days: int, done: int, later: int
) -> None:
    due = deadlines.due_on(CALENDAR, complete, days, None)
    done_on = complete.date() + timedelta(days=done)
    today = done_on + timedelta(days=later)
    expected = "on_time" if done_on <= due else "late"
    assert deadlines.standing("done", due, done_on, today) == expected
    assert (deadlines.standing("open", due, None, today) == "overdue") is (today > due)
