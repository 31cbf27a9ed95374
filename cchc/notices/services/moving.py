"""The columns of a notice as it moves from state to state; docs/rules/citizen-notices.md."""

from datetime import datetime

from cchc.notices.choices import NoticeState
from cchc.notices.models import Notice
from cchc.notices.rules.lives import Next

_SETTLED = (NoticeState.DELIVERED, NoticeState.CALLED, NoticeState.FAILED)


def locked(key: int) -> Notice:
    """The notice as it is now, locked until the end of the transaction."""
    rows = Notice.objects.select_for_update(of=("self",)).select_related("agency")
    return rows.get(pk=key)


def move(notice: Notice, told: Next, *, at: datetime) -> None:
    """The locked notice as it stands after a try; not yet saved."""
    notice.failure = told.failure
    notice.state = NoticeState(told.state)
    if told.way != notice.way:
        notice.way, notice.attempts = told.way, 0
    notice.next_try_at = None
    if told.state == NoticeState.QUEUED:
        notice.next_try_at = at + told.pause if told.pause else at
    if told.state == NoticeState.SENT:
        notice.sent_at = at
    if notice.state in _SETTLED:
        notice.settled_at = at


def arrived(notice: Notice, *, at: datetime) -> None:
    """The locked notice was delivered; not yet saved."""
    notice.state, notice.failure, notice.next_try_at = NoticeState.DELIVERED, "", None
    notice.sent_at = notice.sent_at or at
    notice.delivered_at = notice.settled_at = at
