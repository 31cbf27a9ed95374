"""Findings and proposals in lists, narrowed, and their totals."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from cchc.reviews.choices import FindingKind
from cchc.reviews.models import Finding, Proposal, Review
from cchc.reviews.rules.saving import saving
from cchc.reviews.rules.values import Parameters, Saving


@dataclass(frozen=True)
class Wanted:
    """To what a list of findings is narrowed; "" for all."""

    kind: str = ""
    state: str = ""


def narrowed(review: Review, wanted: Wanted) -> QuerySet[Finding]:
    """The findings of the review as wanted, in the order in which they were found."""
    rows = review.findings.all()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    return rows.filter(state=wanted.state) if wanted.state else rows


def by_kind(review: Review) -> dict[FindingKind, int]:
    """How many findings of each kind, in the order of the words of the office."""
    told = review.findings.order_by().values_list("kind").annotate(number=Count("pk"))
    found = Counter(dict(told))
    return {kind: found[kind.value] for kind in FindingKind}


def counted(rows: QuerySet[Finding] | QuerySet[Proposal]) -> Counter[str]:
    """How many rows in each state; one query."""
    told = rows.order_by().values_list("state").annotate(number=Count("pk"))
    return Counter(dict(told))


def total(rows: Iterable[Finding | Proposal], costs: Parameters) -> Saving:
    """What all of them save together, each place once."""
    return saving([removal for row in rows for removal in row.saves], costs)
