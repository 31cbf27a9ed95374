"""What need not be kept for ever: answers for repeats, the log of deliveries."""

from datetime import datetime, timedelta

from cchc.api.choices import DeliveryState
from cchc.api.models import Delivery, KeptAnswer

ANSWERS_KEPT = timedelta(hours=24)
DELIVERIES_KEPT = timedelta(days=90)


def forget_answers(*, at: datetime) -> int:
    """Drop the answers after a day; how many."""
    return KeptAnswer.objects.filter(at__lt=at - ANSWERS_KEPT).delete()[0]


def forget_deliveries(*, at: datetime) -> int:
    """Drop what was sent, or given up, ninety days ago; how many rows."""
    old = Delivery.objects.filter(made_at__lt=at - DELIVERIES_KEPT)
    return old.exclude(state=DeliveryState.QUEUED).delete()[0]
