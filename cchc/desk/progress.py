"""How far the tasks due this year so far are, by unit and by area; numbers open their records.

The time ends today: a task with something due every quarter is not undone because of December.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from cchc.kernel.periods import Period
from cchc.obligations import measures
from cchc.obligations.choices import TASK, Figure
from cchc.obligations.measures import Dimension, TaskCounts
from cchc.organisation.models import Agency

SHOWN: tuple[tuple[Dimension, str, str], ...] = (
    ("unit", "Tiến độ theo bộ phận", "Bộ phận"),
    ("area", "Tiến độ theo lĩnh vực", "Lĩnh vực"),
)


@dataclass(frozen=True)
class Row:
    """One unit or area: its counts, and the addresses of the records behind two of them."""

    label: str
    counts: TaskCounts
    due_url: str
    overdue_url: str


@dataclass(frozen=True)
class Progress:
    """A table of the board; ``head`` names its first column, ``url`` has all figures."""

    title: str
    head: str
    period: str
    url: str
    rows: Sequence[Row]


def progress_of(agency: Agency, *, at: datetime) -> list[Progress]:
    """The tables from the first of January to the day of ``at``; none when nothing is planned."""
    today = at.date()
    period = Period.between(date(today.year, 1, 1), today)
    tables = [_table(agency, period, at, *shown) for shown in SHOWN]
    return [table for table in tables if table.rows]


def _table(agency: Agency, period: Period, at: datetime, by: Dimension, *said: str) -> Progress:
    title, head = said
    counted = measures.task_counts(agency, period, as_of=at, by=by, kind=TASK)
    rows = [
        Row(
            row.label,
            row.counts,
            _records(period, by, row.key, Figure.DUE),
            _records(period, by, row.key, Figure.OVERDUE),
        )
        for row in counted
        if row.counts.planned
    ]
    every = f"{reverse('obligations:figures')}?{urlencode({'ky': period.code, 'theo': by})}"
    return Progress(title, head, str(period), every, rows)


def _records(period: Period, by: str, group: str, figure: Figure) -> str:
    asked = {"ky": period.code, "theo": by, "nhom": group, "dem": figure.value}
    return f"{reverse('obligations:figure')}?{urlencode(asked)}"
