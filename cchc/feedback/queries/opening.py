"""The page of one petition: whoever opens it is written into the log of reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from cchc.documents import queries as documents
from cchc.documents.models import OfficialDocument
from cchc.feedback.choices import ACTS_DONE, SENDER, SUBJECT, Kind, LetterKind, Said, State
from cchc.feedback.models import Answer, Duty, Petition, Picture, Statement
from cchc.feedback.queries.lists import due_of
from cchc.feedback.queries.reach import get_for
from cchc.feedback.rules.hints import hint
from cchc.kernel import audit
from cchc.kernel.files import storing
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.models import User
from cchc.web.components import Due, Entry, Tone

_TONES: dict[str, Tone] = {
    "refuse": "warn",
    "reopen": "bad",
    "send_back": "warn",
    "send": "good",
    "publish": "good",
    "approve": "good",
}


@dataclass(frozen=True)
class Opened:
    """Everything that the page shows."""

    row: Petition
    duties: Sequence[tuple[Duty, Due | None]]
    statements: Sequence[Statement]
    answers: Sequence[Answer]
    pictures: Sequence[Picture]
    papers: Sequence[OfficialDocument]
    merged: Sequence[Petition]
    hinted: Kind | None
    history: Sequence[Entry]


def open_petition(user: User, pk: int, *, at: datetime) -> Opened:
    """The petition with the sender's data; noted once. Http404 when the person does not see it."""
    today = at.astimezone(HANOI).date()
    row = get_for(user, pk, today=today)
    note_read(row, user, at=at, screen=f"phản ánh {row.code}")
    calendar = organisation.working_calendar(row.agency)
    seen = documents.visible_to(user, today=today)
    keys = [letter_key(row, kind) for kind in LetterKind]
    return Opened(
        row=row,
        duties=[(duty, due_of(duty, calendar, today)) for duty in row.duties.all()],
        statements=list(row.statements.select_related("by")),
        answers=list(row.answers.select_related("drafted_by", "approved_by")),
        pictures=list(row.pictures.filter(key__isnull=False)),
        papers=list(seen.filter(subject_kind=SUBJECT, subject_key__in=keys)),
        merged=list(row.merged.order_by("pk")),
        hinted=hint(f"{row.title} {row.text}") if row.state in _SORTED_LATER else None,
        history=history(row),
    )


_SORTED_LATER = (State.NEW, State.RECEIVED)


def note_read(row: Petition, user: User, *, at: datetime, screen: str) -> None:
    """Who opened what when, kept apart from the chain."""
    audit.note_read(
        agency=row.agency.code,
        actor=user.actor_key,
        at=at,
        kind=SUBJECT,
        keys=[str(row.pk)],
        screen=screen,
    )


def question_of(user: User, row: Petition, *, at: datetime) -> str:
    """The words of the petition and what was supplied, beside the form of an act; noted as read."""
    note_read(row, user, at=at, screen=f"phản ánh {row.code}")
    supplied = row.statements.filter(kind=Said.SUPPLIED)
    return "\n".join([row.text, *(each.text for each in supplied)])


def picture_for(user: User, pk: int, picture: int, *, at: datetime) -> Picture | None:
    """A picture of a petition that the person sees; noted."""
    row = get_for(user, pk, today=at.astimezone(HANOI).date())
    found = row.pictures.select_related("file").filter(pk=picture, key__isnull=False).first()
    if found:
        note_read(row, user, at=at, screen=f"ảnh của phản ánh {row.code}")
    return found


def content_of(picture: Picture) -> bytes:
    """What the picture shows; Http404 once it was erased."""
    if picture.key is None:
        raise Http404
    return storing.opened(picture.file, bytes(picture.key), picture.place)


def history(row: Petition) -> list[Entry]:
    """Every act, the newest first; words of the sender and answers are shown elsewhere."""
    events = audit.history(row.agency.code, SUBJECT, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(
            at=event.at,
            actor="Người gửi" if event.actor == SENDER else names[event.actor],
            text=ACTS_DONE.get(event.act, event.act),
            detail=str((event.payload or {}).get("reason", "")),
            tone=_TONES.get(event.act, "neutral"),
        )
        for event in reversed(events)
    ]


def letter_key(row: Petition, kind: LetterKind) -> str:
    """The key of a paper's subject: the petition, which paper, and of an answer its round."""
    ending = f":{row.round}" if kind == LetterKind.ANSWER else ""
    return f"{row.pk}:{kind.value}{ending}"
