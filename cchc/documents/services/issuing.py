"""A signed document gets its number and day and goes out; from then on it never changes."""

from dataclasses import replace
from datetime import date, datetime
from typing import BinaryIO

from cchc.documents import queries, render
from cchc.documents.choices import DocumentAct
from cchc.documents.content import Content
from cchc.documents.models import OfficialDocument
from cchc.documents.rules import completeness, issuing, layout
from cchc.documents.services.signing import refuse_gaps
from cchc.documents.services.writing import begin, day_of, fill, note, tell
from cchc.kernel import audit, numbering
from cchc.kernel.audit.seals import seal_line
from cchc.kernel.files.models import StoredFile
from cchc.kernel.files.storing import store
from cchc.kernel.text import nfc
from cchc.organisation.models import User

SCANS = ("pdf", "jpg", "png", "tif")


def issue(
    *,
    document: OfficialDocument,
    issued_on: date,
    actor: User,
    at: datetime,
    copies: int = 1,
    register_note: str = "",
) -> OfficialDocument:
    """Number, date and draw the document for good: PDF and Word copy, hashed into the chain.

    RuleBroken (``issued_on``) when the day does not fit signature, today or the number before.
    """
    with audit.transaction():
        row, after = begin(document, DocumentAct.ISSUE, actor=actor, at=at)
        assert row.signed_at is not None
        refuse_gaps(completeness.gaps(row.said))
        row.year, row.number = issued_on.year, _taken_number(row, issued_on)
        issuing.check_day(
            issued_on,
            signed_on=day_of(row.signed_at),
            today=day_of(at),
            last_on=queries.last_day_numbered(row.agency, row.kind, issued_on.year),
        )
        content = replace(
            row.said,
            number=row.number,
            issued_on=issued_on,
            year=issued_on.year,
            footer_note=seal_line(row.agency.code),
        )
        fill(row, content)
        _keep_files(row, content, actor=actor, at=at)
        row.state, row.issued_on, row.issued_at = after, issued_on, at
        row.copies, row.register_note = copies, nfc(register_note)
        row.save()
        note(row, DocumentAct.ISSUE, actor=actor, at=at, payload={"title": row.title})
        subject = f"Đã phát hành số {row.reference}"
        people = {person for person in (row.drafted_by, row.signer) if person}
        tell(row, people, subject=subject, actor=actor, at=at)
    return row


def attach_signed_copy(
    *, document: OfficialDocument, file: BinaryIO, name: str, actor: User, at: datetime
) -> OfficialDocument:
    """Keep the scan of the signed and sealed paper; a better scan takes its place."""
    with audit.transaction():
        row, _ = begin(document, DocumentAct.ATTACH, actor=actor, at=at)
        row.signed_copy = store(
            content=file,
            name=name,
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=SCANS,
        )
        row.save(update_fields=["signed_copy"])
        note(row, DocumentAct.ATTACH, actor=actor, at=at)
    return row


def _taken_number(row: OfficialDocument, issued_on: date) -> int:
    """The next number of the sequence that the symbol has not had this year.

    One may have been had when the head changed the way of numbering within the year.
    """
    series = queries.number_series(row.agency, row.kind)
    used = OfficialDocument.objects.filter(
        agency=row.agency, symbol=row.symbol, year=issued_on.year
    )
    while True:
        number = numbering.take(agency=row.agency.code, series=series, year=issued_on.year)
        if not used.filter(number=number).exists():
            return number


def _keep_files(row: OfficialDocument, content: Content, *, actor: User, at: datetime) -> None:
    name = f"{layout.number_text(row.number or 0)}-{row.symbol}"

    def kept(data: bytes, kind: str) -> StoredFile:
        return store(
            content=data,
            name=f"{name}.{kind}",
            agency=row.agency.code,
            actor=actor.actor_key,
            at=at,
            kinds=[kind],
        )

    row.issued_pdf = kept(render.pdf(content), "pdf")
    row.issued_docx = kept(render.docx(content), "docx")
