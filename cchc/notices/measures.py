"""Figures of notices to people outside, and the records behind each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.notices.choices import Event, NoticeState, Way
from cchc.notices.models import Attempt, Notice
from cchc.notices.queries.outside import is_within, tries_of
from cchc.organisation.models import Agency

QUICK, SOON = timedelta(seconds=10), timedelta(minutes=1)
FIGURES = ("made", *NoticeState.values, "told", "within_10s", "within_1m")
_TOLD = Q(state__in=(NoticeState.DELIVERED, NoticeState.CALLED))


@dataclass(frozen=True)
class Counts:
    """Notices made in a time by where they stand now, and how quick those that arrived were."""

    made: int = 0
    queued: int = 0
    sent: int = 0
    delivered: int = 0
    to_call: int = 0
    called: int = 0
    failed: int = 0
    withdrawn: int = 0
    within_10s: int = 0
    within_1m: int = 0

    @property
    def told(self) -> Ratio:
        """Proven to have been told, of all that were made."""
        return Ratio(self.delivered + self.called, self.made)

    @property
    def quick(self) -> Ratio:
        """Delivered within 10 seconds of the act, of all that were made."""
        return Ratio(self.within_10s, self.made)

    @property
    def soon(self) -> Ratio:
        """Delivered within a minute of the act, of all that were made."""
        return Ratio(self.within_1m, self.made)


_COUNTED = {
    "made": Count("pk"),
    **{state.value: Count("pk", filter=Q(state=state)) for state in NoticeState},
    "within_10s": Count("pk", filter=is_within(QUICK)),
    "within_1m": Count("pk", filter=is_within(SOON)),
}


def bounds(period: Period) -> tuple[datetime, datetime]:
    """From when on, and before when."""
    first = datetime.combine(period.first, time(), HANOI)
    return first, datetime.combine(period.last + timedelta(days=1), time(), HANOI)


def _made(agency: Agency, first: datetime, last: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(agency=agency, made_at__gte=first, made_at__lt=last)


def counts(agency: Agency, period: Period) -> Counts:
    """The notices made in the period. One query."""
    return Counts(**_made(agency, *bounds(period)).aggregate(**_COUNTED))


def _counts(row: Mapping[str, Any]) -> Counts:
    return Counts(**{name: row[name] for name in _COUNTED})


def by_way(agency: Agency, period: Period) -> dict[Way, Counts]:
    """The same for each channel that carried them last. One query."""
    rows = _made(agency, *bounds(period)).order_by().values("way").annotate(**_COUNTED)
    return {Way(row["way"]): _counts(row) for row in rows}


def by_event(agency: Agency, period: Period) -> dict[Event, Counts]:
    """The same for each event. One query."""
    rows = _made(agency, *bounds(period)).order_by().values("event").annotate(**_COUNTED)
    return {Event(row["event"]): _counts(row) for row in rows}


def week(agency: Agency, *, at: datetime) -> Counts:
    """The notices of the last seven days. One query."""
    rows = _made(agency, at - timedelta(days=7), at + timedelta(minutes=1))
    return Counts(**rows.aggregate(**_COUNTED))


def records(agency: Agency, figure: str, period: Period) -> QuerySet[Notice]:
    """The notices behind a count; an unknown one is a KeyError."""
    rows = _made(agency, *bounds(period))
    narrowed = {
        "made": Q(),
        "told": _TOLD,
        "within_10s": is_within(QUICK),
        "within_1m": is_within(SOON),
        **{state.value: Q(state=state) for state in NoticeState},
    }
    return rows.filter(narrowed[figure])


@dataclass(frozen=True)
class CostLine:
    """What a channel cost for an event: messages, segments, đồng."""

    way: str
    event: str
    messages: int
    segments: int
    cost: int


def tries(agency: Agency, period: Period) -> QuerySet[Attempt]:
    """Every try of the period, the first one first, with its notice."""
    return tries_of(agency, *bounds(period)).select_related("notice").order_by("at", "pk")


def costs(agency: Agency, period: Period) -> list[CostLine]:
    """What was charged in the period by channel and event. One query."""
    rows = tries_of(agency, *bounds(period)).filter(state__in=("sent", "delivered"))
    told = rows.order_by("way", "notice__event").values("way", "notice__event")
    summed = told.annotate(n=Count("pk"), s=Sum("segments"), c=Sum("cost"))
    return [
        CostLine(
            str(Way(row["way"]).label),
            str(Event(row["notice__event"]).label),
            row["n"],
            row["s"],
            row["c"],
        )
        for row in summed
    ]


def total_cost(agency: Agency, period: Period) -> int:
    """What everything of the period cost, in đồng. One query."""
    found = tries_of(agency, *bounds(period)).aggregate(total=Sum("cost"))["total"]
    return int(found or 0)
