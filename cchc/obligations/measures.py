"""Figures about tasks and recommendations, and the records behind each.

docs/rules/obligations.md and recommendations.md, "Figures".
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal

from django.db.models import F, Q, QuerySet

from cchc.kernel.numbers import Ratio
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.obligations.choices import (
    DeliveryState,
    Figure,
    RecommendationFigure,
    RecommendationState,
    State,
)
from cchc.obligations.models import Asking, AwaitedEvent, Delivery, Obligation, Recommendation
from cchc.obligations.queries.records import counted_in, records_of
from cchc.obligations.rules.counting import Window, figures_of, is_behind
from cchc.obligations.rules.dates import day_of
from cchc.obligations.rules.standing import Standing, standing
from cchc.organisation.models import Agency

Dimension = Literal["area", "unit", "person"]
Task = tuple[str, str]


@dataclass(frozen=True)
class TaskCounts:
    """How many tasks count in each figure."""

    planned: int = 0
    due: int = 0
    done_on_time: int = 0
    done_late: int = 0
    overdue: int = 0
    waiting: int = 0
    not_yet_due: int = 0
    earlier: int = 0
    awaiting_event: int = 0
    carried_over: int = 0
    extended: int = 0

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return self.done_on_time + self.done_late


@dataclass(frozen=True)
class CountRow:
    """The counts of one group, with what is behind each.

    ``key`` is the area's title, the unit's or the person's key, "" for none or for the whole;
    ``tasks`` the subjects (kind, key), ``records`` the keys of the obligations, by figure.
    """

    key: str
    label: str
    counts: TaskCounts
    tasks: Mapping[str, tuple[Task, ...]] = field(default_factory=dict)
    records: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Item:
    pk: int
    task: Task
    group: tuple[str, str]
    standing: Standing


def task_counts(
    agency: Agency,
    period: Period,
    *,
    as_of: datetime,
    by: Dimension | None = None,
    kind: str | None = None,
    keys: Collection[str] | None = None,
) -> list[CountRow]:
    """The figures of the agency's tasks in the period as they stood at ``as_of``.

    One row for the whole, or one per area, unit or person, in the order of their labels (those
    that nobody has come last). ``kind`` and ``keys`` limit the subjects. Five queries at most.
    """
    rows = counted_in(agency, period.first, period.last, as_of)
    if kind is not None:
        rows = rows.filter(subject_kind=kind)
    if keys is not None:
        rows = rows.filter(subject_key__in=keys)
    window = Window(period.first, period.last, day_of(as_of))
    groups: dict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in _items(rows, as_of, _GROUPS[by]):
        groups[item.group].append(item)
    if by is None and not groups:
        return [_row("", "Toàn cơ quan", (), window)]
    ordered = sorted(groups, key=lambda group: (group[0] == "", group[1]))
    return [_row(key, label, groups[key, label], window) for key, label in ordered]


def _items(
    rows: QuerySet[Obligation], as_of: datetime, group: Callable[[Obligation], tuple[str, str]]
) -> Iterable[_Item]:
    records = records_of(rows)
    for row in rows.select_related("unit", "chief"):
        found = standing(records[row.pk], as_of)
        if found is not None:
            yield _Item(row.pk, (row.subject_kind, row.subject_key), group(row), found)


def _whole(row: Obligation) -> tuple[str, str]:
    return "", "Toàn cơ quan"


def _area(row: Obligation) -> tuple[str, str]:
    return row.area, row.area or "Không ghi lĩnh vực"


def _unit(row: Obligation) -> tuple[str, str]:
    return (str(row.unit.pk), row.unit.name) if row.unit else ("", "Chưa rõ bộ phận")


def _person(row: Obligation) -> tuple[str, str]:
    return (str(row.chief.pk), row.chief.full_name) if row.chief else ("", "Chưa giao người")


_GROUPS: dict[Dimension | None, Callable[[Obligation], tuple[str, str]]] = {
    None: _whole,
    "area": _area,
    "unit": _unit,
    "person": _person,
}


def _row(key: str, label: str, items: Iterable[_Item], window: Window) -> CountRow:
    by_task: dict[Task, list[_Item]] = defaultdict(list)
    for item in items:
        by_task[item.task].append(item)
    tasks: dict[str, list[Task]] = {figure: [] for figure in Figure.values}
    records: dict[str, list[int]] = {figure: [] for figure in Figure.values}
    for task, parts in by_task.items():
        for figure in figures_of([part.standing for part in parts], window):
            tasks[figure].append(task)
            records[figure] += [p.pk for p in parts if is_behind(p.standing, figure, window)]
    return CountRow(
        key,
        label,
        TaskCounts(**{figure: len(found) for figure, found in tasks.items()}),
        {figure: tuple(found) for figure, found in tasks.items()},
        {figure: tuple(sorted(found)) for figure, found in records.items()},
    )


def products_accepted(
    agency: Agency,
    period: Period,
    *,
    as_of: datetime,
    kind: str | None = None,
    keys: Collection[str] | None = None,
) -> QuerySet[Delivery]:
    """The deliveries accepted on a day of the period and not revoked by ``as_of``."""
    begin, end = _moments_of(period, as_of)
    found = Delivery.objects.filter(
        Q(state=DeliveryState.ACCEPTED) | Q(state=DeliveryState.REVOKED, revoked_at__gt=as_of),
        obligation__agency=agency,
        decided_at__gte=begin,
        decided_at__lte=end,
    )
    if kind is not None:
        found = found.filter(obligation__subject_kind=kind)
    if keys is not None:
        found = found.filter(obligation__subject_key__in=keys)
    return found


def events_awaited(
    agency: Agency,
    *,
    as_of: datetime,
    kind: str | None = None,
    keys: Collection[str] | None = None,
) -> QuerySet[AwaitedEvent]:
    """Events not recorded by ``as_of`` on which an obligation hung that was not cancelled."""
    hanging = Obligation.objects.filter(
        ~Q(state=State.CANCELLED) | Q(cancelled_at__gt=as_of),
        event__isnull=False,
        agency=agency,
        created_at__lte=as_of,
    )
    if kind is not None:
        hanging = hanging.filter(subject_kind=kind)
    if keys is not None:
        hanging = hanging.filter(subject_key__in=keys)
    return AwaitedEvent.objects.filter(
        Q(recorded_at__isnull=True) | Q(recorded_at__gt=as_of),
        agency=agency,
        pk__in=hanging.values("event"),
    )


def _moments_of(period: Period, as_of: datetime) -> tuple[datetime, datetime]:
    """From when to when something happened in the period, as far as ``as_of`` knows."""
    begin = datetime.combine(period.first, time.min, HANOI)
    return begin, min(datetime.combine(period.last, time.max, HANOI), as_of)


@dataclass(frozen=True)
class RecommendationCounts:
    """How many recommendations and askings count in each figure; recommendations.md, "Figures"."""

    made: int
    on_time: int
    late: int
    open: int

    @property
    def answered_on_time(self) -> Ratio:
        """Of the answers that were due, those given by their day."""
        return Ratio(self.on_time, self.on_time + self.late)


def recommendation_counts(
    agency: Agency, period: Period, *, as_of: datetime
) -> RecommendationCounts:
    """The figures of the supervisor's recommendations; four queries."""
    asked = {
        figure: askings_behind(agency, period, figure, as_of=as_of).count()
        for figure in ("on_time", "late", "open")
    }
    made = recommendations_made(agency, period, as_of=as_of).count()
    return RecommendationCounts(made=made, **asked)


