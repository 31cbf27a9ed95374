"""Clients, addresses and deliveries as screens show them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.api.choices import ACTS_DONE, DeliveryState, EventKind, Scope
from cchc.api.models import Client, Delivery, DeliveryAttempt, Subscription
from cchc.dossiers.rules.codes import masked
from cchc.kernel.audit import EventView
from cchc.organisation import queries as organisation
from cchc.web.components import Badge, Entry, Tone

_TONES: dict[str, Tone] = {
    DeliveryState.QUEUED: "warn",
    DeliveryState.SENT: "good",
    DeliveryState.FAILED: "bad",
}


@dataclass(frozen=True)
class ClientLine:
    """A client in the list; ``addresses`` are told of events."""

    client: Client
    scopes: Sequence[str]
    state: Badge
    addresses: int


@dataclass(frozen=True)
class AddressLine:
    """An address of a client."""

    row: Subscription
    events: Sequence[str]
    state: Badge


@dataclass(frozen=True)
class DeliveryLine:
    """A delivery with its attempts; ``about`` is the masked code of its dossier."""

    row: Delivery
    about: str
    state: Badge
    tries: Sequence[DeliveryAttempt]


def client_line(client: Client, today: date, addresses: int = 0) -> ClientLine:
    """The client with its rights in words."""
    return ClientLine(client, scopes_of(client), state_of(client, today), addresses)


def scopes_of(client: Client) -> list[str]:
    """The rights in words, in their own order."""
    return [str(scope.label) for scope in Scope if scope in client.scopes]


def state_of(client: Client, today: date) -> Badge:
    """Whether its key opens."""
    if client.revoked_at is not None:
        return Badge("Đã thu hồi")
    if client.approved_at is None:
        return Badge("Chờ lãnh đạo duyệt", "warn")
    if client.expires_on is not None and client.expires_on < today:
        return Badge("Hết hạn", "bad")
    return Badge("Đang dùng", "good")


def address_line(row: Subscription) -> AddressLine:
    """The address with its kinds of events in words."""
    events = [str(kind.label) for kind in EventKind if kind in row.events]
    return AddressLine(row, events, address_state(row))


def address_state(row: Subscription) -> Badge:
    """Whether the address is told of events."""
    if row.stopped_at is not None:
        return Badge("Đã dừng", "bad")
    if row.failures:
        return Badge(f"Hỏng {row.failures} lần liền", "warn")
    return Badge("Đang nhận", "good")


def delivery_line(row: Delivery) -> DeliveryLine:
    """The delivery; its attempts were read with it."""
    label = DeliveryState(row.state).label
    said = json.loads(row.body).get("dossier")
    about = masked(said["code"]) if said else ""
    return DeliveryLine(row, about, Badge(str(label), _TONES[row.state]), list(row.tries.all()))


def entries(events: Iterable[EventView]) -> list[Entry]:
    """A history for the timeline."""
    found = list(events)
    names = organisation.names_of(event.actor for event in found)
    return [
        Entry(
            at=event.at,
            actor=names[event.actor],
            text=ACTS_DONE.get(event.act, event.act),
            detail=str((event.payload or {}).get("reason", "")),
        )
        for event in found
    ]
