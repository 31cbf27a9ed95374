"""Lists of obligations: of a subject, of a person, late, due within days, by filter."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, F, Q, QuerySet, When

from cchc.kernel.text import fold
from cchc.obligations.choices import RequestState, Standing, State
from cchc.obligations.models import AwaitedEvent, ExtensionRequest, Obligation
from cchc.obligations.queries.reach import own, visible_to
from cchc.organisation.models import Agency, User

UNFINISHED = (State.OPEN, State.SUBMITTED)


def in_time() -> Q:
    """What waits or is accepted was submitted on or before the binding date."""
    return Q(submitted_on__lte=F("binding_on"))


def standing_on(name: str, today: date) -> Q:
    """Obligations of that standing; the same as ``rules.standing`` says (tested)."""
    unanswered = Q(state=State.OPEN) | (Q(state=State.SUBMITTED) & ~in_time())
    conditions: dict[str, Callable[[], Q]] = {
        Standing.AWAITING_EVENT: lambda: Q(state=State.AWAITING_EVENT),
        Standing.RUNNING: lambda: unanswered & Q(binding_on__gte=today),
        Standing.WAITING: lambda: Q(state=State.SUBMITTED) & in_time(),
        Standing.OVERDUE: lambda: unanswered & Q(binding_on__lt=today),
        Standing.DONE_ON_TIME: lambda: Q(state=State.ACCEPTED) & in_time(),
        Standing.DONE_LATE: lambda: Q(state=State.ACCEPTED) & ~in_time(),
        Standing.CANCELLED: lambda: Q(state=State.CANCELLED),
    }
    return conditions[name]()


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; an empty value does not narrow."""

    text: str = ""
    standing: str = ""
    unit: int | None = None
    person: int | None = None
    area: str = ""
    first: date | None = None
    last: date | None = None
    to_judge: bool = False
    keys: Collection[int] | None = None


_UNFINISHED = Q(state__in=[State.OPEN, State.SUBMITTED, State.AWAITING_EVENT])


def listed(user: User, wanted: Wanted, *, today: date) -> QuerySet[Obligation]:
    """What the person sees of it; cancelled ones only when asked for.

    First what is unfinished, the nearest date first, then what is done, the latest date first.
    """
    rows = visible_to(user, today=today).select_related("unit", "chief")
    if wanted.standing:
        rows = rows.filter(standing_on(wanted.standing, today))
    elif wanted.keys is None:
        rows = rows.exclude(state=State.CANCELLED)
    for word in fold(wanted.text).split():
        rows = rows.filter(folded__contains=word)
    narrowed = {
        "unit": wanted.unit,
        "chief": wanted.person,
        "area": wanted.area,
        "due_on__gte": wanted.first,
        "due_on__lte": wanted.last,
        "state": State.SUBMITTED if wanted.to_judge else "",
        "pk__in": wanted.keys,
    }
    rows = rows.filter(
        **{name: value for name, value in narrowed.items() if value not in ("", None)}
    )
    return rows.order_by(
        Case(When(_UNFINISHED, then=0), default=1),
        Case(When(_UNFINISHED, then=F("due_on"))).asc(nulls_last=True),
        F("due_on").desc(nulls_last=True),
        "pk",
    )


def areas_of(agency: Agency) -> list[str]:
    """The areas of the agency's obligations, in their order."""
    rows = Obligation.objects.filter(agency=agency).exclude(area="")
    return list(rows.order_by("area").values_list("area", flat=True).distinct())


def for_subject(kind: str, keys: Collection[str], *, agency: Agency) -> QuerySet[Obligation]:
    """The obligations of these subjects, cancelled ones too, in the order of their dates."""
    return Obligation.objects.filter(
        agency=agency, subject_kind=kind, subject_key__in=keys
    ).select_related("unit", "chief", "event")


def mine(user: User, *, today: date) -> QuerySet[Obligation]:
    """What the person still owes: led, helped, stood in for, or of the unit."""
    return (
        visible_to(user, today=today)
        .filter(own(user, today), state__in=UNFINISHED)
        .select_related("unit", "chief")
        .order_by("due_on", "pk")
    )


def siblings(row: Obligation, user: User, *, today: date) -> QuerySet[Obligation]:
    """The other open obligations of the same subject and unit, which one product may serve."""
    return (
        visible_to(user, today=today)
        .filter(
            unit=row.unit_id,
            subject_kind=row.subject_kind,
            subject_key=row.subject_key,
            state=State.OPEN,
        )
        .exclude(pk=row.pk)
        .order_by("due_on", "pk")
    )


