"""Fees that were taken, and incidents: beside the counts of dossiers, each with its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from cchc.dossiers.choices import PaidHow
from cchc.dossiers.measures import counts, groups
from cchc.dossiers.models import Dossier
from cchc.dossiers.rules.statistics import Window
from cchc.kernel.periods import Period
from cchc.organisation.models import Agency

OTHERS: Mapping[str, str] = {
    "fees_paid": "Hồ sơ đã thu phí, lệ phí",
    "fees_exempt": "Hồ sơ được miễn phí, lệ phí",
    "incidents": "Hồ sơ bị mất, hư hỏng, sai lệch",
}


@dataclass(frozen=True)
class Money:
    """Dong that were taken, from how many dossiers, and how many others were exempt."""

    amount: int = 0
    fees_paid: int = 0
    fees_exempt: int = 0
    incidents: int = 0


def money(
    agency: Agency | None, period: Period, by: str | None = None, *, as_of: datetime
) -> dict[str, Money]:
    """By the key of a dimension's group ("" also for the whole). Two queries."""
    window = Window.of(period, as_of)
    column = f"dossier__{groups.DIMENSIONS[by].column}" if by else ""
    exempt = Q(how=PaidHow.EXEMPT)
    sums = {
        "taken": Sum("amount"),
        "paid": Count("dossier", filter=~exempt, distinct=True),
        "exempt": Count("dossier", filter=exempt, distinct=True),
    }
    paid = counts.payments(agency, window).order_by()
    hurt = counts.incidents(agency, window).order_by()
    of = {"dossiers": Count("dossier", distinct=True)}
    if not column:
        lines = {"": (paid.aggregate(**sums), hurt.aggregate(**of))}
    else:
        one = {_key(row[column]): row for row in paid.values(column).annotate(**sums)}
        two = {_key(row[column]): row for row in hurt.values(column).annotate(**of)}
        lines = {key: (one.get(key, {}), two.get(key, {})) for key in one.keys() | two.keys()}
    return {
        key: Money(
            amount=int(fees.get("taken") or 0),
            fees_paid=fees.get("paid", 0),
            fees_exempt=fees.get("exempt", 0),
            incidents=incidents.get("dossiers", 0),
        )
        for key, (fees, incidents) in lines.items()
    }


def other_records(
    agency: Agency | None, period: Period, figure: str, *, as_of: datetime
) -> QuerySet[Dossier]:
    """The dossiers behind a figure of ``OTHERS``; KeyError for any other."""
    window = Window.of(period, as_of)
    exempt = Q(how=PaidHow.EXEMPT)
    paid = counts.payments(agency, window)
    found = {
        "fees_paid": paid.filter(~exempt),
        "fees_exempt": paid.filter(exempt),
        "incidents": counts.incidents(agency, window),
    }[figure]
    return Dossier.objects.filter(pk__in=found.order_by().values("dossier"))


def _key(value: object) -> str:
    return "" if value is None else str(value)