def recommendations_made(
    agency: Agency, period: Period, *, as_of: datetime
) -> QuerySet[Recommendation]:
    """Recommendations made on a day of the period and not withdrawn by ``as_of``."""
    begin, end = _moments_of(period, as_of)
    rows = Recommendation.objects.filter(agency=agency, made_at__gte=begin, made_at__lte=end)
    return rows.exclude(state=RecommendationState.WITHDRAWN, closed_at__lte=as_of)


def askings_behind(
    agency: Agency, period: Period, figure: str, *, as_of: datetime
) -> QuerySet[Asking]:
    """The askings that count as on_time, late or open; any other figure is a KeyError."""
    asked = Asking.objects.filter(recommendation__agency=agency, asked_at__lte=as_of).exclude(
        recommendation__state=RecommendationState.WITHDRAWN, recommendation__closed_at__lte=as_of
    )
    answered = Q(answered_at__lte=as_of)
    due = Q(answer_by__gte=period.first, answer_by__lte=period.last)
    in_time = Q(answered_on__lte=F("answer_by"))
    passed = Q(answer_by__lt=day_of(as_of))
    conditions = {
        RecommendationFigure.ON_TIME.value: due & answered & in_time,
        RecommendationFigure.LATE.value: due & ((answered & ~in_time) | (~answered & passed)),
        RecommendationFigure.OPEN.value: ~answered & Q(asked_at__lte=_moments_of(period, as_of)[1]),
    }
    return asked.filter(conditions[figure])


def recommendations_behind(
    agency: Agency, period: Period, figure: str, *, as_of: datetime
) -> set[int]:
    """The keys of the recommendations behind a figure."""
    found = answers_behind(agency, period, figure, as_of=as_of)
    return {recommendation for _, recommendation in found}


def answers_behind(
    agency: Agency, period: Period, figure: str, *, as_of: datetime
) -> list[tuple[int, int]]:
    """The obligations to answer behind a figure, each with its recommendation, by their keys.

    For "made" that of the first asking.
    """
    if figure == RecommendationFigure.MADE:
        made = recommendations_made(agency, period, as_of=as_of)
        found = Asking.objects.filter(number=1, recommendation__in=made)
    else:
        found = askings_behind(agency, period, figure, as_of=as_of)
    return list(found.values_list("obligation", "recommendation"))
