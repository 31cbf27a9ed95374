"""A person opens and ends the address of the own calendar; docs/rules/calendar-feed.md."""

import secrets
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations import facts
from cchc.obligations.models import CalendarFeed
from cchc.obligations.rules.feeds import hashed
from cchc.obligations.services.writing import PREFIX
from cchc.organisation.models import User

_BYTES = 32


def open_feed(*, actor: User, at: datetime) -> str:
    """The secret of the new address, shown now and never again; the old address ends."""
    secret = secrets.token_urlsafe(_BYTES)
    with audit.transaction():
        _end(actor, at)
        feed = CalendarFeed.objects.create(user=actor, sha256=hashed(secret), made_at=at)
        _note(feed, "open_feed", at)
    return secret


def end_feed(*, actor: User, at: datetime) -> None:
    """The address opens nothing any more; RuleBroken where there is none."""
    with audit.transaction():
        if not _end(actor, at):
            raise RuleBroken("Bạn chưa có địa chỉ lịch nào đang dùng.")


def _end(actor: User, at: datetime) -> bool:
    rows = CalendarFeed.objects.select_for_update().filter(user=actor, ended_at=None)
    feed = rows.first()
    if feed is None:
        return False
    feed.ended_at = at
    feed.save(update_fields=["ended_at"])
    _note(feed, "end_feed", at)
    return True


def _note(feed: CalendarFeed, act: str, at: datetime) -> None:
    audit.record(
        agency=feed.user.agency.code,
        at=at,
        actor=feed.user.actor_key,
        act=f"{PREFIX}.{act}",
        subject=(facts.FEED, str(feed.pk)),
        facts={},
        payload=None,
    )
