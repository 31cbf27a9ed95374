"""What the calendar of a person may fetch."""

from datetime import date

from django.http import Http404

from cchc.obligations.models import CalendarFeed, Obligation
from cchc.obligations.queries.lists import mine
from cchc.obligations.rules.feeds import hashed
from cchc.organisation.models import User

MOST = 500


def own_feed(user: User) -> CalendarFeed | None:
    """The address that the person uses."""
    return CalendarFeed.objects.filter(user=user, ended_at=None).first()


def feed_owner(secret: str) -> User:
    """Whose address it is; Http404 where it is nobody's, was ended, or the person has left."""
    feeds = CalendarFeed.objects.select_related("user__agency")
    feed = feeds.filter(sha256=hashed(secret), ended_at=None, user__is_active=True).first()
    if feed is None:
        raise Http404
    return feed.user


def feed_rows(user: User, *, today: date) -> list[Obligation]:
    """What the person still owes and has a date, the nearest first, at most MOST."""
    return list(mine(user, today=today).exclude(due_on=None)[:MOST])
