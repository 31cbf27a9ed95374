"""A document is frozen for signature, signed off, or sent back."""

from dataclasses import replace
from datetime import date, datetime

from cchc.documents import queries, render
from cchc.documents.choices import DocumentAct
from cchc.documents.content import Signature
from cchc.documents.models import OfficialDocument
from cchc.documents.rules import completeness
from cchc.documents.rules.completeness import Gap
from cchc.documents.services.writing import (
    begin,
    day_of,
    fill,
    lines_of,
    note,
    refuse_secret,
    said,
    tell,
)
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.files.storing import store
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User

COLLECTIVE = "TM. "
SHOWN_GAPS = 5


def freeze(
    *,
    document: OfficialDocument,
    signer: User,
    actor: User,
    at: datetime,
    for_the_collective: bool = True,
) -> OfficialDocument:
    """Put the document before a signer: complete, without number, as a PDF that stays.

    ``for_the_collective`` False: the head signs in their own competence, without "TM.".
    """
    today = day_of(at)
    with audit.transaction():
        row, after = begin(document, DocumentAct.FREEZE, actor=actor, at=at)
        if signer.pk not in {person.pk for person in queries.may_sign(row.agency, today=today)}:
            raise RuleBroken(f"{signer} không có thẩm quyền ký văn bản.", field="signer")
        signature = _signature(signer, today, for_the_collective=for_the_collective)
        content = replace(row.said, signature=signature, year=today.year)
        if row.obstacle:
            raise RuleBroken(row.obstacle)
        refuse_gaps(completeness.gaps(content))
        refuse_secret(lines_of(content))
        fill(row, content)
        row.frozen_file = store(
            content=render.pdf(content),
            name=f"trinh-ky-{row.pk}.pdf",
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=["pdf"],
        )
        row.state, row.signer, row.frozen_at = after, signer, at
        row.save()
        note(row, DocumentAct.FREEZE, actor=actor, at=at, payload={"signer": signer.full_name})
        tell(row, [signer], subject="Trình ký", actor=actor, at=at)
    return row


def sign_off(*, document: OfficialDocument, actor: User, at: datetime) -> OfficialDocument:
    """The signer agrees to the frozen text; the clerk may number it."""
    with audit.transaction():
        row, after = begin(document, DocumentAct.SIGN_OFF, actor=actor, at=at)
        row.state, row.signed_at = after, at
        row.save(update_fields=["state", "signed_at"])
        note(row, DocumentAct.SIGN_OFF, actor=actor, at=at)
        clerks = organisation.people_with(row.agency, Act.ISSUE_DOCUMENT, day_of(at))
        tell(row, clerks, subject="Chờ lấy số", actor=actor, at=at)
    return row


def send_back(
    *, document: OfficialDocument, reason: str, actor: User, at: datetime
) -> OfficialDocument:
    """Back to the author with a reason: the frozen PDF is let go, the words can change again."""
    reason = said(reason, field="reason", message="Ghi lý do trả lại để người soạn sửa.")
    with audit.transaction():
        row, after = begin(document, DocumentAct.SEND_BACK, actor=actor, at=at)
        row.state, row.signed_at, row.frozen_file = after, None, None
        row.save(update_fields=["state", "signed_at", "frozen_file"])
        note(row, DocumentAct.SEND_BACK, actor=actor, at=at, payload={"reason": reason})
        tell(row, [row.drafted_by], subject="Bị trả lại", actor=actor, at=at)
    return row


def refuse_gaps(gaps: list[Gap]) -> None:
    """RuleBroken naming the first few things left blank."""
    if not gaps:
        return
    named = "; ".join(str(gap).rstrip(".") for gap in gaps[:SHOWN_GAPS])
    more = f"; và {len(gaps) - SHOWN_GAPS} chỗ khác" if len(gaps) > SHOWN_GAPS else ""
    raise RuleBroken(f"Văn bản chưa đủ để trình ký. {named}{more}.")


def _signature(signer: User, day: date, *, for_the_collective: bool) -> Signature:
    found = organisation.signature_of(signer, day)
    lines = found.authority.split("\n")
    if not for_the_collective:
        lines = [line for line in lines if not line.startswith(COLLECTIVE)]
    return Signature("\n".join(lines), found.post, found.name)
