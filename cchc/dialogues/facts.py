"""The facts of dialogues that figures rest on, for the audit verification; nothing personal."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from cchc.dialogues.models import Dialogue, DialoguePromise, DialogueQuestion
from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest

Facts = Mapping[str, Json]
DIALOGUE = "dialogue"
QUESTION = "dialogue_question"
PROMISE = "dialogue_promise"


def of_dialogue(row: Dialogue) -> Facts:
    """About what, when, how far, with how many; words as hashes."""
    return {
        "year": row.year,
        "number": row.number,
        "topic": row.topic,
        "audience": row.audience,
        "words": _hash([row.title, row.place, row.summary, row.move_reason, row.end_reason]),
        "starts_at": _moment(row.starts_at),
        "first_on": _day(row.first_on),
        "questions_until": _day(row.questions_until),
        "chair": row.chair_id,
        "state": row.state,
        "citizens": row.citizens,
        "businesses": row.businesses,
        "invitation": row.invitation_id,
        "minutes": row.minutes_id,
    }


def of_question(row: DialogueQuestion) -> Facts:
    """How it came, how far it is, what was published; the published words as hashes."""
    return {
        "dialogue": row.dialogue_id,
        "channel": row.channel,
        "state": row.state,
        "received_at": _moment(row.received_at),
        "answered_at": _moment(row.answered_at),
        "unit": row.unit_id,
        "wording": _hash(row.wording),
        "answer": _hash(row.answer),
        "feedback": row.feedback,
    }


def of_promise(row: DialoguePromise) -> Facts:
    """Which obligation keeps which promise."""
    return {
        "dialogue": row.dialogue_id,
        "question": row.question_id,
        "obligation": row.obligation_id,
        "text": _hash(row.text),
        "feedback": row.feedback,
    }


def _hash(value: Json) -> str:
    return digest(canonical(value).encode()) if value else ""


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def _dialogues(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Dialogue.objects.filter(agency__code=code).iterator():
        yield str(row.pk), of_dialogue(row)


def _questions(code: str) -> Iterator[tuple[str, Facts]]:
    rows = DialogueQuestion.objects.filter(dialogue__agency__code=code)
    for row in rows.defer("asker", "contact", "text").iterator():
        yield str(row.pk), of_question(row)


def _promises(code: str) -> Iterator[tuple[str, Facts]]:
    for row in DialoguePromise.objects.filter(dialogue__agency__code=code).iterator():
        yield str(row.pk), of_promise(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(DIALOGUE, "Buổi đối thoại", _dialogues),
    FactSource(QUESTION, "Câu hỏi đối thoại", _questions),
    FactSource(PROMISE, "Lời hứa tại đối thoại", _promises),
)
