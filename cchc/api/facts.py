"""The facts of clients and subscriptions, for the audit verification; nothing personal, no keys."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from cchc.api.models import Client, Subscription
from cchc.kernel.audit import FactSource, Json

Facts = Mapping[str, Json]
CLIENT, SUBSCRIPTION = "api_client", "api_subscription"


def _moment(value: datetime | None) -> str | None:
    return value.astimezone(UTC).isoformat() if value else None


def of_client(client: Client) -> Facts:
    """Which system may what, until when, by which key."""
    return {
        "name": client.name,
        "source": client.source_id,
        "scopes": client.scopes,
        "rate": client.rate,
        "basis": client.basis,
        "expires_on": client.expires_on.isoformat() if client.expires_on else None,
        "key_hash": client.key_hash,
        "approved_by": client.approved_by_id,
        "approved_at": _moment(client.approved_at),
        "revoked_at": _moment(client.revoked_at),
    }


def of_subscription(row: Subscription) -> Facts:
    """Which address is told of what, unless it was stopped."""
    return {
        "client": row.client_id,
        "url": row.url,
        "events": row.events,
        "stopped_at": _moment(row.stopped_at),
    }


def _clients(code: str) -> Iterator[tuple[str, Facts]]:
    for client in Client.objects.filter(agency__code=code).iterator():
        yield str(client.pk), of_client(client)


def _subscriptions(code: str) -> Iterator[tuple[str, Facts]]:
    for row in Subscription.objects.filter(client__agency__code=code).iterator():
        yield str(row.pk), of_subscription(row)


SOURCES: tuple[FactSource, ...] = (
    FactSource(CLIENT, "Máy khách", _clients),
    FactSource(SUBSCRIPTION, "Đăng ký nhận tin", _subscriptions),
)
