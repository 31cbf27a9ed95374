"""The superior's table: each ward below, each regular period of a year, what has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cchc.kernel.periods import Period, reporting_periods
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.reports.models import ReportSubmission
from cchc.reports.queries.submissions import received_above


@dataclass(frozen=True)
class Row:
    """A ward and, in the order of the periods, what it sent for each (the newest first)."""

    ward: Agency
    cells: Sequence[Sequence[ReportSubmission]]


@dataclass(frozen=True)
class Grid:
    """The periods across, the wards down."""

    year: int
    periods: Sequence[Period]
    rows: Sequence[Row]


def wards_below(user: User) -> QuerySet[Agency]:
    """The agencies directly below the person's, by name."""
    return organisation.wards_of(user.agency).order_by("name", "pk")


def grid_above(user: User, wards: Sequence[Agency], year: int, *, today: date) -> Grid:
    """What these wards have sent for the periods of a year; one query besides the roles."""
    periods = list(reporting_periods(year))
    found: dict[tuple[int, str], list[ReportSubmission]] = {}
    rows = received_above(user, today=today).filter(
        agency__in=wards, period__in=[period.code for period in periods]
    )
    for row in rows:
        found.setdefault((row.agency_id, row.period), []).append(row)
    return Grid(
        year,
        periods,
        [Row(ward, [found.get((ward.pk, p.code), []) for p in periods]) for ward in wards],
    )
