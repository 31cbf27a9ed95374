"""The register of breaches; unseen is 404."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cchc.kernel import audit
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.privacy import facts
from cchc.privacy.choices import BREACH_ACTS_DONE, BreachAct
from cchc.privacy.models import Breach, BreachNote
from cchc.privacy.rules import breaches
from cchc.web.components import Entry


def breaches_of(user: User, *, today: date) -> QuerySet[Breach]:
    """The register of the person's agency, the latest first; what happened is not decrypted."""
    if not organisation.may(user, Act.SEE_DATA_REQUESTS, today=today):
        return Breach.objects.none()
    rows = Breach.objects.filter(agency=user.agency_id).defer("what")
    return rows.select_related("agency", "notice", "telling", "reported_by")


def breach_for(user: User, pk: int, *, today: date) -> Breach:
    """The breach; Http404 when the person does not see the register."""
    found = breaches_of(user, today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def breach_acts(row: Breach, user: User, *, today: date) -> frozenset[BreachAct]:
    """What the person may do to the breach now."""
    if row.agency_id != user.agency_id:
        return frozenset()
    able = breaches.acts_of(
        row.status, must_tell=row.telling_id is not None, was_told=row.told_at is not None
    )
    held = {
        True: organisation.may(user, Act.DECIDE_DATA_REQUESTS, today=today),
        False: organisation.may(user, Act.HANDLE_DATA_REQUESTS, today=today),
    }
    return frozenset(act for act in able if held[breaches.BREACHES[act].is_decision])


@dataclass(frozen=True)
class OpenedBreach:
    """What the register does not show."""

    what: str
    notes: Sequence[BreachNote]


def may_open_breach(user: User, *, today: date) -> bool:
    """Whether the person reads what happened."""
    acts = organisation.acts_of(user, today)
    return not acts.isdisjoint({Act.HANDLE_DATA_REQUESTS, Act.DECIDE_DATA_REQUESTS})


def open_breach(user: User, row: Breach, *, at: datetime, today: date) -> OpenedBreach:
    """What happened and what was done; the opening stands in the log of reads."""
    if not may_open_breach(user, today=today):
        raise PermissionDenied("Chỉ người xử lý hoặc người duyệt xem nội dung.")
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.BREACH,
        keys=[str(row.pk)],
        screen=str(row),
    )
    return OpenedBreach(row.what, list(row.notes.select_related("by")))


def breach_history(row: Breach) -> list[Entry]:
    """Every act, the newest first, without its words."""
    events = audit.history(row.agency.code, facts.BREACH, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(at=e.at, actor=names[e.actor], text=BREACH_ACTS_DONE.get(e.act, "Xóa nội dung"))
        for e in reversed(events)
    ]
