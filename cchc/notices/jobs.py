"""What this room does by itself: send what waits."""

import time
from datetime import datetime

from django.conf import settings

from cchc.kernel.jobs import periodic
from cchc.notices import queries, services

AT_ONCE = 200
A_TURN = 30.0  # a slow provider does not keep the worker from everything else


@periodic(name="send-notices", every=60)
def send_what_waits(at: datetime) -> None:
    """Try every message that is due, the longest waiting first."""
    for key in queries.due_dispatches(at, AT_ONCE):
        services.send(dispatch_key=key, at=at, site=settings.SITE_ADDRESS)


@periodic(name="send-letters", every=2, waits=lambda at: bool(queries.due_letters(at, 1)))
def send_letters(at: datetime) -> None:
    """Letters to people outside, who may be waiting for a code at their screen."""
    for key in queries.due_letters(at, AT_ONCE):
        services.send_letter(letter_key=key, at=at, site=settings.SITE_ADDRESS)


@periodic(name="forget-letters", at="02:55")
def forget_letters(at: datetime) -> None:
    """Drop what was over a week ago."""
    services.forget_letters(at=at)


@periodic(name="send-citizen-notices", every=2, waits=lambda at: bool(queries.due_notices(at, 1)))
def send_citizen_notices(at: datetime) -> None:
    """Notices to people outside that are due, the longest waiting first; for half a minute."""
    ends = time.monotonic() + A_TURN
    for key in queries.due_notices(at, AT_ONCE):
        services.send_notice(notice_key=key, at=at, site=settings.SITE_ADDRESS)
        if time.monotonic() > ends:
            return


@periodic(name="unproven-notices", every=600)
def put_unproven_on_list(at: datetime) -> None:
    """Apologies without a receipt are called."""
    services.put_unproven_on_list(at=at, most=AT_ONCE)


@periodic(name="empty-notices", at="03:05")
def empty_old_notices(at: datetime) -> None:
    """Drop names, addresses and words that were kept long enough."""
    services.empty_old_notices(at=at, most=5_000)
