"""Questions: what is closed, what is published, who reads what, who answers."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404

from cchc.dialogues import queries, services
from cchc.dialogues.choices import Channel, QuestionState
from cchc.dialogues.models import DialogueQuestion
from cchc.dialogues.services import Asked
from cchc.dialogues.tests.factories import FRIDAY, admitted, announced, asked, held, on
from cchc.kernel.errors import RuleBroken
from cchc.kernel.models import ReadNote
from cchc.organisation.tests.factories import Cast, cast, other_ward

pytestmark = pytest.mark.django_db


@pytest.fixture(name="who")
def who_fixture() -> Cast:
    return cast()


def test_name_contact_and_own_words_lie_encrypted(who: Cast) -> None:
    asked(announced(who), "Nhà tôi ở số 5 phố Sen", at=FRIDAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT asker, contact, text FROM dialogues_dialoguequestion")
        kept = "".join(str(cell) for cell in cursor.fetchone())
    for closed in ("Mai", "0912345678", "phố Sen"):
        assert closed not in kept


def test_the_wording_may_not_give_the_asker_away(who: Cast) -> None:
    question = asked(announced(who), at=FRIDAY)
    for wording in ("Bà Trần Thị Mai hỏi về mái nhà", "Gọi 0912345678 để hỏi", " "):
        with pytest.raises(RuleBroken) as broken:
            services.admit(question=question, wording=wording, unit=None, actor=who.quan, at=FRIDAY)
        assert broken.value.field == "wording"
    assert DialogueQuestion.objects.get().state == QuestionState.RECEIVED


def test_the_named_unit_answers_and_others_do_not(who: Cast) -> None:
    question = admitted(who, asked(announced(who), at=FRIDAY))
    with pytest.raises(PermissionDenied):
        services.answer(question=question, text="Không rõ.", actor=who.son, at=FRIDAY)
    first = services.answer(question=question, text="Mười ngày.", actor=who.binh, at=on(3, 10))
    again = services.answer(question=question, text="Mười lăm ngày.", actor=who.lan, at=on(3, 12))
    assert (again.answer, again.answered_at) == ("Mười lăm ngày.", first.answered_at)


def test_a_refused_question_says_why_and_may_be_admitted_after_all(who: Cast) -> None:
    question = asked(announced(who), at=FRIDAY)
    with pytest.raises(RuleBroken, match="lý do"):
        services.refuse(question=question, reason="", actor=who.quan, at=FRIDAY)
    services.refuse(question=question, reason="Ngoài chủ đề.", actor=who.quan, at=FRIDAY)
    found = queries.question_by_code(question.shown_code)
    assert found
    assert found.reason == "Ngoài chủ đề."
    assert admitted(who, question).reason == ""


def test_an_unadmitted_question_is_seen_by_who_handles_it(who: Cast) -> None:
    question = asked(announced(who), at=FRIDAY)
    today = FRIDAY.date()
    for person in (who.quan, who.lan, who.hoa):
        assert queries.question_for(person, question.pk, today=today) == question
    for person in (who.binh, who.tam, who.quantri, other_ward()):
        with pytest.raises(Http404):
            queries.question_for(person, question.pk, today=today)
    admitted(who, question)
    assert queries.question_for(who.tam, question.pk, today=today) == question


def test_each_opening_of_the_asker_stands_in_the_log_of_reads(who: Cast) -> None:
    question = admitted(who, asked(announced(who), at=FRIDAY))
    opened = queries.open_asker(who.hoa, question, at=FRIDAY, today=FRIDAY.date())
    assert (opened.name, opened.contact) == ("Trần Thị Mai", "0912345678")
    assert ReadNote.objects.get().subject_key == str(question.pk)
    with pytest.raises(PermissionDenied):
        queries.open_asker(who.binh, question, at=FRIDAY, today=FRIDAY.date())
    assert ReadNote.objects.count() == 1


def test_the_counter_writes_down_before_and_in_the_room(who: Cast) -> None:
    row = announced(who)
    how: dict[str, Any] = {"asked": Asked("Hỏi về thuế đất"), "actor": who.hoa}
    before = services.take_question(dialogue=row, channel="counter", at=FRIDAY, **how)
    assert before.received_by == who.hoa
    with pytest.raises(RuleBroken, match="không còn nhận"):
        services.take_question(dialogue=row, channel="meeting", at=FRIDAY, **how)
    held(who, row)
    inside = services.take_question(dialogue=row, channel="meeting", at=on(3, 20, 18), **how)
    assert inside.channel == Channel.MEETING
    for actor, channel in ((who.hoa, "portal"), (who.binh, "meeting"), (other_ward(), "meeting")):
        with pytest.raises(PermissionDenied):
            services.take_question(
                dialogue=row, channel=channel, asked=Asked("Hỏi"), actor=actor, at=on(3, 20, 18)
            )


def test_an_empty_question_is_refused(who: Cast) -> None:
    with pytest.raises(RuleBroken) as broken:
        asked(announced(who), " \n ", at=FRIDAY)
    assert broken.value.field == "text"
