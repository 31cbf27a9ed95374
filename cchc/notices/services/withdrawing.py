"""Notices about a record are taken back: what waits is not sent, who was told is named no more."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.notices.choices import DispatchState, NoticeState
from cchc.notices.models import Letter, Notice, NoticeCall
from cchc.notices.services.telling import note
from cchc.organisation.models import Agency

_WAITING = (NoticeState.QUEUED, NoticeState.TO_CALL)


def withdraw_about(*, agency: Agency, kind: str, keys: Sequence[str], at: datetime) -> int:
    """Empty every notice about these records; those that wait end here. How many were emptied.

    Event, channel, moments and cost stay, so that figures do.
    """
    with audit.transaction():
        rows = Notice.objects.select_for_update(of=("self",)).select_related("agency")
        rows = rows.filter(agency=agency, subject_kind=kind, subject_key__in=keys, emptied_at=None)
        for row in rows.order_by("pk"):
            if row.state in _WAITING:
                row.state, row.next_try_at, row.settled_at = NoticeState.WITHDRAWN, None, at
            row.name = row.phone = row.email = row.params = row.subject_label = ""
            row.emptied_at = at
            row.save()
            note(row, "withdraw", at=at)
            NoticeCall.objects.filter(notice=row).update(said="")
    return len(rows)


def drop_letters(*, beginning: str, at: datetime) -> int:
    """Letters whose key begins so are not sent any more; how many waited."""
    waiting = Letter.objects.filter(key__startswith=beginning, state=DispatchState.QUEUED)
    return waiting.delete()[0]
