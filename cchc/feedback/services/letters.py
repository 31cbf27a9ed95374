"""Papers about a petition, drafted for signature through the room of documents."""

from datetime import datetime

from cchc.documents import queries as documents
from cchc.documents import services as official
from cchc.documents.choices import State as PaperState
from cchc.documents.models import OfficialDocument
from cchc.feedback import queries
from cchc.feedback.choices import SUBJECT, LetterKind, Reach, State
from cchc.feedback.models import Petition
from cchc.feedback.rules import letters
from cchc.feedback.rules.letters import Frame, Told
from cchc.feedback.services.writing import day_of, note
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import User

_WHEN: dict[LetterKind, tuple[State, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: (State.RECEIVED, State.CLASSIFIED, State.HANDLING),
    LetterKind.FORWARDING: (State.FORWARDED,),
    LetterKind.ANSWER: (State.ANSWERED, State.PUBLISHED),
}


def draft_letter(
    *, petition: Petition, kind: LetterKind, actor: User, at: datetime
) -> OfficialDocument:
    """A draft of the paper; RuleBroken while one of its kind is on its way or issued.

    Of a petition that not everybody may see there is none: issued papers are read by all.
    """
    with audit.transaction():
        rows = Petition.objects.select_for_update(of=("self",)).select_related("agency")
        row = rows.get(pk=petition.pk)
        _check(row, kind)
        frame = Frame(
            documents.letterhead(row.agency), documents.symbol_for(row.agency, letters.KINDS[kind])
        )
        made = official.draft(
            agency=row.agency,
            actor=actor,
            at=at,
            kind=letters.KINDS[kind],
            content=letters.letter_of(kind, _told(row), frame),
            subject=(SUBJECT, queries.letter_key(row, kind), f"{kind.label} {row.code}"),
        )
        note(row, "draft_letter", actor=actor, at=at)
    return made


def _check(row: Petition, kind: LetterKind) -> None:
    if row.reach != Reach.OPEN:
        raise RuleBroken(
            "Phản ánh kín không lập văn bản: văn bản phát hành thì cả cơ quan đọc được. Trả lời "
            "cho người gửi ở mục tra cứu."
        )
    if row.status not in _WHEN[kind]:
        raise RuleBroken(f"Chưa soạn được {kind.label.lower()} khi phản ánh {row.status.label}.")
    same = documents.of_subject(row.agency, SUBJECT, queries.letter_key(row, kind))
    if same.exclude(state=PaperState.WITHDRAWN).exists():
        raise RuleBroken(f"Đã có {kind.label.lower()} của phản ánh này; hãy mở văn bản đó.")


def _told(row: Petition) -> Told:
    answer = row.answers.filter(round=row.round).first()
    return Told(
        code=row.code,
        filed_on=day_of(row.filed_at),
        channel=row.get_channel_display(),
        title=row.title,
        handle_by=queries.handle_by(row),
        to=row.forwarded_to,
        answer=answer.text if answer else "",
        private=row.private_words,
    )
