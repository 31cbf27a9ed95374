"""After the answer: published without personal data, judged by the sender, reopened once."""

from datetime import datetime

from cchc.feedback.choices import DutyKind, PetitionAct, Said, Satisfaction
from cchc.feedback.models import Answer, Petition, Publication
from cchc.feedback.rules import masking
from cchc.feedback.services import telling
from cchc.feedback.services.duties import do_duty, end_duties, open_duty
from cchc.feedback.services.writing import begin, note, required, tell_sender
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold
from cchc.organisation.models import User

A = PetitionAct
_TITLE = 200


def publish(
    *,
    petition: Petition,
    title: str,
    question: str,
    answer: str,
    is_read: bool,
    actor: User,
    at: datetime,
) -> Publication:
    """Question and answer as a person has masked them; refused while personal data are found."""
    if not is_read:
        raise RuleBroken("Đọc lại và xác nhận không còn thông tin cá nhân.", field="is_read")
    with audit.transaction():
        begun = begin(petition, A.PUBLISH, actor=actor, at=at)
        row = begun.row
        words = {
            name: _public(row, text, name)
            for name, text in (("title", title), ("question", question), ("answer", answer))
        }
        row.state, row.withheld_reason = begun.state, ""
        row.save(update_fields=["state", "withheld_reason"])
        made, _ = Publication.objects.update_or_create(
            petition=row,
            defaults={
                "agency": row.agency,
                **words,
                "folded": fold(" ".join(words.values())),
                "is_shown": True,
                "published_at": at,
                "published_by": actor,
            },
        )
        do_duty(row, DutyKind.PUBLISH, actor=actor, at=at)
        note(row, A.PUBLISH, actor=actor, at=at)
    return made


def _public(row: Petition, text: str, field: str) -> str:
    words = required(text, "Không để trống nội dung công khai.", field=field)
    if found := masking.kinds_in(words, row.private_words):
        raise RuleBroken(
            f"Còn thông tin cá nhân: {', '.join(found)}. Che bằng {masking.COVER} rồi công khai.",
            field=field,
        )
    return words[:_TITLE] if field == "title" else words


def withhold(*, petition: Petition, reason: str, actor: User, at: datetime) -> Petition:
    """It is not published, for a reason that stays."""
    why = required(reason, "Ghi lý do không công khai.", field="reason")
    with audit.transaction():
        begun = begin(petition, A.WITHHOLD, actor=actor, at=at)
        row = begun.row
        row.state, row.withheld_reason = begun.state, why
        row.save(update_fields=["state", "withheld_reason"])
        end_duties(row, actor=actor, at=at, kinds=(DutyKind.PUBLISH,))
        note(row, A.WITHHOLD, actor=actor, at=at, payload={"reason": why})
    return row


def take_down(*, petition: Petition, reason: str, actor: User, at: datetime) -> Petition:
    """What was published is shown no more."""
    why = required(reason, "Ghi lý do gỡ.", field="reason")
    with audit.transaction():
        begun = begin(petition, A.TAKE_DOWN, actor=actor, at=at)
        row = begun.row
        row.state, row.withheld_reason = begun.state, why
        row.save(update_fields=["state", "withheld_reason"])
        Publication.objects.filter(petition=row).update(is_shown=False)
        note(row, A.TAKE_DOWN, actor=actor, at=at, payload={"reason": why})
    return row


def mark(*, petition: Petition, satisfaction: Satisfaction, words: str, at: datetime) -> Answer:
    """The sender says whether the answer satisfies; once for each answer."""
    with audit.transaction():
        begun = begin(petition, A.MARK, actor=None, at=at)
        row = begun.row
        answer = row.answers.get(round=row.round)
        answer.mark, answer.mark_words, answer.marked_at = satisfaction, words.strip(), at
        answer.save(update_fields=["mark", "mark_words", "marked_at"])
        said = answer.mark_words
        note(row, A.MARK, actor=None, at=at, payload={"text": said} if said else None)
    return answer


def reopen(*, petition: Petition, text: str, at: datetime) -> Petition:
    """The sender asks for another look, once; the answer is owed anew."""
    words = required(text, "Ghi điều ông/bà chưa đồng ý.", field="text")
    with audit.transaction():
        begun = begin(petition, A.REOPEN, actor=None, at=at)
        row = begun.row
        row.state, row.reopened_at = begun.state, at
        row.save(update_fields=["state", "reopened_at"])
        end_duties(row, actor=None, at=at, kinds=(DutyKind.PUBLISH,))
        open_duty(row, DutyKind.HANDLE, since=at, actor=None, at=at)
        tell_sender(row, Said.REOPENED, words, by=None, at=at)
        note(row, A.REOPEN, actor=None, at=at, payload={"text": words})
        telling.tell_reopened(row, at=at)
    return row
