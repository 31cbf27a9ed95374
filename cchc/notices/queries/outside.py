"""Reads of notices to people outside: what is due, the lists, the proof of one case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Prefetch, Q, QuerySet
from django.http import Http404

from cchc.kernel import audit
from cchc.notices import facts
from cchc.notices.choices import NoticeState
from cchc.notices.models import Attempt, Notice, NoticeCall
from cchc.organisation.models import Agency, User


def due_notices(at: datetime, limit: int) -> list[int]:
    """The keys of what should be sent by now, the longest waiting first."""
    waiting = Notice.objects.filter(state=NoticeState.QUEUED, next_try_at__lte=at)
    return list(waiting.order_by("next_try_at", "pk").values_list("pk", flat=True)[:limit])


def visible_to(user: User) -> QuerySet[Notice]:
    """The notices of the person's agency."""
    return Notice.objects.filter(agency=user.agency_id)


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to; ``span`` is from and before when notices were made."""

    state: str = ""
    way: str = ""
    event: str = ""
    span: tuple[datetime, datetime] | None = None
    within: timedelta | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is asked."""
        return self != Wanted()


def listed(user: User, wanted: Wanted) -> QuerySet[Notice]:
    """The narrowed list; what is not asked narrows nothing."""
    asked = {"state": wanted.state, "way": wanted.way, "event": wanted.event}
    rows = visible_to(user).filter(**{name: value for name, value in asked.items() if value})
    if wanted.span:
        rows = rows.filter(made_at__gte=wanted.span[0], made_at__lt=wanted.span[1])
    return rows.filter(is_within(wanted.within)) if wanted.within else rows


def is_within(limit: timedelta) -> Q:
    """Delivered so soon after the act."""
    return Q(delivered_at__lte=F("made_at") + limit)


def notice_for(user: User, pk: int) -> Notice:
    """The notice with its tries and calls; Http404 in another agency."""
    rows = visible_to(user).select_related("agency")
    found = rows.prefetch_related("tries", _calls()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _calls() -> Prefetch[str]:
    return Prefetch("calls", NoticeCall.objects.select_related("by"))


def to_call(user: User) -> QuerySet[Notice]:
    """Whom the officers of the agency must call."""
    return visible_to(user).filter(state=NoticeState.TO_CALL).prefetch_related(_calls())


def to_call_count(user: User) -> int:
    """How many must be called."""
    return visible_to(user).filter(state=NoticeState.TO_CALL).count()


def opened(user: User, notice: Notice, *, at: datetime) -> Notice:
    """The notice to call about, its reading noted: name and number are shown."""
    audit.note_read(
        agency=user.agency.code,
        actor=user.actor_key,
        at=at,
        kind=facts.NOTICE,
        keys=[str(notice.pk)],
        screen=f"Gọi báo: {notice.subject_label}"[:100],
    )
    return notice


def shown_subjects(agency: Agency, kind: str, key: str) -> list[Notice]:
    """What was told about one record, the first one first, with tries and calls. Three queries."""
    rows = Notice.objects.filter(agency=agency, subject_kind=kind, subject_key=key)
    return list(rows.order_by("pk").prefetch_related("tries", _calls()))


@dataclass(frozen=True)
class Call:
    """A call that was made from the list: when, and whether somebody was spoken to."""

    at: datetime
    outcome: str


@dataclass(frozen=True)
class Standing:
    """What is known of a record's notices of one event: how many, whether all came to an end."""

    number: int
    settled: bool
    calls: tuple[Call, ...]


def standing_of(agency: Agency, event: str, kind: str, key: str) -> Standing:
    """How an event of a record was told. Two queries at most."""
    rows = Notice.objects.filter(agency=agency, subject_kind=kind, subject_key=key, event=event)
    found = list(rows.values_list("pk", "settled_at"))
    calls: Iterable[tuple[datetime, str]] = ()
    if found:
        made = NoticeCall.objects.filter(notice__in=[pk for pk, _ in found])
        calls = made.values_list("at", "outcome")
    settled = all(moment is not None for _, moment in found)
    return Standing(len(found), settled, tuple(Call(at, outcome) for at, outcome in calls))


def settled_since(event: str, kind: str, since: datetime) -> list[str]:
    """The keys of records of a kind whose notice of an event came to an end since then."""
    rows = Notice.objects.filter(event=event, settled_at__gte=since, subject_kind=kind)
    return list(rows.order_by("settled_at").values_list("subject_key", flat=True))


def tries_of(agency: Agency, first: datetime, last: datetime) -> QuerySet[Attempt]:
    """The tries of the agency from ``first`` on and before ``last``."""
    return Attempt.objects.filter(agency=agency, at__gte=first, at__lt=last)
