"""What every act on a document shares: lock, who may, the line in the audit chain, the notice."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.urls import reverse

from cchc.documents import facts
from cchc.documents.choices import DocumentAct, State
from cchc.documents.content import Content
from cchc.documents.models import OfficialDocument
from cchc.documents.queries import reach
from cchc.documents.rules import completeness, secrecy
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold, nfc
from cchc.kernel.zone import local_minute
from cchc.notices import services as notices
from cchc.organisation.models import User

NO_SECRETS = (
    "Chương trình này không nhận văn bản mật. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước; "
    "ở đây chỉ ghi số lượng văn bản mật của năm trong sổ."
)


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def locked(document: OfficialDocument) -> OfficialDocument:
    """The document as it is now, held until the transaction ends."""
    return (
        OfficialDocument.objects.select_for_update(of=("self",))
        .select_related("agency", "drafted_by", "signer", "unit", *reach.FILES)
        .get(pk=document.pk)
    )


def begin(
    document: OfficialDocument,
    act: DocumentAct,
    *,
    actor: User,
    at: datetime,
    by_composer: bool = False,
) -> tuple[OfficialDocument, State]:
    """Lock the document, make sure that the person may do it now; the state after the act."""
    row = locked(document)
    after = reach.state_after(row, act, actor, today=day_of(at), by_composer=by_composer)
    return row, after


def note(
    document: OfficialDocument,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain."""
    audit.record(
        agency=document.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.DOCUMENT, str(document.pk)),
        facts=facts.of_document(document),
        payload=payload or None,
    )


def tell(
    document: OfficialDocument, people: Iterable[User], *, subject: str, actor: User, at: datetime
) -> None:
    """Put a notice about the document before these people, not before who acts."""
    for person in people:
        if person.pk == actor.pk:
            continue
        notices.put(
            agency=document.agency,
            to=person,
            key=f"document:{document.pk}:{subject[:40]}:{person.pk}:{at.isoformat()}",
            subject=f"{subject}: {document.title}",
            body=f"{actor.full_name} · {document.get_kind_display()} “{document.title}”.",
            link=reverse("documents:document", args=[document.pk]),
            at=at,
        )


def said(text: str, *, field: str, message: str) -> str:
    """A text that must be there, each line in one normal form."""
    if not text.strip():
        raise RuleBroken(message, field=field)
    return "\n".join(map(nfc, text.strip().splitlines()))


def refuse_secret(lines: Iterable[str], *, is_ticked: bool = False) -> None:
    """RuleBroken for what is marked secret, by the tick or by a stamp in the text."""
    level = secrecy.level_in(lines)
    if is_ticked or level:
        found = f"Trong văn bản có dấu chỉ độ mật “{level.upper()}”. " if level else ""
        raise RuleBroken(f"{found}{NO_SECRETS}", field="is_secret")


def fill(document: OfficialDocument, content: Content) -> None:
    """Put what the document says into its columns; not saved."""
    document.content = content.to_json()
    document.title = nfc(content.title or content.subject_line)[:500]
    document.symbol = content.symbol
    document.year = content.year or document.year
    document.search_text = fold(
        f"{document.get_kind_display()} {document.reference} {document.title}"
    )


def lines_of(content: Content) -> list[str]:
    """Every text of the document, one a line."""
    return [line for _, text in completeness.places(content) for line in text.split("\n")]
