"""The issued report becomes the product that was owed: docs/rules/report-calendar.md."""

from datetime import datetime

from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.zone import local_minute
from cchc.obligations import queries as owed
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import DocumentRef
from cchc.organisation.models import User
from cchc.reports import queries
from cchc.reports.models import ReportRound

DOCUMENT = "document"


def close_issued(*, at: datetime) -> int:
    """Hand in every report issued by ``at`` that is still owed; how many. Again: none.

    The moment handed on is that of the issue: lateness does not depend on when this runs.
    """
    rows = queries.unclosed_rounds()
    return sum(close_round(row=row, at=at) for row in rows)


def close_round(*, row: ReportRound, at: datetime) -> bool:
    """Hand in the round's issued report by whoever is responsible; its signature accepts it."""
    paper = queries.issued_of(row)
    if paper is None or not paper.issued_at or paper.issued_at > at or not row.obligation:
        return False
    by = _who_hands_in(row.obligation, paper, row.opened_by)
    if by is None:
        return False
    issued = paper.issued_pdf.sha256 if paper.issued_pdf else ""
    with audit.transaction():
        made = obligations.hand_in_signed(
            obligation=row.obligation,
            document=DocumentRef(DOCUMENT, str(paper.pk), str(paper), issued),
            actor=by,
            signer=paper.signer,
            at=paper.issued_at,
            proves_from=row.covers.first,
            proves_to=row.covers.last,
        )
    return made is not None


def _who_hands_in(row: Obligation, paper: OfficialDocument, opener: User) -> User | None:
    """The chief responsible, else who drafted, opened or signed: the first who may that day."""
    assert paper.issued_at is not None
    day = local_minute(paper.issued_at).date()
    people = (row.chief, paper.drafted_by, opener, paper.signer)
    return next((p for p in people if p and "submit" in owed.open_acts(row, p, today=day)), None)
