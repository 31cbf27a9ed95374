"""Obligations whose work is done in another room: that room says who has it, and that it is over.

The caller has checked who may; nobody accepts here, and no rights of this room are asked.
"""

from datetime import datetime

from cchc.kernel import audit
from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import Obligation, Submission
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.transitions import after
from cchc.obligations.services.delivering import keep
from cchc.obligations.services.promising import lapse_requests
from cchc.obligations.services.telling import tell_assigned
from cchc.obligations.services.writing import locked_one, note
from cchc.organisation.models import Unit, User


def hand_to(
    *, obligation: Obligation, unit: Unit | None, chief: User | None, actor: User, at: datetime
) -> None:
    """Whose work it is from now on."""
    with audit.transaction():
        row = locked_one(obligation)
        row.state = after("assign", row.state, label=row.title)
        row.unit, row.chief = unit or row.unit, chief
        row.save(update_fields=["state", "unit", "chief"])
        said = {"chief": chief.full_name} if chief else {}
        note([row], act="assign", actor=actor, at=at, payload=said or None)
        if chief:
            tell_assigned([row], chief, at=at, by=actor)


def fulfil(*, obligation: Obligation, actor: User, at: datetime, reason: str) -> None:
    """The act of the other room is the product; ``reason`` says so, without personal data."""
    with audit.transaction():
        row = locked_one(obligation)
        day = day_of(at)
        submission = Submission(
            agency=row.agency,
            note=reason,
            proves_from=min(day_of(row.created_at), day),
            proves_to=day,
            submitted_by=actor,
            submitted_at=at,
        )
        keep([row], submission, (), ())
        delivery = row.deliveries.latest("version")
        delivery.state, delivery.decided_by, delivery.decided_at = DeliveryState.ACCEPTED, actor, at
        delivery.reason = reason
        delivery.save()
        row.state, row.accepted_at, row.percent = State.ACCEPTED, at, 100
        row.chief = row.chief or actor
        row.save(update_fields=["state", "accepted_at", "percent", "chief"])
        lapse_requests(row, actor=actor, at=at)
        note([row], act="fulfil", actor=actor, at=at, payload={"note": reason})
