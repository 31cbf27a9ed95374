"""What the chain of an apology still lacks."""

from datetime import datetime

from cchc.dossiers import facts
from cchc.dossiers.choices import ApologyState, NoticeKind
from cchc.dossiers.models import Dossier
from cchc.dossiers.queries.reach import is_late
from cchc.dossiers.rules.late_chain import NO_NUMBER, NOT_REACHED, REACHED, Call, Link, missing
from cchc.kernel.zone import HANOI
from cchc.notices import queries as notices
from cchc.notices.choices import CallOutcome, Event

# A call from the list of notices counts as one of the chain.
_CALLS: dict[str, str] = {
    CallOutcome.REACHED: REACHED,
    CallOutcome.NOT_REACHED: NOT_REACHED,
    CallOutcome.WRONG_NUMBER: NO_NUMBER,
}


def owes_apology(row: Dossier, at: datetime) -> bool:
    """Whether the chain is owed: late, ended late, or extended by a letter."""
    is_behind = Dossier.objects.filter(is_late(at), pk=row.pk).exists()
    return is_behind or row.apologies.filter(state=ApologyState.SIGNED).exists()


def missing_links(row: Dossier) -> tuple[Link, ...]:
    """The links that a late or extended dossier still owes; five queries at most.

    Where the apology was sent, the notice is there when it arrived, when somebody was spoken to, or
    when every way was tried to its end; where nothing is sent, when it stands in the look-up.
    """
    letters = row.apologies.filter(state=ApologyState.SIGNED)
    signed = letters.values_list("decided_at", flat=True).first()
    told = notices.standing_of(row.agency, Event.LATE_APOLOGY, facts.DOSSIER, str(row.pk))
    calls = [
        *row.calls.values_list("called_at", "outcome"),
        *((call.at, _CALLS[call.outcome]) for call in told.calls),
    ]
    is_told = told.settled or any(outcome == REACHED for _, outcome in calls)
    return missing(
        letter_on=signed.astimezone(HANOI).date() if signed else None,
        calls=[Call(moment.astimezone(HANOI).date(), outcome) for moment, outcome in calls],
        has_notice=is_told and row.notices.filter(kind=NoticeKind.APOLOGY).exists(),
    )
