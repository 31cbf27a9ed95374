"""Every read of this room: clients by key or for the screen, what is due to be sent."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from cchc.api import facts
from cchc.api.choices import DeliveryState
from cchc.api.models import Client, Delivery, FollowedChain, Subscription
from cchc.api.rules import keys
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User


@dataclass(frozen=True)
class Recognised:
    """Who sent a key: the client, or why it is not let in."""

    client: Client | None
    refusal: str = ""


def recognised(sent: str, *, at: datetime) -> Recognised:
    """The client of a key; one query."""
    rows = Client.objects.select_related("agency__superior", "source")
    client = rows.filter(key_name=keys.name_in(sent)).first()
    if client is None:
        return Recognised(None, keys.UNKNOWN)
    why = keys.refusal(
        sent,
        client.key_hash,
        is_approved=client.approved_at is not None,
        expires_on=client.expires_on,
        revoked_at=client.revoked_at,
        day=at.astimezone(HANOI).date(),
    )
    return Recognised(None, why) if why else Recognised(client)


def clients_of(user: User) -> list[tuple[Client, int]]:
    """The agency's clients, those in use first, each with how many addresses are told."""
    told = Count("subscriptions", filter=Q(subscriptions__stopped_at__isnull=True))
    rows = Client.objects.filter(agency=user.agency_id).select_related("source", "agency")
    in_use_first = (F("revoked_at").desc(nulls_first=True), "name", "pk")
    return [(row, row.addresses) for row in rows.annotate(addresses=told).order_by(*in_use_first)]


def client_for(user: User, pk: int) -> Client:
    """One client; Http404 outside one's agency."""
    rows = Client.objects.filter(agency=user.agency_id)
    found = rows.select_related("source", "agency", "made_by", "approved_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_manage(user: User, today: date) -> bool:
    """Whether the person gives and withdraws keys."""
    return organisation.may(user, Act.MANAGE_CLIENTS, today=today)


def may_approve(user: User, client: Client, today: date) -> bool:
    """Whether the client waits and the person is one who approves it."""
    waits = client.approved_at is None and client.revoked_at is None
    is_other = client.made_by_id != user.pk
    return waits and is_other and organisation.may(user, Act.APPROVE_CLIENT, today=today)


def subscriptions_of(client: Client) -> QuerySet[Subscription]:
    """The client's addresses; the secrets are not read."""
    return client.subscriptions.defer("secret")


def subscription_for(user: User, pk: int) -> Subscription:
    """One subscription; Http404 outside one's agency."""
    rows = Subscription.objects.filter(client__agency=user.agency_id).defer("secret")
    found = rows.select_related("client__agency").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def deliveries_of(subscription: Subscription) -> QuerySet[Delivery]:
    """What was and will be sent, the latest first, with every attempt."""
    return subscription.deliveries.prefetch_related("tries").order_by("-pk")


def history_of(client: Client) -> list[EventView]:
    """Everything that was done to the client and its subscriptions, the latest first."""
    agency = client.agency.code
    addresses = [str(pk) for pk in client.subscriptions.values_list("pk", flat=True)]
    found = audit.history(agency, facts.CLIENT, str(client.pk))
    for events in audit.histories(agency, facts.SUBSCRIPTION, addresses).values():
        found += events
    return sorted(found, key=lambda event: event.seq, reverse=True)


def followed_agencies() -> list[Agency]:
    """The agencies that have, or had, a subscription."""
    followed = FollowedChain.objects.values("agency")
    return list(Agency.objects.filter(pk__in=followed).order_by("pk"))


def due_deliveries(at: datetime, most: int) -> list[tuple[int, int]]:
    """(key, subscription) of what should be sent by now, the longest waiting first."""
    waiting = Delivery.objects.filter(
        state=DeliveryState.QUEUED,
        next_try_at__lte=at,
        subscription__stopped_at__isnull=True,
        subscription__client__revoked_at__isnull=True,
    )
    return list(waiting.order_by("next_try_at", "pk").values_list("pk", "subscription")[:most])
