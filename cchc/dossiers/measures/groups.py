"""The same counts for each field, procedure, channel, unit, person or origin."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from cchc.dossiers.choices import BlockedWhy, Channel, Origin
from cchc.dossiers.measures import counts
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.statistics import COUNTS, Statistics, Window
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency


@dataclass(frozen=True)
class Dimension:
    """A way to part the dossiers: the column of the key, that of the name, who names the rest."""

    code: str
    label: str
    column: str
    name: str
    nobody: str = ""
    says: Callable[[Any], str] = str


@dataclass(frozen=True)
class Group:
    """The counts of one part; ``key`` is "" for the dossiers that have none."""

    key: str
    label: str
    counts: Statistics


DIMENSIONS: Mapping[str, Dimension] = {
    each.code: each
    for each in (
        Dimension("field", "Lĩnh vực", "field", "field__name"),
        Dimension("procedure", "Thủ tục", "version__procedure", "version__procedure__name"),
        Dimension(
            "channel", "Kênh nộp", "channel", "channel", says=lambda it: str(Channel(it).label)
        ),
        Dimension("unit", "Bộ phận", "unit", "unit__name", "Chưa chuyển bộ phận nào"),
        Dimension("person", "Người xử lý", "officer", "officer__full_name", "Chưa giao người"),
        Dimension("origin", "Nguồn", "origin", "origin", says=lambda it: str(Origin(it).label)),
    )
}


def by(agency: Agency | None, period: Period, code: str, *, as_of: datetime) -> list[Group]:
    """One group for each value that occurs, in the order of the names; an unknown one: KeyError.

    A dossier counts for the unit and person who have it, or had it last. A fixed number of queries.
    """
    dimension, window = DIMENSIONS[code], Window.of(period, as_of)
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTS, 0))
    names: dict[str, str] = {}
    for row in counts.grouped(agency, window, dimension.column, dimension.name):
        key = _key(row[dimension.column])
        names[key] = dimension.says(row[dimension.name]) if key else dimension.nobody
        for figure in counts.TOGETHER:
            found[key][figure] += row[figure]
        found[key]["papers_reused"] += row["reused"] or 0
    for figure, (rows, path) in _beside(agency, window).items():
        column, name = path + dimension.column, path + dimension.name
        for value, label, number in (
            rows.order_by().values_list(column, name).annotate(n=Count("pk"))
        ):
            key = _key(value)
            names.setdefault(key, dimension.says(label) if key else dimension.nobody)
            found[key][figure] += number
    named = sorted(found, key=lambda key: (key == "", names[key]))
    return [Group(key, names[key], Statistics(found[key])) for key in named]


def narrowed(rows: QuerySet[Dossier], code: str, key: str) -> QuerySet[Dossier]:
    """Those of a group, "" those that have none; KeyError or ValueError if there is no such."""
    column = DIMENSIONS[code].column
    if not key:
        return rows.filter(**{f"{column}__isnull": True})
    return rows.filter(**{column: key if code == "origin" else int(key)})


def label_of(rows: QuerySet[Dossier], code: str, key: str) -> str:
    """The name of a group of which these are dossiers; "" when there are none."""
    dimension = DIMENSIONS[code]
    if not key:
        return dimension.nobody
    first = rows.order_by().values_list(dimension.name, flat=True).first()
    return "" if first is None else dimension.says(first)


def labels(rows: QuerySet[Dossier], code: str) -> dict[str, str]:
    """The name of each group that has any of the dossiers, by key, in their order. One query."""
    dimension = DIMENSIONS[code]
    pairs = rows.order_by().values_list(dimension.column, dimension.name).distinct()
    found = {_key(key): dimension.says(name) if key is not None else "" for key, name in pairs}
    named = {key: name or dimension.nobody for key, name in found.items()}
    return dict(sorted(named.items(), key=lambda pair: (pair[0] == "", pair[1])))


def _beside(agency: Agency | None, window: Window) -> dict[str, tuple[QuerySet[Any], str]]:
    """What the one pass does not count: rows of another table, or beyond the population."""
    blocked = {
        "off_list_blocked": BlockedWhy.OFF_LIST,
        "second_supplement_blocked": BlockedWhy.SECOND,
    }
    return {
        **{name: (counts.rows_of(agency, window, name), "") for name in counts.ALONE},
        "supplements_asked": (counts.supplements_asked(agency, window), "dossier__"),
        **{
            name: (counts.attempts_blocked(agency, window, why), "dossier__")
            for name, why in blocked.items()
        },
    }


def _key(value: object) -> str:
    return "" if value is None else str(value)