def late(agency: Agency, today: date) -> QuerySet[Obligation]:
    """What is overdue in the agency, the longest first."""
    return (
        Obligation.objects.filter(standing_on(Standing.OVERDUE, today), agency=agency)
        .select_related("unit", "chief")
        .order_by("binding_on", "pk")
    )


def late_by_unit(agency: Agency, today: date) -> list[tuple[str, list[Obligation]]]:
    """What is overdue, unit by unit in their order: the lists of the urging letters."""
    groups: dict[tuple[int, str], list[Obligation]] = {}
    for row in late(agency, today):
        unit = (row.unit.order, row.unit.name) if row.unit else (10**6, "Chưa rõ bộ phận")
        groups.setdefault(unit, []).append(row)
    return [(name, groups[order, name]) for order, name in sorted(groups)]


def due_between(agency: Agency, first: date, last: date) -> QuerySet[Obligation]:
    """What is unfinished and has its date within the days, both included."""
    return (
        Obligation.objects.filter(
            agency=agency, state__in=UNFINISHED, due_on__gte=first, due_on__lte=last
        )
        .select_related("unit", "chief")
        .order_by("due_on", "pk")
    )


def waiting_requests(agency: Agency) -> QuerySet[ExtensionRequest]:
    """Requests for an extension that wait for a decision, the nearest date first."""
    return (
        ExtensionRequest.objects.filter(obligation__agency=agency, state=RequestState.WAITING)
        .select_related("obligation__unit", "asked_by")
        .order_by("current", "pk")
    )


def awaited_events(agency: Agency) -> QuerySet[AwaitedEvent]:
    """Events that have not happened and on which a live obligation hangs, with their number."""
    waits = Count("obligations", filter=Q(obligations__state=State.AWAITING_EVENT))
    return (
        AwaitedEvent.objects.filter(agency=agency, happened_on=None, is_date_to_set=False)
        .annotate(hanging=waits)
        .filter(hanging__gt=0)
        .order_by("pk")
    )


def dates_to_set(agency: Agency) -> QuerySet[Obligation]:
    """Obligations that only await a date from somebody with the power to give it."""
    return (
        Obligation.objects.filter(
            agency=agency, state=State.AWAITING_EVENT, event__is_date_to_set=True
        )
        .select_related("unit", "event")
        .order_by("unit__order", "subject_key", "pk")
    )


def happened_events(agency: Agency) -> QuerySet[AwaitedEvent]:
    """Events that were recorded, the last one first."""
    return (
        AwaitedEvent.objects.filter(agency=agency, happened_on__isnull=False, is_date_to_set=False)
        .select_related("recorded_by", "file")
        .order_by("-happened_on", "-pk")
    )


def hanging_on(event: AwaitedEvent) -> QuerySet[Obligation]:
    """The obligations that still wait for the event."""
    return event.obligations.filter(state=State.AWAITING_EVENT).select_related("unit")


def following_from(event: AwaitedEvent) -> QuerySet[Obligation]:
    """The unfinished obligations that got their dates from the event."""
    return event.obligations.filter(state__in=UNFINISHED).select_related("unit")


@dataclass(frozen=True)
class Counts:
    """How many obligations of an agency stand how today."""

    running: int = 0
    overdue: int = 0
    waiting: int = 0
    to_judge: int = 0
    awaiting_event: int = 0
    due_soon: int = 0
    requests: int = 0


def counts(agency: Agency, *, today: date, soon: date) -> Counts:
    """The counts of today in two queries; ``soon`` is the last day of "due soon"."""

    def when(name: str) -> Count:
        return Count("pk", filter=standing_on(name, today))

    found = Obligation.objects.filter(agency=agency).aggregate(
        running=when(Standing.RUNNING),
        overdue=when(Standing.OVERDUE),
        waiting=when(Standing.WAITING),
        to_judge=Count("pk", filter=Q(state=State.SUBMITTED)),
        awaiting_event=when(Standing.AWAITING_EVENT),
        due_soon=Count("pk", filter=Q(state=State.OPEN, due_on__gte=today, due_on__lte=soon)),
    )
    return Counts(**found, requests=waiting_requests(agency).count())
