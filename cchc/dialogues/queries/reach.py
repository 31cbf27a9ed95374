"""Who sees dialogues and questions, and what may be done; unseen is 404."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.dialogues import facts
from cchc.dialogues.choices import DialogueAct, QuestionAct, QuestionState
from cchc.dialogues.models import Dialogue, DialogueQuestion
from cchc.dialogues.rules import transitions
from cchc.dialogues.rules.transitions import Open
from cchc.documents import queries as documents
from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.obligations.choices import State as Owed
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

FINISHED = (Owed.ACCEPTED, Owed.CANCELLED)


def dialogues_of(user: User, *, today: date) -> QuerySet[Dialogue]:
    """The dialogues of the person's agency, for those who see them."""
    rows = Dialogue.objects.filter(agency=user.agency_id)
    rows = rows.select_related("agency", "chair", "invitation", "minutes")
    return rows if organisation.may(user, Act.SEE_DIALOGUES, today=today) else rows.none()


def dialogue_for(user: User, pk: int, *, today: date) -> Dialogue:
    """The dialogue; Http404 when the person does not see it."""
    found = dialogues_of(user, today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def visible_questions(user: User, *, today: date) -> QuerySet[DialogueQuestion]:
    """Admitted ones for everybody who sees dialogues; others for who runs, takes or answers."""
    rows = DialogueQuestion.objects.filter(dialogue__in=dialogues_of(user, today=today))
    rows = rows.select_related("dialogue__agency", "unit", "received_by", "answered_by")
    if may_run(user, today=today) or may_take(user, today=today):
        return rows
    own = organisation.units_of(user, today)
    return rows.filter(Q(state__in=transitions.SHOWN_QUESTIONS) | Q(unit__in=own))


def question_for(user: User, pk: int, *, today: date) -> DialogueQuestion:
    """The question; Http404 when the person does not see it."""
    found = visible_questions(user, today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_run(user: User, *, today: date) -> bool:
    """Whether the person prepares, announces and closes dialogues."""
    return organisation.may(user, Act.RUN_DIALOGUES, today=today)


def may_take(user: User, *, today: date) -> bool:
    """Whether the person writes down what is asked at the counter."""
    return organisation.may(user, Act.TAKE_QUESTION, today=today)


def dialogue_acts(row: Dialogue, user: User, *, today: date) -> frozenset[DialogueAct]:
    """What the person may do to the dialogue now."""
    if row.agency_id != user.agency_id or not may_run(user, today=today):
        return frozenset()
    return transitions.dialogue_acts(row.status)


def question_acts(row: DialogueQuestion, user: User, *, today: date) -> frozenset[QuestionAct]:
    """What the person may do to the question now; the named unit answers."""
    acts = transitions.question_acts(row.status)
    if row.dialogue.agency_id != user.agency_id:
        return frozenset()
    if may_run(user, today=today):
        return acts
    return acts & {QuestionAct.ANSWER} if _answers(user, row, today) else frozenset()


def _answers(user: User, row: DialogueQuestion, today: date) -> bool:
    return (
        row.unit_id is not None
        and organisation.may(user, Act.SUBMIT_PRODUCT, today=today)
        and organisation.units_of(user, today).filter(pk=row.unit_id).exists()
    )


@dataclass(frozen=True)
class Asker:
    """Who asked, how to reach them, what they wrote."""

    name: str
    contact: str
    text: str


def open_asker(user: User, row: DialogueQuestion, *, at: datetime, today: date) -> Asker:
    """Name, contact and own words of the asker; the opening stands in the log of reads."""
    if not (may_run(user, today=today) or may_take(user, today=today)):
        raise PermissionDenied("Chỉ người tổ chức đối thoại hoặc người ghi câu hỏi xem người hỏi.")
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.QUESTION,
        keys=[str(row.pk)],
        screen="Người hỏi của buổi đối thoại",
    )
    return Asker(row.asker, row.contact, row.text)


def left_open(row: Dialogue) -> Open:
    """What keeps the dialogue from being closed. Two queries."""
    waiting = (QuestionState.RECEIVED, QuestionState.ADMITTED)
    promises = row.promises.exclude(obligation__state__in=FINISHED)
    return Open(
        has_minutes=row.minutes is not None and row.minutes.status == DocumentState.ISSUED,
        questions=row.questions.filter(state__in=waiting).count(),
        promises=promises.count(),
    )


def sees_paper(user: User, paper: OfficialDocument | None, *, today: date) -> bool:
    """Whether the person may open the paper."""
    return (
        paper is not None and documents.visible_to(user, today=today).filter(pk=paper.pk).exists()
    )


def chairs(agency: Agency, day: date) -> list[User]:
    """Who may lead a dialogue: the leaders of that day."""
    return organisation.people_with(agency, Act.GRANT_EXTENSION, day)


def doers(agency: Agency, day: date) -> list[User]:
    """Who may be named for a promise."""
    return organisation.people_with(agency, Act.SUBMIT_PRODUCT, day)
