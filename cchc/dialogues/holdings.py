"""Questions as what is held of their askers; docs/rules/data-rights.md, "Held"."""

from datetime import date, datetime, time

from django.db.models import QuerySet

from cchc.citizens import queries as citizens
from cchc.citizens.held import Held, Holding, Person
from cchc.dialogues import facts
from cchc.dialogues.choices import QuestionState
from cchc.dialogues.models import DialogueQuestion
from cchc.dialogues.services.questions import erase_questions
from cchc.kernel.formats import date_vi
from cchc.kernel.zone import HANOI, local_minute
from cchc.organisation.models import Agency

ENDED = (QuestionState.ANSWERED, QuestionState.REFUSED)


def find(person: Person) -> list[Held]:
    """What the person asked and left a name and contact with."""
    keys = citizens.keys_with_contact(person.agency, facts.QUESTION, person.contacts)
    rows = DialogueQuestion.objects.filter(dialogue__agency=person.agency, pk__in=keys)
    rows = rows.filter(erased_at=None).select_related("dialogue").order_by("pk")
    return [_held(row) for row in rows if person.is_called(row.asker)]


def _held(row: DialogueQuestion) -> Held:
    said = (
        ("Gửi ngày", date_vi(local_minute(row.received_at).date())),
        ("Buổi đối thoại", row.dialogue.title),
        ("Người hỏi", row.asker),
        ("Liên lạc", row.contact),
        ("Câu hỏi", row.text),
        ("Trả lời", row.answer),
    )
    data = tuple((label, text) for label, text in said if text)
    kept = "" if row.state in ENDED else "đang chờ trả lời"
    return Held(str(row.pk), f"Câu hỏi {row.shown_code}", data, kept)


def due(agency: Agency, before: date) -> QuerySet[DialogueQuestion]:
    """Ended and received before the day, with words still there."""
    rows = DialogueQuestion.objects.filter(dialogue__agency=agency, state__in=ENDED, erased_at=None)
    return rows.filter(received_at__lt=datetime.combine(before, time(), HANOI)).order_by("pk")


QUESTIONS = Holding(facts.QUESTION, "Câu hỏi đối thoại", find, erase_questions, due)
