"""How long dossiers took that ended with a result: working time, waiting for the citizen apart."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from cchc.dossiers.measures import counts, groups
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.statistics import Window as Span
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Times:
    """Minutes of working time of ``number`` dossiers; ``untimed`` are those not counted yet.

    ``median`` and ``ninetieth`` are times that a dossier took (nearest rank), None without any.
    """

    number: int = 0
    untimed: int = 0
    worked: int = 0
    waited: int = 0
    median: int | None = None
    ninetieth: int | None = None

    @property
    def average(self) -> Fraction | None:
        """Working minutes a dossier, without waiting; None without data."""
        return Fraction(self.worked, self.number) if self.number else None

    @property
    def average_wait(self) -> Fraction | None:
        """Minutes in which the office waited for the citizen; None without data."""
        return Fraction(self.waited, self.number) if self.number else None


def times(
    agency: Agency | None, period: Period, by: str | None = None, *, as_of: datetime
) -> dict[str, Times]:
    """By the key of a dimension's group ("" also for the whole). Two queries."""
    rows = counts.rows_of(agency, Span.of(period, as_of), "results")
    column = groups.DIMENSIONS[by].column if by else ""
    ranked = _ranked(rows, column)
    return {
        key: Times(
            number=row["timed"],
            untimed=row["number"] - row["timed"],
            worked=row["worked"] or 0,
            waited=row["waited"] or 0,
            **ranked.get(key, {}),
        )
        for key, row in _summed(rows, column).items()
    }


def _summed(rows: QuerySet[Dossier], column: str) -> dict[str, dict[str, Any]]:
    sums: dict[str, Any] = {
        "number": Count("pk"),
        "timed": Count("worked_minutes"),
        "worked": Sum("worked_minutes"),
        "waited": Sum("waited_minutes"),
    }
    if not column:
        return {"": rows.aggregate(**sums)}
    return {_key(row[column]): row for row in rows.order_by().values(column).annotate(**sums)}


def _ranked(rows: QuerySet[Dossier], column: str) -> dict[str, dict[str, int]]:
    """The median and the 90th percentile of each group, by the rank of the nearest dossier."""
    parts = [F(column)] if column else None
    placed = rows.filter(worked_minutes__isnull=False).annotate(
        place=Window(
            RowNumber(), order_by=[F("worked_minutes").asc(), F("pk").asc()], partition_by=parts
        ),
        of=Window(Count("pk"), partition_by=parts),
    )
    half, ninety = (F("of") + 1) / 2, (F("of") * 9 + 9) / 10
    wanted = placed.filter(Q(place=half) | Q(place=ninety))
    found: dict[str, dict[str, int]] = {}
    names = (column,) if column else ()
    for *key, place, of, minutes in wanted.values_list(*names, "place", "of", "worked_minutes"):
        group = found.setdefault(_key(key[0]) if key else "", {})
        if place == (of + 1) // 2:
            group["median"] = minutes
        if place == (of * 9 + 9) // 10:
            group["ninetieth"] = minutes
    return found


def _key(value: object) -> str:
    return "" if value is None else str(value)
