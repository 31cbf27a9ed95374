"""What the chain of an apology still lacks."""

from datetime import datetime

from cchc.dossiers.choices import ApologyState, NoticeKind
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.reach import is_late
from cchc.dossiers.rules.late_chain import Call, Link, missing
from cchc.kernel.zone import HANOI


def owes_apology(row: Dossier, at: datetime) -> bool:
    """Whether the chain is owed: late, ended late, or extended by a letter."""
    is_behind = Dossier.objects.filter(is_late(at), pk=row.pk).exists()
    return is_behind or row.apologies.filter(state=ApologyState.SIGNED).exists()


def missing_links(row: Dossier) -> tuple[Link, ...]:
    """The links that a late or extended dossier still owes; three queries."""
    letters = row.apologies.filter(state=ApologyState.SIGNED)
    signed = letters.values_list("decided_at", flat=True).first()
    calls = row.calls.values_list("called_at", "outcome")
    return missing(
        letter_on=signed.astimezone(HANOI).date() if signed else None,
        calls=[Call(moment.astimezone(HANOI).date(), outcome) for moment, outcome in calls],
        has_notice=row.notices.filter(kind=NoticeKind.APOLOGY).exists(),
    )
