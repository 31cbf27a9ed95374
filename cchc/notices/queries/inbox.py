"""Reads of notices: a person's inbox, and what waits to be sent."""

from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.notices.choices import DispatchState
from cchc.notices.models import Dispatch, Letter, Message
from cchc.organisation.models import User


def inbox(user: User) -> QuerySet[Message]:
    """The person's messages, newest first; nobody reads another's."""
    return Message.objects.filter(to=user)


def unread_count(user: User) -> int:
    """How many messages the person has not opened."""
    return inbox(user).filter(read_at__isnull=True).count()


def get_for(user: User, pk: int) -> Message:
    """The message; Http404 when it is another's."""
    found = inbox(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def due_dispatches(at: datetime, limit: int) -> list[int]:
    """The keys of what should be sent by now, the longest waiting first."""
    waiting = Dispatch.objects.filter(state=DispatchState.QUEUED, next_try_at__lte=at)
    return list(waiting.order_by("next_try_at", "pk").values_list("pk", flat=True)[:limit])


def due_letters(at: datetime, limit: int) -> list[int]:
    """The keys of letters to the outside that should be sent by now, the longest waiting first."""
    waiting = Letter.objects.filter(state=DispatchState.QUEUED, next_try_at__lte=at)
    return list(waiting.order_by("next_try_at", "pk").values_list("pk", flat=True)[:limit])
