"""What this room does by itself: send what waits."""

from datetime import datetime

from django.conf import settings

from cchc.kernel.jobs import periodic
from cchc.notices import queries, services

AT_ONCE = 200


@periodic(name="send-notices", every=60)
def send_what_waits(at: datetime) -> None:
    """Try every message that is due, the longest waiting first."""
    for key in queries.due_dispatches(at, AT_ONCE):
        services.send(dispatch_key=key, at=at, site=settings.SITE_ADDRESS)
