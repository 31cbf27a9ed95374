"""Questions come in, are admitted or refused, are answered."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.citizens import services as citizens
from cchc.dialogues import facts, queries
from cchc.dialogues.choices import Channel, QuestionAct, QuestionState
from cchc.dialogues.models import Dialogue, DialogueQuestion
from cchc.dialogues.rules import codes, transitions
from cchc.dialogues.services.writing import (
    day_of,
    held,
    note_question,
    published,
    require,
    said,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User

ERASED = "(đã xóa)"
_RANDOM_BYTES = 16


@dataclass(frozen=True)
class Asked:
    """What somebody asks; name and contact may be empty."""

    text: str
    asker: str = ""
    contact: str = ""
    feedback: str = ""


def ask(*, dialogue: Dialogue, asked: Asked, at: datetime) -> DialogueQuestion:
    """A question from the public page; RuleBroken after the last day for questions."""
    return _received(dialogue, asked, Channel.PORTAL, None, at)


def take_question(
    *, dialogue: Dialogue, asked: Asked, channel: str, actor: User, at: datetime
) -> DialogueQuestion:
    """Write down what somebody asks at the counter, or asked in the room."""
    if not (_may(actor, Act.TAKE_QUESTION, at) or _may(actor, Act.RUN_DIALOGUES, at)):
        raise PermissionDenied("Chức vụ của bạn không ghi câu hỏi đối thoại.")
    way = Channel(channel)
    if actor.agency_id != dialogue.agency_id or way is Channel.PORTAL:
        raise PermissionDenied("Không ghi được câu hỏi này.")
    return _received(dialogue, asked, way, actor, at)


def _may(actor: User, act: Act, at: datetime) -> bool:
    check = {Act.TAKE_QUESTION: queries.may_take, Act.RUN_DIALOGUES: queries.may_run}
    return check[act](actor, today=day_of(at))


def _received(
    dialogue: Dialogue, asked: Asked, channel: Channel, actor: User | None, at: datetime
) -> DialogueQuestion:
    text = said(asked.text, field="text", message="Ghi câu hỏi.")
    with audit.transaction():
        row = held(dialogue)
        until = row.questions_until
        if not transitions.takes_questions(channel, row.status, until=until, today=day_of(at)):
            raise RuleBroken("Buổi đối thoại này không còn nhận câu hỏi theo cách này.")
        question = DialogueQuestion.objects.create(
            dialogue=row,
            code=codes.code_of(secrets.token_bytes(_RANDOM_BYTES)),
            channel=channel,
            asker=nfc(asked.asker),
            contact=nfc(asked.contact),
            text=text,
            feedback=nfc(asked.feedback),
            state=QuestionState.RECEIVED,
            received_at=at,
            received_by=actor,
        )
        citizens.keep_contacts(
            agency=row.agency,
            kind=facts.QUESTION,
            key=str(question.pk),
            said=(question.contact,),
            at=at,
        )
        note_question(question, "ask", actor=actor, at=at)
    return question


def admit(
    *, question: DialogueQuestion, wording: str, unit: Unit | None, actor: User, at: datetime
) -> DialogueQuestion:
    """Publish the question in words that name nobody, and say which unit answers."""
    with audit.transaction():
        row = _begin(question, QuestionAct.ADMIT)
        require(actor, row.dialogue.agency, at)
        if unit and unit.agency_id != actor.agency_id:
            raise RuleBroken("Bộ phận thuộc cơ quan khác.", field="unit")
        row.wording = published(
            wording, field="wording", message="Ghi câu hỏi như sẽ công khai.", name=row.asker
        )
        row.unit, row.reason = unit, ""
        row.save(update_fields=["state", "wording", "unit", "reason"])
        note_question(row, QuestionAct.ADMIT, actor=actor, at=at, payload={"wording": row.wording})
    return row


def refuse(
    *, question: DialogueQuestion, reason: str, actor: User, at: datetime
) -> DialogueQuestion:
    """Not for this dialogue; the asker reads why by the code."""
    why = said(reason, field="reason", message="Ghi lý do không tiếp nhận, người hỏi sẽ đọc.")
    with audit.transaction():
        row = _begin(question, QuestionAct.REFUSE)
        require(actor, row.dialogue.agency, at)
        row.reason = why
        row.save(update_fields=["state", "reason"])
        note_question(row, QuestionAct.REFUSE, actor=actor, at=at, payload={"reason": why})
    return row


def answer(*, question: DialogueQuestion, text: str, actor: User, at: datetime) -> DialogueQuestion:
    """Answer it, or say the answer better; the moment of the first answer stays."""
    with audit.transaction():
        row = _begin(question, QuestionAct.ANSWER)
        if QuestionAct.ANSWER not in queries.question_acts(question, actor, today=day_of(at)):
            raise PermissionDenied("Câu hỏi này do bộ phận khác trả lời.")
        row.answer = published(text, field="text", message="Ghi câu trả lời.", name=row.asker)
        row.answered_at, row.answered_by = row.answered_at or at, actor
        row.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        note_question(row, QuestionAct.ANSWER, actor=actor, at=at, payload={"answer": row.answer})
    return row


def erase_questions(
    *, agency: Agency, keys: Sequence[str], ground: str, second: str, actor: User, at: datetime
) -> None:
    """Empty asker, contact and own words, and the personal part of the history.

    What was published without personal data stays. The caller has made sure that they are ended.
    """
    with audit.transaction():
        rows = DialogueQuestion.objects.select_for_update(of=("self",))
        for row in rows.filter(dialogue__agency=agency, pk__in=keys).order_by("pk"):
            row.asker, row.contact, row.text, row.erased_at = "", "", ERASED, at
            row.save(update_fields=["asker", "contact", "text", "erased_at"])
            audit.erase(
                agency=agency.code,
                subject=(facts.QUESTION, str(row.pk)),
                at=at,
                actor=actor.actor_key,
                second=second,
                ground=ground,
            )
        citizens.forget_contacts(agency=agency, kind=facts.QUESTION, keys=keys, at=at)


def _begin(question: DialogueQuestion, act: QuestionAct) -> DialogueQuestion:
    """The question held, in the state after the act; not saved."""
    rows = DialogueQuestion.objects.select_for_update(of=("self",))
    row = rows.select_related("dialogue__agency", "unit").get(pk=question.pk)
    row.state = transitions.question_after(act, row.status)
    return row
