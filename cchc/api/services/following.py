"""The audit chain is read on, and what happened to dossiers is put into the outbox.

What was not committed is not in the chain, what was committed is: nothing is told too early and
nothing is lost. docs/rules/api.md, guarantee 8.
"""

import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from cchc.api.choices import DeliveryState
from cchc.api.models import Delivery, FollowedChain, SeenDossier, Subscription
from cchc.api.rules.events import LATE, UNSEEN, Sight, events_between
from cchc.dossiers import facts as dossier_facts
from cchc.dossiers import queries as dossiers
from cchc.dossiers.choices import Outcome, State
from cchc.dossiers.models import Dossier
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency

EVENTS_AT_ONCE = 20  # each may hold a thousand imported rows
_LATE_AT_ONCE = 500
_FIELDS = ("state", "is_received", "is_finished", "is_late")


def follow(*, agency: Agency, at: datetime) -> int:
    """Read the agency's chain to its end; how many messages were put."""
    put, goes_on = 0, True
    while goes_on:
        more, goes_on = _step(agency, at)
        put += more
    return put


def tell_of_lateness(*, agency: Agency, at: datetime) -> int:
    """Put a message for each dossier whose date has passed since the last look; how many."""
    with audit.transaction():
        if not FollowedChain.objects.select_for_update().filter(agency=agency).exists():
            return 0
        overdue = dossiers.overdue_in(agency, at=at)
        rows = SeenDossier.objects.filter(agency=agency, is_late=False, dossier__in=overdue)
        found = list(rows.select_related("dossier").order_by("pk")[:_LATE_AT_ONCE])
        messages = [_message(LATE, agency, of_row(each.dossier), at, at) for each in found]
        SeenDossier.objects.filter(pk__in=[each.pk for each in found]).update(is_late=True)
        return _put(agency, messages, at)


def of_row(row: Dossier) -> dict[str, Any]:
    """What the chain would say of the row."""
    return dossier_facts.of_columns(row)


def _step(agency: Agency, at: datetime) -> tuple[int, bool]:
    """Up to EVENTS_AT_ONCE events of the chain: (messages put, whether there may be more)."""
    with audit.transaction():
        rows = FollowedChain.objects.select_for_update()
        place = rows.filter(agency=agency).first()
        if place is None:
            return 0, False
        lines, last = audit.following(
            agency.code, dossier_facts.DOSSIER, after=place.seq, events=EVENTS_AT_ONCE
        )
        put = _put(agency, _told_by(agency, lines, place.first_pk, at), at)
        goes_on = last > place.seq
        place.seq = last
        place.save(update_fields=["seq"])
    return put, goes_on and bool(lines)


def _told_by(
    agency: Agency, lines: Sequence[audit.Line], first_pk: int, at: datetime
) -> list[dict[str, Any]]:
    keys = {int(line.key) for line in lines}
    known = {row.pk: row for row in SeenDossier.objects.filter(pk__in=keys)}
    sights = {pk: _sight(row) for pk, row in known.items()}
    messages = []
    for line in lines:
        pk, now = int(line.key), _sight_in(line.facts)
        before = sights.get(pk, UNSEEN)
        now = now.and_late_of(before)
        sights[pk] = now
        if before != UNSEEN or pk > first_pk:  # an older one that had ended begins silently
            kinds = events_between(before, now)
            messages += [_message(kind, agency, line.facts, line.at, at) for kind in kinds]
    _keep(agency, sights, known)
    return messages


def _sight(row: SeenDossier) -> Sight:
    return Sight(row.state, row.is_received, row.is_finished, row.is_late)


def _sight_in(said: dict[str, Any]) -> Sight:
    return Sight(
        state=said["state"],
        is_received=said["received_at"] is not None,
        is_finished=said["finished_at"] is not None,
        is_late=said["outcome"] == Outcome.LATE,
    )


def _keep(agency: Agency, sights: dict[int, Sight], known: dict[int, SeenDossier]) -> None:
    rows = {
        pk: SeenDossier(
            pk=pk,
            agency=agency,
            state=sight.state or 0,
            is_received=sight.is_received,
            is_finished=sight.is_finished,
            is_late=sight.is_late,
        )
        for pk, sight in sights.items()
    }
    fresh = [row for pk, row in rows.items() if pk not in known]
    changed = [rows[pk] for pk, row in known.items() if _sight(row) != sights[pk]]
    SeenDossier.objects.bulk_create(fresh, batch_size=200)
    SeenDossier.objects.bulk_update(changed, _FIELDS, batch_size=100)


def _message(
    kind: str, agency: Agency, said: dict[str, Any], happened: datetime, at: datetime
) -> dict[str, Any]:
    """What is told: codes, states, moments; nothing of the applicant."""
    return {
        "id": str(uuid.uuid4()),
        "event": kind,
        "at": happened.astimezone(HANOI).isoformat(timespec="seconds"),
        "agency": agency.code,
        "dossier": {
            **{name: said[name] for name in ("code", "state", "ending", "outcome", "origin")},
            **{name: _in_hanoi(said[name]) for name in ("received_at", "due_at", "finished_at")},
            "state_name": str(State(said["state"]).label),
            "is_late": kind == LATE or said["outcome"] == Outcome.LATE,
        },
    }


def _in_hanoi(moment: str | None) -> str | None:
    """A moment of the chain as the other answers of the API say it."""
    if moment is None:
        return None
    return datetime.fromisoformat(moment).astimezone(HANOI).isoformat(timespec="seconds")


def _put(agency: Agency, messages: Iterable[dict[str, Any]], at: datetime) -> int:
    """Into the outbox of every address of the agency that wants that kind."""
    wanting = Subscription.objects.filter(
        client__agency=agency, client__revoked_at__isnull=True, stopped_at__isnull=True
    )
    addresses = list(wanting)
    rows = [
        Delivery(
            subscription=address,
            event_id=uuid.UUID(message["id"]),
            kind=message["event"],
            body=json.dumps(message, ensure_ascii=False),
            state=DeliveryState.QUEUED,
            made_at=at,
            next_try_at=at,
        )
        for message in messages
        for address in addresses
        if message["event"] in address.events
    ]
    Delivery.objects.bulk_create(rows, batch_size=200)
    return len(rows)
