"""Work that is done elsewhere ends by itself; docs/rules/obligations.md, "Work that is done …"."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import Obligation, Submission
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.transitions import after
from cchc.obligations.services.delivering import DocumentRef, keep
from cchc.obligations.services.writing import locked, note
from cchc.organisation.models import User


def settle(
    *,
    obligations: Sequence[Obligation],
    document: DocumentRef,
    by: User,
    actor: User | str,
    at: datetime,
) -> None:
    """Done with the record that proves it: the work of ``by``, accepted at that moment.

    What is no longer open stays as it is; the caller has checked who may.
    """
    with audit.transaction():
        rows = [row for row in locked(obligations) if row.state == State.OPEN]
        if not rows:
            return
        submission = Submission(
            agency=rows[0].agency,
            proves_from=day_of(at),
            proves_to=day_of(at),
            submitted_by=by,
            submitted_at=at,
        )
        keep(rows, submission, (), [document])
        submission.deliveries.update(state=DeliveryState.ACCEPTED, decided_at=at)
        for row in rows:
            row.state = after("accept", row.state, label=row.title)
            row.accepted_at, row.percent = at, 100
            row.save(update_fields=["state", "accepted_at", "percent"])
        said: dict[str, Json] = {"evidence": [document.label]}
        note(rows, act="settle", actor=actor, at=at, payload=said)


def let_go(
    *, obligations: Sequence[Obligation], actor: User | str, at: datetime, reason: str
) -> None:
    """Nothing is owed any more; what is no longer open stays as it is."""
    with audit.transaction():
        rows = [row for row in locked(obligations) if row.state == State.OPEN]
        for row in rows:
            row.state = after("cancel", row.state, label=row.title)
            row.cancelled_at, row.cancel_reason = at, reason
            row.save(update_fields=["state", "cancelled_at", "cancel_reason"])
        note(rows, act="let_go", actor=actor, at=at, payload={"reason": reason})
