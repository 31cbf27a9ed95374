"""A promise made in the room becomes an obligation with a person and a day."""

from datetime import date, datetime

from django.utils.text import Truncator

from cchc.dialogues import queries
from cchc.dialogues.choices import PROMISE, DialogueAct
from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.dialogues.services.writing import begin, day_of, note, note_promise, published
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.kernel.text import nfc
from cchc.obligations import services as obligations
from cchc.obligations.services import Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.models import Unit, User

_PRODUCT = "Kết quả thực hiện lời hứa"
_LABEL = 200


def promise(
    *,
    dialogue: Dialogue,
    text: str,
    unit: Unit,
    chief: User,
    due_on: date,
    actor: User,
    at: datetime,
    question: DialogueQuestion | None = None,
    feedback: str = "",
) -> DialoguePromise:
    """Write down what was promised; the day may lie before today, it was promised in the room.

    RuleBroken when the day lies before the meeting, or the person does not work in the unit.
    """
    words = published(text, field="text", message="Ghi nội dung đã hứa.")
    with audit.transaction():
        row = begin(dialogue, DialogueAct.PROMISE, actor, at)
        _check(row, unit, chief, due_on, at)
        if question and question.dialogue_id != row.pk:
            raise RuleBroken("Câu hỏi này thuộc buổi đối thoại khác.", field="question")
        owed = _owed(row, words, unit, chief, due_on)
        made = DialoguePromise.objects.create(
            dialogue=row,
            question=question,
            text=words,
            feedback=nfc(feedback),
            obligation=obligations.owe_many(agency=row.agency, actor=actor, at=at, debts=[owed])[0],
            recorded_by=actor,
            recorded_at=at,
        )
        note_promise(made, actor=actor, at=at)
        note(row, DialogueAct.PROMISE, actor=actor, at=at)
    return made


def _check(row: Dialogue, unit: Unit, chief: User, due_on: date, at: datetime) -> None:
    if due_on < row.on:
        raise RuleBroken("Hạn đã hứa không thể trước ngày đối thoại.", field="due_on")
    if unit.agency_id != row.agency_id or chief not in queries.doers(row.agency, day_of(at)):
        raise RuleBroken("Chọn người của cơ quan thực hiện lời hứa.", field="chief")
    if unit not in organisation.units_of(chief, day_of(at)):
        raise RuleBroken(f"{chief.full_name} không thuộc {unit.name}.", field="chief")


def _owed(row: Dialogue, words: str, unit: Unit, chief: User, due_on: date) -> Owed:
    """What is owed; its subject is the dialogue, so that all its promises stand together."""
    subject = Subject(PROMISE, str(row.pk), f"Đối thoại: {row.title}", row.get_topic_display())
    label = Truncator(words.replace("\n", " ")).chars(_LABEL)
    phrase = f"hứa tại buổi đối thoại ngày {date_vi(row.on)}"
    return Owed(subject, label, _PRODUCT, unit, due_on, None, phrase, chief)
