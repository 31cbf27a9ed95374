"""Receipts of providers: once, however often they come; docs/rules/citizen-notices.md."""

from datetime import datetime

from cchc.kernel import audit
from cchc.notices.choices import AttemptState, NoticeState
from cchc.notices.models import Attempt, Notice
from cchc.notices.rules import lives
from cchc.notices.services.moving import arrived, locked, move
from cchc.notices.services.telling import note

_OPEN = (NoticeState.QUEUED, NoticeState.SENT, NoticeState.TO_CALL)
_KEY_PARTS = 4


def message_key(notice: Notice, way: str) -> str:
    """What the provider knows a notice on this channel by, at every try."""
    return f"cchc-{int(notice.made_at.timestamp())}-{notice.pk}-{way}"


def take_receipt(
    *, provider: str, provider_key: str, message: str, is_delivered: bool, at: datetime
) -> NoticeState | None:
    """The provider says what became of a message; None when it is not known here.

    ``provider_key`` is the provider's key of the message, ``message`` ours where it repeats it.
    Without delivery the next channel is taken.
    """
    found = _place(provider, provider_key, message)
    if found is None:
        return None
    key, way = found
    with audit.transaction():
        notice = locked(key)
        attempt = notice.tries.filter(provider=provider, way=way, state=AttemptState.SENT).last()
        if attempt is not None:
            attempt.state = AttemptState.DELIVERED if is_delivered else AttemptState.PERMANENT
            attempt.delivered_at = at if is_delivered else None
            attempt.save(update_fields=["state", "delivered_at"])
        if _follow(notice, way, at, is_delivered=is_delivered, is_new=attempt is not None):
            notice.save()
            note(notice, "deliver" if is_delivered else "send", at=at)
    return NoticeState(notice.state)


def _follow(notice: Notice, way: str, at: datetime, *, is_delivered: bool, is_new: bool) -> bool:
    """Move the locked notice; whether it moved. A receipt never makes it worse than it was."""
    if is_delivered:
        if notice.state not in _OPEN:
            return False
        notice.way = way
        arrived(notice, at=at)
        return True
    if notice.emptied_at:
        return False  # whom it was for is not known any more
    if not is_new or notice.state != NoticeState.SENT or notice.way != way:
        return False
    move(notice, lives.after_try("fallback", notice.ways, way, notice.attempts), at=at)
    return True


def _place(provider: str, provider_key: str, message: str) -> tuple[int, str] | None:
    """(the notice, its channel) that a receipt is about."""
    parts = message.split("-")
    if len(parts) == _KEY_PARTS and parts[2].isascii() and parts[2].isdecimal():
        notice = Notice.objects.filter(pk=int(parts[2])).first()
        if notice is not None and message in (message_key(notice, way) for way in notice.ways):
            return notice.pk, parts[3]
    if not provider_key:
        return None
    rows = Attempt.objects.filter(provider=provider, provider_key=provider_key)
    return rows.values_list("notice", "way").last()
