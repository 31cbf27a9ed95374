"""An address is told of events, no longer, or again."""

import json
import secrets
import uuid
from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from cchc.api.choices import TOLD, DeliveryState, EventKind
from cchc.api.models import Client, Delivery, FollowedChain, SeenDossier, Subscription
from cchc.api.rules.addresses import checked_url
from cchc.api.services.writing import demand, locked_client, locked_subscription, note_subscription
from cchc.dossiers import queries as dossiers
from cchc.dossiers.choices import Outcome
from cchc.dossiers.models import Dossier
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import Agency, User

_AT_ONCE = 2_000
_SECRET_BYTES = 32


def subscribe(
    *,
    client: Client,
    url: str,
    events: Collection[str],
    internal: bool,
    actor: User,
    at: datetime,
) -> tuple[Subscription, str]:
    """(the subscription, the secret that signs, shown now and never again).

    ``internal``: whether the installation allows http and addresses of its own network.
    """
    demand(actor, client.agency, at)
    address = checked_url(url, internal=internal)
    if not events or not set(events) <= set(TOLD):
        raise RuleBroken("Chọn ít nhất một loại tin.", field="events")
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    with audit.transaction():
        owner = locked_client(client)
        if owner.revoked_at is not None:
            raise RuleBroken("Khóa của máy khách này đã bị thu hồi.")
        if owner.approved_at is None:
            raise RuleBroken("Kết nối này chưa được lãnh đạo duyệt; duyệt rồi mới gửi tin.")
        _begin_to_follow(owner.agency, at)
        row = Subscription.objects.create(
            client=owner,
            url=address,
            events=[kind.value for kind in TOLD if kind in events],
            secret=secret,
            made_at=at,
        )
        note_subscription(row, "subscribe", actor=actor, at=at)
    return row, secret


def stop_subscription(
    *, subscription: Subscription, reason: str, actor: User, at: datetime
) -> Subscription:
    """Tell the address nothing more; what still waits is not sent."""
    demand(actor, subscription.client.agency, at)
    with audit.transaction():
        row = locked_subscription(subscription)
        if row.stopped_at is not None:
            raise RuleBroken("Đăng ký này đã dừng.")
        end(row, nfc(reason)[:200], at)
        note_subscription(row, "stop_subscription", actor=actor, at=at)
    return row


def resume_subscription(*, subscription: Subscription, actor: User, at: datetime) -> Subscription:
    """Tell the address again, of what happens from now on."""
    demand(actor, subscription.client.agency, at)
    with audit.transaction():
        row = locked_subscription(subscription)
        if row.stopped_at is None:
            raise RuleBroken("Đăng ký này đang nhận tin.")
        if row.client.revoked_at is not None:
            raise RuleBroken("Khóa của máy khách này đã bị thu hồi.")
        row.stopped_at, row.stop_reason, row.failures = None, "", 0
        row.save(update_fields=["stopped_at", "stop_reason", "failures"])
        note_subscription(row, "resume_subscription", actor=actor, at=at)
    return row


def send_ping(*, subscription: Subscription, actor: User, at: datetime) -> Delivery:
    """Put a message that tells nothing, to see whether the address takes it."""
    demand(actor, subscription.client.agency, at)
    if subscription.stopped_at is not None:
        raise RuleBroken("Đăng ký này đã dừng; bật lại rồi gửi thử.")
    key = uuid.uuid4()
    said = {"id": str(key), "event": EventKind.PING.value, "at": at.isoformat(timespec="seconds")}
    return Delivery.objects.create(
        subscription=subscription,
        event_id=key,
        kind=EventKind.PING,
        body=json.dumps(said),
        state=DeliveryState.QUEUED,
        made_at=at,
        next_try_at=at,
    )


def end(row: Subscription, reason: str, at: datetime) -> None:
    """The subscription stops and nothing of it waits any more; the caller notes it."""
    row.stopped_at, row.stop_reason = at, reason
    row.save(update_fields=["stopped_at", "stop_reason", "failures"])
    waiting = row.deliveries.filter(state=DeliveryState.QUEUED)
    waiting.update(state=DeliveryState.FAILED, next_try_at=None)


def _begin_to_follow(agency: Agency, at: datetime) -> None:
    """From the first subscription on; what is open by then is known, nothing of it is told."""
    if FollowedChain.objects.filter(agency=agency).exists():
        return
    seq = audit.last_seq(agency.code)
    last = Dossier.objects.filter(agency=agency).aggregate(last=Max("pk"))["last"] or 0
    late = set(dossiers.overdue_in(agency, at=at).values_list("pk", flat=True))
    rows = dossiers.not_ended(agency).only("state", "received_at", "finished_at", "outcome")
    seen = [
        SeenDossier(
            dossier=row,
            agency=agency,
            state=row.state,
            is_received=row.received_at is not None,
            is_finished=row.finished_at is not None,
            is_late=row.pk in late or row.outcome == Outcome.LATE,
        )
        for row in rows.order_by("pk").iterator(chunk_size=_AT_ONCE)
    ]
    SeenDossier.objects.bulk_create(seen, batch_size=200)
    FollowedChain.objects.create(agency=agency, seq=seq, first_pk=last)
