"""A dialogue from its preparation to the day on which nothing is left; wrong steps are refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cchc.dialogues import queries, services
from cchc.dialogues.choices import State
from cchc.dialogues.facts import SOURCES
from cchc.dialogues.tests.factories import (
    AFTER,
    DUE,
    FRIDAY,
    MEETING,
    admitted,
    announced,
    asked,
    fresh,
    held,
    issued,
    kept,
    on,
    prepared,
    promised,
    said,
)
from cchc.kernel.audit.verification import verify
from cchc.kernel.errors import RuleBroken
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def test_a_dialogue_is_followed_to_its_end(who: Cast) -> None:
    row = announced(who)
    question = admitted(who, asked(row, at=FRIDAY))
    made = promised(who, held(who, row), question=question)
    services.answer(question=question, text="Trong 15 ngày.", actor=who.binh, at=AFTER)
    with pytest.raises(RuleBroken, match=r"biên bản.*1 lời hứa"):
        services.close(dialogue=row, actor=who.quan, at=AFTER)
    paper = services.draft_minutes(dialogue=row, actor=who.quan, at=AFTER)
    with pytest.raises(RuleBroken, match="Đã có biên bản"):
        services.draft_minutes(dialogue=row, actor=who.quan, at=AFTER)
    issued(who, paper, at=on(3, 23))
    kept(who, made, at=on(4, 10))
    assert services.close(dialogue=row, actor=who.quan, at=on(4, 13)).state == State.CLOSED
    texts = [entry.text for entry in queries.history(fresh(row))]
    assert texts[0] == "Khép lại"
    assert texts[-1] == "Lập buổi đối thoại"
    verdict = verify(
        agency=who.ward.code, sources=SOURCES, outside=(), trusted=frozenset(), far=False
    )
    assert not verdict.findings


def test_numbers_count_up_within_the_year_of_the_meeting(who: Cast) -> None:
    keys = [prepared(who).key, prepared(who).key]
    later = prepared(who, starts_at=MEETING.replace(year=2027), questions_until=None)
    assert [*keys, later.key] == ["2026-1", "2026-2", "2027-1"]


def test_a_moved_dialogue_keeps_its_first_day(who: Cast) -> None:
    row = announced(who)
    how: dict[str, Any] = {
        "place": row.place,
        "questions_until": None,
        "actor": who.quan,
        "at": on(3, 16),
    }
    with pytest.raises(RuleBroken, match="đã qua"):
        services.move(dialogue=row, starts_at=on(3, 15), reason="Mưa bão.", **how)
    with pytest.raises(RuleBroken, match="lý do dời"):
        services.move(dialogue=row, starts_at=on(3, 27), reason=" ", **how)
    moved = services.move(dialogue=row, starts_at=on(3, 27), reason="Mưa bão.", **how)
    assert moved.is_moved
    assert moved.first_on == MEETING.date()


def test_what_is_called_off_keeps_its_reason_and_takes_nothing_more(who: Cast) -> None:
    row = announced(who)
    off = services.call_off(dialogue=row, reason="Thiên tai.", actor=who.lan, at=on(3, 19))
    assert (off.state, off.end_reason) == (State.CALLED_OFF, "Thiên tai.")
    with pytest.raises(RuleBroken, match="không còn nhận"):
        asked(row, at=on(3, 17))
    with pytest.raises(RuleBroken, match="Đã hủy"):
        held(who, row)


def test_wrong_words_about_a_dialogue_are_refused(who: Cast) -> None:
    wrong = (
        ({"title": " "}, "title"),
        ({"title": "Gọi 0912 345 678 để hỏi"}, "title"),
        ({"place": ""}, "place"),
        ({"chair": who.quan}, "chair"),
        ({"questions_until": date(2026, 3, 21)}, "questions_until"),
    )
    for words, field in wrong:
        with pytest.raises(RuleBroken) as broken:
            prepared(who, **words)
        assert broken.value.field == field


def test_a_draft_is_said_differently_until_it_is_announced(who: Cast) -> None:
    row = prepared(who)
    other = replace(said(who), title="Chỉ dẫn quy hoạch")
    assert services.revise(dialogue=row, said=other, actor=who.quan, at=FRIDAY).title == other.title
    next_year = replace(other, starts_at=MEETING.replace(year=2027), questions_until=None)
    with pytest.raises(RuleBroken, match="năm 2026"):
        services.revise(dialogue=row, said=next_year, actor=who.quan, at=FRIDAY)
    services.announce(dialogue=row, actor=who.quan, at=FRIDAY)
    with pytest.raises(RuleBroken, match="Đã công bố lịch"):
        services.revise(dialogue=row, said=other, actor=who.quan, at=FRIDAY)


def test_it_is_announced_before_and_held_on_its_day(who: Cast) -> None:
    with pytest.raises(RuleBroken, match="đã qua"):
        services.announce(dialogue=prepared(who), actor=who.quan, at=AFTER)
    row = announced(who)
    words: dict[str, Any] = {"summary": "Đã trao đổi.", "actor": who.quan}
    with pytest.raises(RuleBroken, match="Chưa đến ngày"):
        services.hold(dialogue=row, citizens=4, businesses=0, at=on(3, 19), **words)
    with pytest.raises(RuleBroken, match="Không có ai dự"):
        services.hold(dialogue=row, citizens=0, businesses=0, at=AFTER, **words)


def test_the_invitation_is_drafted_once_and_again_after_it_was_withdrawn(who: Cast) -> None:
    row = prepared(who)
    paper = services.draft_invitation(dialogue=row, actor=who.quan, at=FRIDAY)
    assert paper.kind == "GM"
    with pytest.raises(RuleBroken, match="Đã có giấy mời"):
        services.draft_invitation(dialogue=row, actor=who.quan, at=FRIDAY)


def test_only_leaders_and_the_office_of_the_ward_run_it(who: Cast) -> None:
    row = announced(who)
    for person in (who.hoa, who.binh, who.tam, who.yen, other_ward()):
        with pytest.raises(PermissionDenied):
            services.call_off(dialogue=row, reason="Thử.", actor=person, at=FRIDAY)
        with pytest.raises(PermissionDenied):
            prepared(who, actor=person)


def test_a_promise_needs_a_person_of_the_unit_and_a_day_after_the_meeting(who: Cast) -> None:
    row = held(who)
    wrong = (
        ({"chief": who.son}, "chief"),
        ({"chief": who.tam}, "chief"),
        ({"text": "  "}, "text"),
        ({"text": "Trả lời cho số 038095001234"}, "text"),
        ({"due_on": date(2026, 3, 19)}, "due_on"),
    )
    for words, field in wrong:
        with pytest.raises(RuleBroken) as broken:
            promised(who, row, **words)
        assert broken.value.field == field
    elsewhere = asked(announced(who), at=FRIDAY)
    with pytest.raises(RuleBroken, match="buổi đối thoại khác"):
        promised(who, row, question=elsewhere)
    owed = promised(who, row).obligation
    assert (owed.chief, owed.due_on, owed.subject_kind) == (who.binh, DUE, "dialogue_promise")
