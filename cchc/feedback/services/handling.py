"""A petition is given to somebody, answered, approved, sent."""

from datetime import datetime

from cchc.feedback import queries
from cchc.feedback.choices import DutyKind, PetitionAct, Reach
from cchc.feedback.models import Answer, Petition
from cchc.feedback.services import telling
from cchc.feedback.services.duties import do_duty, hand_over, open_duty
from cchc.feedback.services.writing import begin, day_of, note, required
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.models import Unit, User

A = PetitionAct


def assign(
    *,
    petition: Petition,
    actor: User,
    at: datetime,
    unit: Unit | None = None,
    assignee: User | None = None,
) -> Petition:
    """Whose it is to handle: a unit, or a person of it; never the unit it is sealed from."""
    with audit.transaction():
        begun = begin(petition, A.ASSIGN, actor=actor, at=at)
        row, today = begun.row, day_of(at)
        if assignee is not None and assignee not in queries.may_be_assigned(row, today=today):
            raise RuleBroken("Người này không xử lý được phản ánh này.", field="assignee")
        found = unit or (organisation.units_of(assignee, today).first() if assignee else None)
        if found is None:
            raise RuleBroken("Chọn bộ phận hoặc người xử lý.", field="unit")
        if found.agency_id != row.agency_id:
            raise RuleBroken("Bộ phận này thuộc cơ quan khác.", field="unit")
        if row.reach == Reach.SEALED and found.pk == row.about_unit_id:
            raise RuleBroken("Phản ánh giữ kín với bộ phận này; chọn bộ phận khác.", field="unit")
        row.state, row.unit, row.assignee = begun.state, found, assignee
        row.save(update_fields=["state", "unit", "assignee"])
        hand_over(row, actor=actor, at=at)
        note(row, A.ASSIGN, actor=actor, at=at)
        telling.tell_assigned(row, actor, at=at)
    return row


def draft_answer(*, petition: Petition, text: str, actor: User, at: datetime) -> Answer:
    """The words of the answer of this round; written anew until it is put before a leader."""
    words = required(text, "Ghi nội dung trả lời.", field="text")
    with audit.transaction():
        begun = begin(petition, A.DRAFT, actor=actor, at=at)
        row = begun.row
        made, _ = Answer.objects.update_or_create(
            petition=row,
            round=row.round,
            defaults={"text": words, "drafted_by": actor, "drafted_at": at},
        )
        note(row, A.DRAFT, actor=actor, at=at, payload={"text": words})
    return made


def submit_answer(*, petition: Petition, actor: User, at: datetime) -> Petition:
    """Put the answer before the leaders."""
    with audit.transaction():
        begun = begin(petition, A.SUBMIT, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        note(row, A.SUBMIT, actor=actor, at=at)
        telling.tell_waiting(row, int(at.timestamp()), actor, at=at)
    return row


def send_back(*, petition: Petition, reason: str, actor: User, at: datetime) -> Petition:
    """The leader wants other words."""
    why = required(reason, "Ghi điều cần sửa.", field="reason")
    with audit.transaction():
        begun = begin(petition, A.SEND_BACK, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        answer = row.answers.get(round=row.round)
        answer.comment = why
        answer.save(update_fields=["comment"])
        note(row, A.SEND_BACK, actor=actor, at=at, payload={"reason": why})
        telling.tell_sent_back(row, answer, at=at)
    return row


def approve(*, petition: Petition, actor: User, at: datetime) -> Petition:
    """The leader agrees with the answer."""
    with audit.transaction():
        begun = begin(petition, A.APPROVE, actor=actor, at=at)
        row = begun.row
        row.state = begun.state
        row.save(update_fields=["state"])
        answer = row.answers.get(round=row.round)
        answer.approved_by, answer.approved_at, answer.comment = actor, at, ""
        answer.save(update_fields=["approved_by", "approved_at", "comment"])
        note(row, A.APPROVE, actor=actor, at=at)
    return row


def send(*, petition: Petition, actor: User, at: datetime) -> Petition:
    """The sender has the answer from now on; what may be public is owed to the public."""
    with audit.transaction():
        begun = begin(petition, A.SEND, actor=actor, at=at)
        row = begun.row
        row.state, row.answered_at = begun.state, at
        row.save(update_fields=["state", "answered_at"])
        answer = row.answers.get(round=row.round)
        answer.sent_at = at
        answer.save(update_fields=["sent_at"])
        do_duty(row, DutyKind.HANDLE, actor=actor, at=at)
        if row.reach == Reach.OPEN and not row.withheld_reason:
            open_duty(row, DutyKind.PUBLISH, since=at, actor=actor, at=at)
        note(row, A.SEND, actor=actor, at=at, payload={"text": answer.text})
        telling.tell_answered(row, answer.round, at=at)
    return row
