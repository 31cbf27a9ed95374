"""What this room does by itself: reads the chains on, sends what waits, forgets."""

import time
from datetime import datetime

from django.conf import settings

from cchc.api import queries, services
from cchc.kernel.jobs import periodic

AT_ONCE = 1_000
SECONDS = 10  # the worker has other work; what is left waits for the next round


@periodic(name="follow-dossiers", every=20)
def follow_dossiers(at: datetime) -> None:
    """Put messages for what has happened since the last look."""
    for agency in queries.followed_agencies():
        services.follow(agency=agency, at=at)
        services.tell_of_lateness(agency=agency, at=at)


@periodic(name="deliver-webhooks", every=20)
def deliver_what_waits(at: datetime) -> None:
    """Send what is due, the longest waiting first; who fails once waits with the rest."""
    failing: set[int] = set()
    began = time.monotonic()
    for key, subscription in queries.due_deliveries(at, AT_ONCE):
        if time.monotonic() - began > SECONDS:
            return
        if subscription in failing:
            continue
        internal = settings.WEBHOOK_INTERNAL
        if services.deliver(delivery_key=key, internal=internal, at=at) is False:
            failing.add(subscription)


@periodic(name="forget-api", at="02:50")
def forget_old(at: datetime) -> None:
    """Drop answers after a day, deliveries after ninety."""
    services.forget_answers(at=at)
    services.forget_deliveries(at=at)
