"""What the acts of this room share: who may, the lines of the chain."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.api import facts
from cchc.api.models import Client, Subscription
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User

PROGRAM = "system"


def demand(actor: User, agency: Agency, at: datetime) -> None:
    """PermissionDenied unless the person manages the connections of the agency."""
    day = at.astimezone(HANOI).date()
    if actor.agency_id != agency.pk or not organisation.may(actor, Act.MANAGE_CLIENTS, today=day):
        raise PermissionDenied("Chỉ quản trị của cơ quan được quản lý kết nối.")


def demand_leader(actor: User, client: Client, at: datetime) -> None:
    """PermissionDenied unless the person leads the agency and did not make the client."""
    day = at.astimezone(HANOI).date()
    agency = client.agency_id
    if actor.agency_id != agency or not organisation.may(actor, Act.APPROVE_CLIENT, today=day):
        raise PermissionDenied("Chỉ lãnh đạo của cơ quan được duyệt kết nối.")
    if client.made_by_id == actor.pk:
        raise PermissionDenied("Người cấp khóa không tự duyệt; để lãnh đạo khác duyệt.")


def note_client(
    client: Client, act: str, *, actor: User, at: datetime, payload: Mapping[str, Json] | None
) -> None:
    """One line about a client as it was saved."""
    audit.record(
        agency=client.agency.code,
        at=at,
        actor=actor.actor_key,
        act=f"api.{act}",
        subject=(facts.CLIENT, str(client.pk)),
        facts=facts.of_client(client),
        payload=payload,
    )


def note_subscription(row: Subscription, act: str, *, actor: User | None, at: datetime) -> None:
    """One line about a subscription as it was saved; None is the program itself."""
    audit.record(
        agency=row.client.agency.code,
        at=at,
        actor=actor.actor_key if actor else PROGRAM,
        act=f"api.{act}",
        subject=(facts.SUBSCRIPTION, str(row.pk)),
        facts=facts.of_subscription(row),
    )


def locked_client(client: Client) -> Client:
    """The client as it is now, locked until the end of the transaction."""
    rows = Client.objects.select_for_update(of=("self",)).select_related("agency", "source")
    return rows.get(pk=client.pk)


def locked_subscription(row: Subscription) -> Subscription:
    """The subscription as it is now, locked until the end of the transaction."""
    rows = Subscription.objects.select_for_update(of=("self",))
    return rows.select_related("client__agency").get(pk=row.pk)
