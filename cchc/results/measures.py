"""Figures of the backlog, and the records behind each; docs/rules/results.md, guarantees 10, 11."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from cchc.kernel.numbers import Ratio
from cchc.kernel.zone import HANOI
from cchc.organisation.models import Agency
from cchc.results.choices import Ground, ItemState
from cchc.results.models import BacklogItem
from cchc.results.queries.backlog import OPEN, REMAINING, in_week, items_of_board, of_state

FIGURES = ("inventory", REMAINING, OPEN, *ItemState.values)
WEEKS = 8


@dataclass(frozen=True)
class Counts:
    """How many rows stand where; ``late`` of the open ones are past their target day."""

    listed: int = 0
    scanned: int = 0
    checked: int = 0
    stored: int = 0
    excluded: int = 0
    late: int = 0

    @property
    def inventory(self) -> int:
        """Every row that was ever entered."""
        return self.remaining + self.excluded

    @property
    def remaining(self) -> int:
        """What must be digitised: the denominator."""
        return self.listed + self.scanned + self.checked + self.stored

    @property
    def digitised(self) -> Ratio:
        """In the repository, of what must be."""
        return Ratio(self.stored, self.remaining)

    @property
    def has_scan(self) -> Ratio:
        """Scanned at least, of what must be digitised; no figure of the plan."""
        return Ratio(self.remaining - self.listed, self.remaining)


@dataclass(frozen=True)
class Line:
    """The counts of a field or a person; key 0 is nobody."""

    key: int
    name: str
    counts: Counts


@dataclass(frozen=True)
class Week:
    """What was done from that Monday to Sunday."""

    monday: date
    scanned: int
    checked: int
    stored: int


_COUNTED = {state.value: Count("pk", filter=Q(state=state)) for state in ItemState}


def figures(agency: Agency, *, today: date) -> Counts:
    """The backlog of the agency now. One query."""
    return Counts(**items_of_board(agency).aggregate(**_COUNTED, late=_late(today)))


def digitised(agency: Agency, *, today: date) -> Ratio:
    """The figure "results digitised" of the backlog."""
    return figures(agency, today=today).digitised


def records(agency: Agency, figure: str, *, today: date) -> QuerySet[BacklogItem]:
    """The rows behind a count; an unknown one is a KeyError."""
    if figure not in FIGURES:
        raise KeyError(figure)
    rows = items_of_board(agency)
    return rows if figure == "inventory" else rows.filter(of_state(figure, today))


def by_field(agency: Agency, *, today: date) -> list[Line]:
    """The counts of each field, in the order of the catalogue. One query."""
    rows = items_of_board(agency).values("field", "field__name")
    told = rows.annotate(**_COUNTED, late=_late(today)).order_by("field__order", "field")
    return list(_lines(told, "field", "field__name"))


def by_person(agency: Agency, *, today: date) -> list[Line]:
    """The counts of what was given to each person; the rows of nobody come last. One query."""
    rows = items_of_board(agency).values("person", "person__full_name")
    told = rows.annotate(**_COUNTED, late=_late(today)).order_by("person__full_name")
    lines = _lines(told, "person", "person__full_name")
    return sorted(lines, key=lambda line: line.key == 0)


def by_ground(agency: Agency) -> dict[Ground, int]:
    """How many rows were excluded on which ground. One query."""
    rows = items_of_board(agency).filter(state=ItemState.EXCLUDED)
    told = dict(rows.values_list("ground").annotate(number=Count("pk")))
    return {ground: told[ground.value] for ground in Ground if told.get(ground.value)}


def by_week(agency: Agency, *, today: date, weeks: int = WEEKS) -> list[Week]:
    """What was done in each of the last weeks, this one last. One query."""
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=n) for n in reversed(range(weeks))]
    acts = ("scanned", "checked", "stored")
    asked = {
        f"{act}{n}": Count("pk", filter=in_week(act, monday))
        for n, monday in enumerate(mondays)
        for act in acts
    }
    told = items_of_board(agency).filter(_since(mondays[0])).aggregate(**asked)
    return [Week(day, *(told[f"{act}{n}"] for act in acts)) for n, day in enumerate(mondays)]


def _since(monday: date) -> Q:
    first = datetime(monday.year, monday.month, monday.day, tzinfo=HANOI)
    return Q(scanned_at__gte=first) | Q(checked_at__gte=first) | Q(stored_at__gte=first)


def _late(today: date) -> Count:
    return Count("pk", filter=of_state("late", today))


def _lines(told: Iterable[Mapping[str, Any]], key: str, name: str) -> Iterable[Line]:
    for row in told:
        counts = Counts(**{part: row[part] for part in (*ItemState.values, "late")})
        yield Line(row[key] or 0, row[name] or "Chưa giao", counts)
