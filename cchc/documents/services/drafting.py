"""A document is drafted, revised, commented on, withdrawn."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.documents import queries
from cchc.documents.choices import DocumentAct, DocumentKind, State
from cchc.documents.content import Content
from cchc.documents.models import Comment, CommentRequest, OfficialDocument
from cchc.documents.rules import symbols
from cchc.documents.services.writing import (
    begin,
    day_of,
    fill,
    lines_of,
    locked,
    note,
    refuse_secret,
    said,
    tell,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, Unit, User

MOST_OF_OBSTACLE = 500


def draft(
    *,
    agency: Agency,
    actor: User,
    at: datetime,
    kind: str,
    content: Content,
    subject: tuple[str, str, str] | None = None,
    unit: Unit | None = None,
    is_composed: bool = False,
    is_secret: bool = False,
) -> OfficialDocument:
    """A new draft; the letterhead is the agency's own, number and date stay blank.

    ``subject`` is (kind, key, label) of what it was drawn from; ``is_composed``: it is edited on
    the screen of the room that composed it, not here.
    """
    today = day_of(at)
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Chỉ soạn văn bản của cơ quan mình.")
    organisation.require(actor, Act.DRAFT_DOCUMENT, today=today)
    subject_kind, subject_key, subject_label = subject or ("", "", "")
    with audit.transaction():
        document = OfficialDocument(
            agency=agency,
            kind=DocumentKind(kind),
            state=State.DRAFT,
            drafted_by=actor,
            drafted_at=at,
            year=today.year,
            unit=unit or organisation.units_of(actor, today).first(),
            subject_kind=subject_kind,
            subject_key=subject_key,
            subject_label=subject_label[:300],
            is_composed=is_composed,
        )
        fill(document, _blank(document, content, year=today.year, is_secret=is_secret))
        document.save()
        note(document, "draft", actor=actor, at=at, payload={"title": document.title})
    return document


def revise(
    *,
    document: OfficialDocument,
    content: Content,
    actor: User,
    at: datetime,
    by_composer: bool = False,
) -> OfficialDocument:
    """Other words for a draft; the kind stays.

    A composed document is revised only by the room that composed it (``by_composer``).
    """
    with audit.transaction():
        row, _ = begin(document, DocumentAct.REVISE, actor=actor, at=at, by_composer=by_composer)
        fill(row, _blank(row, content, year=day_of(at).year))
        row.save(update_fields=["content", "title", "symbol", "search_text"])
        note(row, DocumentAct.REVISE, actor=actor, at=at, payload={"title": row.title})
    return row


def ask_comments(
    *, document: OfficialDocument, people: Collection[User], actor: User, at: datetime
) -> OfficialDocument:
    """Ask colleagues what they think; who was asked before is asked again."""
    if not people:
        raise RuleBroken("Chọn ít nhất một người để xin ý kiến.", field="people")
    with audit.transaction():
        row, after = begin(document, DocumentAct.ASK_COMMENTS, actor=actor, at=at)
        allowed = {person.pk for person in queries.may_be_asked(row, today=day_of(at))}
        for person in people:
            if person.pk not in allowed:
                raise RuleBroken(f"{person} không góp ý được văn bản này.", field="people")
            CommentRequest.objects.update_or_create(
                document=row, person=person, defaults={"asked_at": at, "answered_at": None}
            )
        row.state = after
        row.save(update_fields=["state"])
        names = sorted(person.full_name for person in people)
        note(row, DocumentAct.ASK_COMMENTS, actor=actor, at=at, payload={"people": names})
        tell(row, people, subject="Đề nghị góp ý", actor=actor, at=at)
    return row


def comment(*, document: OfficialDocument, text: str, actor: User, at: datetime) -> Comment:
    """Say what one thinks of the draft; answers the request, if there was one."""
    text = said(text, field="text", message="Ghi nội dung góp ý.")
    refuse_secret(text.split("\n"))
    with audit.transaction():
        row, _ = begin(document, DocumentAct.COMMENT, actor=actor, at=at)
        made = Comment.objects.create(document=row, author=actor, at=at, text=text)
        row.comment_requests.filter(person=actor).update(answered_at=at)
        note(row, DocumentAct.COMMENT, actor=actor, at=at, payload={"text": text})
        tell(row, [row.drafted_by], subject="Có ý kiến góp ý", actor=actor, at=at)
    return made


def hold(*, document: OfficialDocument, obstacle: str, actor: User, at: datetime) -> None:
    """Say why a composed draft cannot be put before the signer, "" when it can be.

    Called by the room that composed it, within its own act; nothing happens when nothing changes.
    """
    kept = obstacle[:MOST_OF_OBSTACLE]
    with audit.transaction():
        row = locked(document)
        if row.obstacle == kept:
            return
        row.obstacle = kept
        row.save(update_fields=["obstacle"])
        note(row, "hold" if kept else "release", actor=actor, at=at, payload={"obstacle": kept})


def withdraw(
    *, document: OfficialDocument, reason: str, actor: User, at: datetime
) -> OfficialDocument:
    """Give a document up before it is signed; it stays readable for those who handled it."""
    reason = said(reason, field="reason", message="Ghi lý do rút văn bản.")
    with audit.transaction():
        row, after = begin(document, DocumentAct.WITHDRAW, actor=actor, at=at)
        row.state = after
        row.save(update_fields=["state"])
        note(row, DocumentAct.WITHDRAW, actor=actor, at=at, payload={"reason": reason})
        if row.signer:
            tell(row, [row.signer], subject="Văn bản đã rút", actor=actor, at=at)
    return row


def _blank(
    document: OfficialDocument, content: Content, *, year: int, is_secret: bool = False
) -> Content:
    """The content as a draft of the agency may say it: own letterhead, no number, no date."""
    if content.kind != document.kind:
        raise ValueError(f"content of kind {content.kind} in a document of kind {document.kind}")
    symbols.checked(content.symbol)
    said(
        content.title or content.subject_line,
        field="title",
        message="Ghi trích yếu: văn bản nói về việc gì.",
    )
    refuse_secret(lines_of(content), is_ticked=is_secret)
    return replace(
        content,
        letterhead=queries.letterhead(document.agency),
        number=None,
        issued_on=None,
        year=year,
        footer_note="",
    )
