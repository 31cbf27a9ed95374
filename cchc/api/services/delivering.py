"""What waits in the outbox is sent; every attempt is kept."""

from datetime import datetime, timedelta

from django.db.models import F

from cchc.api.choices import DeliveryState
from cchc.api.models import Delivery, DeliveryAttempt, Subscription
from cchc.api.rules.retries import FAILURES_IN_A_ROW, pause_after
from cchc.api.sending import Outcome, post
from cchc.api.services.subscriptions import end
from cchc.api.services.writing import locked_subscription, note_subscription
from cchc.kernel import audit
from cchc.kernel.zone import HANOI
from cchc.notices import services as notices
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act

CLAIM = timedelta(minutes=5)
STOPPED = f"Gửi không được {FAILURES_IN_A_ROW} lần liên tiếp"


def deliver(*, delivery_key: int, internal: bool, at: datetime) -> bool | None:
    """Try to send one message: whether it was taken; None when it is no longer to be sent.

    Sent outside any transaction, so that a slow address holds nothing.
    """
    if not _claimed(delivery_key, at):
        return None
    rows = Delivery.objects.select_related("subscription__client__agency")
    delivery = rows.get(pk=delivery_key)
    address = delivery.subscription
    headers = {"X-CCHC-Event": delivery.kind, "X-CCHC-Delivery": str(delivery.event_id)}
    outcome = post(
        address.url,
        delivery.body,
        secret=address.secret,
        headers=headers,
        internal=internal,
        seconds=int(at.timestamp()),
    )
    _note(delivery, outcome, at)
    return outcome.is_taken


def _claimed(key: int, at: datetime) -> bool:
    """Whether this worker may send it now; one that dies leaves it to be claimed again."""
    waiting = Delivery.objects.filter(
        pk=key,
        state=DeliveryState.QUEUED,
        next_try_at__lte=at,
        subscription__stopped_at__isnull=True,
        subscription__client__revoked_at__isnull=True,
    )
    return waiting.update(attempts=F("attempts") + 1, next_try_at=at + CLAIM) == 1


def _note(delivery: Delivery, outcome: Outcome, at: datetime) -> None:
    with audit.transaction():
        address = locked_subscription(delivery.subscription)
        DeliveryAttempt.objects.create(
            delivery=delivery,
            at=at,
            status=outcome.status,
            error=outcome.error,
            milliseconds=outcome.milliseconds,
        )
        pause = None if outcome.is_taken else pause_after(delivery.attempts)
        delivery.next_try_at = at + pause if pause else None
        delivery.state = _state_after(outcome, pause)
        delivery.save(update_fields=["state", "next_try_at"])
        address.failures = 0 if outcome.is_taken else address.failures + 1
        address.save(update_fields=["failures"])
        if address.failures >= FAILURES_IN_A_ROW and address.stopped_at is None:
            _give_up(address, at)


def _state_after(outcome: Outcome, pause: timedelta | None) -> DeliveryState:
    if outcome.is_taken:
        return DeliveryState.SENT
    return DeliveryState.QUEUED if pause else DeliveryState.FAILED


def _give_up(address: Subscription, at: datetime) -> None:
    """Stop, and tell the administrators."""
    end(address, STOPPED, at)
    note_subscription(address, "stop_after_failures", actor=None, at=at)
    agency = address.client.agency
    day = at.astimezone(HANOI).date()
    for person in organisation.people_with(agency, Act.MANAGE_CLIENTS, day):
        notices.put(
            agency=agency,
            to=person,
            key=f"api-stopped-{address.pk}-{int(at.timestamp())}-{person.pk}",
            subject=f"Đã dừng gửi tin tới hệ thống “{address.client.name}”",
            body=f"{STOPPED}. Kiểm tra hệ thống nhận rồi bật lại đăng ký.",
            link="/ket-noi/",
            at=at,
        )
