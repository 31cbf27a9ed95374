"""The list of calls: an officer calls, and says what came of it; docs/rules/citizen-notices.md."""

from datetime import datetime, timedelta
from itertools import islice

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import HANOI
from cchc.notices.choices import AttemptState, CallOutcome, Event, NoticeState, Way
from cchc.notices.models import Notice, NoticeCall
from cchc.notices.rules import lives
from cchc.notices.services.moving import locked
from cchc.notices.services.telling import note
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User

_LOOKED_BACK = timedelta(days=60)  # a worker was never away for longer


def record_call(
    *, notice: Notice, actor: User, at: datetime, outcome: CallOutcome, said: str = ""
) -> NoticeCall:
    """Tick the notice off the list, or keep that nobody answered."""
    organisation.require(actor, Act.RECEIVE_DOSSIER, today=at.astimezone(HANOI).date())
    if notice.agency_id != actor.agency_id:
        raise PermissionDenied("Thông báo này thuộc cơ quan khác.")
    words = nfc(said)
    if outcome == CallOutcome.REACHED and not words:
        raise RuleBroken("Ghi nội dung đã trao đổi.", field="said")
    with audit.transaction():
        row = locked(notice.pk)
        if row.state != NoticeState.TO_CALL:
            raise RuleBroken(f"Thông báo này không còn phải gọi: {row.get_state_display()}.")
        made = NoticeCall.objects.create(notice=row, at=at, by=actor, outcome=outcome, said=words)
        _settle(row, outcome, at)
        row.save()
        note(row, "call", at=at, actor=actor.actor_key)
    return made


def _settle(row: Notice, outcome: CallOutcome, at: datetime) -> None:
    moments = row.calls.filter(outcome=CallOutcome.NOT_REACHED).values_list("at", flat=True)
    days = [moment.astimezone(HANOI).date() for moment in moments]
    row.state = NoticeState(lives.after_call(outcome, days))
    if row.state == NoticeState.FAILED:
        row.failure = AttemptState.PERMANENT
    if row.state != NoticeState.TO_CALL:
        row.settled_at = at


def put_unproven_on_list(*, at: datetime, most: int) -> int:
    """Apologies that were sent a day ago and of which no receipt came; how many were put there."""
    rows = Notice.objects.filter(
        event=Event.LATE_APOLOGY,
        settled_at=None,
        state=NoticeState.SENT,
        sent_at__lt=at - lives.UNPROVEN_AFTER,
        sent_at__gte=at - _LOOKED_BACK,
    )
    found = rows.order_by("pk").values_list("pk", "ways").iterator()
    callable_ones = (key for key, ways in found if Way.PHONE in ways)
    number = 0
    for key in list(islice(callable_ones, most)):
        with audit.transaction():
            row = locked(key)
            if row.state != NoticeState.SENT:
                continue
            row.state, row.way = NoticeState.TO_CALL, Way.PHONE
            row.save()
            note(row, "send", at=at)
            number += 1
    return number
