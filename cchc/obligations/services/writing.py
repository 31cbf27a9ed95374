"""What every act of this room shares: lock the rows, check the person, note the act."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.obligations import facts
from cchc.obligations.models import AwaitedEvent, ExtensionRequest, Obligation
from cchc.obligations.queries.acts import person_on, ties_of
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.rights import refusal
from cchc.organisation.models import User

PREFIX = "obligations"


def locked(rows: Sequence[Obligation]) -> list[Obligation]:
    """The rows as they are now, locked until the end of the transaction, in the given order."""
    found = Obligation.objects.select_for_update().order_by("pk").in_bulk([r.pk for r in rows])
    return [found[row.pk] for row in rows]


def locked_one(row: Obligation) -> Obligation:
    """The row as it is now, locked until the end of the transaction."""
    return locked([row])[0]


def required(text: str, message: str, *, field: str) -> str:
    """The text without loose spaces; RuleBroken when nothing is left."""
    cleaned = nfc(text)
    if not cleaned:
        raise RuleBroken(message, field=field)
    return cleaned


def demand(actor: User, act: str, rows: Sequence[Obligation], at: datetime) -> None:
    """PermissionDenied unless the person may do the act to all of the rows that day."""
    day = day_of(at)
    if any(row.agency_id != actor.agency_id for row in rows):
        raise PermissionDenied("Việc này thuộc cơ quan khác.")
    person = person_on(actor, day)
    for ties in ties_of(actor, rows, day):
        if why := refusal(act, person, ties):
            raise PermissionDenied(why)


def refusal_of(actor: User, act: str, row: Obligation, at: datetime) -> str:
    """Why the person may not do the act to the row that day; "" when they may."""
    if not actor.is_active or row.agency_id != actor.agency_id:
        return "Việc này thuộc cơ quan khác."
    day = day_of(at)
    return refusal(act, person_on(actor, day), ties_of(actor, [row], day)[0])


def key_of(actor: User | str) -> str:
    """The actor's key in the audit chain; a job gives its own."""
    return actor if isinstance(actor, str) else actor.actor_key


def note(
    rows: Sequence[Obligation],
    *,
    act: str,
    actor: User | str,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One event for each row, its facts read back from the database."""
    fresh = facts.with_parts(Obligation.objects.all()).in_bulk([row.pk for row in rows])
    for row in rows:
        audit.record(
            agency=fresh[row.pk].agency.code,
            at=at,
            actor=key_of(actor),
            act=f"{PREFIX}.{act}",
            subject=(facts.OBLIGATION, str(row.pk)),
            facts=facts.of_obligation(fresh[row.pk]),
            payload=payload,
        )


def note_event(
    event: AwaitedEvent,
    *,
    act: str,
    actor: User | str,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One event of the chain about an awaited event; ``payload`` beside its words."""
    audit.record(
        agency=event.agency.code,
        at=at,
        actor=key_of(actor),
        act=f"{PREFIX}.{act}",
        subject=(facts.EVENT, str(event.pk)),
        facts=facts.of_event(event),
        payload={"text": event.text, "document": event.document, **(payload or {})},
    )


def note_request(
    request: ExtensionRequest, agency: str, *, act: str, actor: User, at: datetime
) -> None:
    """One event of the chain about a request for an extension."""
    audit.record(
        agency=agency,
        at=at,
        actor=actor.actor_key,
        act=f"{PREFIX}.{act}",
        subject=(facts.REQUEST, str(request.pk)),
        facts=facts.of_request(request),
        payload={"reason": request.reason, "decision_reason": request.decision_reason},
    )
