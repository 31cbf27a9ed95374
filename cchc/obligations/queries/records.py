"""Obligations with their whole dated history as values, in a fixed number of queries."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from cchc.obligations.choices import DeliveryState, State
from cchc.obligations.models import Delivery, DueDate, Obligation
from cchc.obligations.rules.standing import DateLine, DeliveryLine, Record
from cchc.organisation.models import Agency

_JUDGED_GOOD = (DeliveryState.ACCEPTED, DeliveryState.REVOKED)


def records_of(rows: QuerySet[Obligation]) -> dict[int, Record]:
    """What decides the standing of each row at any moment. Three queries."""
    owners = rows.order_by().values("pk")
    dates: dict[int, list[DateLine]] = defaultdict(list)
    lines = DueDate.objects.filter(obligation__in=owners).order_by("pk")
    for owner, new, promised_at in lines.values_list("obligation_id", "new", "decided_at"):
        dates[owner].append(DateLine(new, promised_at))
    deliveries: dict[int, list[DeliveryLine]] = defaultdict(list)
    handed_in = Delivery.objects.filter(obligation__in=owners).order_by("version")
    for owner, state, submitted_at, decided_at, revoked_at in handed_in.values_list(
        "obligation_id", "state", "submission__submitted_at", "decided_at", "revoked_at"
    ):
        is_accepted = state in _JUDGED_GOOD
        deliveries[owner].append(DeliveryLine(submitted_at, decided_at, is_accepted, revoked_at))
    return {
        pk: Record(created_at, tuple(dates[pk]), tuple(deliveries[pk]), cancelled_at, year)
        for pk, created_at, year, cancelled_at in rows.order_by().values_list(
            "pk", "created_at", "event__year", "cancelled_at"
        )
    }


def counted_in(agency: Agency, first: date, last: date, as_of: datetime) -> QuerySet[Obligation]:
    """Every obligation that may count in a period at a moment, and few others.

    With a date in the period or its year, or awaiting an event, or unfinished at the moment.
    """
    begin = min(first, date(last.year, 1, 1))
    end = max(last, date(last.year, 12, 31))
    promised = DueDate.objects.filter(obligation=OuterRef("pk"), new__gte=begin, new__lte=end)
    awaiting = Q(event__isnull=False) & (
        Q(event__recorded_at__isnull=True) | Q(event__recorded_at__gt=as_of)
    )
    unfinished = (
        Q(state__in=[State.OPEN, State.SUBMITTED])
        | Q(accepted_at__gt=as_of)
        | Q(cancelled_at__gt=as_of)
    )
    return Obligation.objects.filter(
        Exists(promised) | awaiting | unfinished, agency=agency, created_at__lte=as_of
    )
