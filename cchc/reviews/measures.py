"""Figures about reviews of a year, and the records behind each; docs/rules/reviews.md."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cchc.organisation.models import Agency
from cchc.procedures.models import Procedure
from cchc.reviews.choices import FindingState, ProposalState
from cchc.reviews.models import Finding, Proposal, Review
from cchc.reviews.queries.lists import counted, total
from cchc.reviews.queries.reading import parameters
from cchc.reviews.rules.transitions import AGREED, STANDING
from cchc.reviews.rules.values import Parameters, Saving

FINDING_FIGURES = {"open": FindingState.OPEN, "dismissed": FindingState.DISMISSED}
PROPOSAL_FIGURES: dict[str, tuple[ProposalState, ...]] = {
    "proposals": tuple(state for state in ProposalState if state != ProposalState.WITHDRAWN),
    "saving": STANDING,
    "agreed": AGREED,
    **{state.value: (state,) for state in ProposalState},
}


@dataclass(frozen=True)
class Figures:
    """The counts of a year by name, and the two savings."""

    counts: dict[str, int]
    saving: Saving
    agreed: Saving


def figures(agency: Agency, year: int) -> Figures:
    """Everything that is counted of the agency's reviews of the year. Six queries."""
    found = counted(findings(agency, year, "findings"))
    made = counted(Proposal.objects.filter(agency=agency, finding__review__year=year))
    costs = costs_of(agency, year)
    counts = {
        "procedures": records(agency, year, "procedures").count(),
        "findings": sum(found.values()),
        **{name: found[state] for name, state in FINDING_FIGURES.items()},
        "proposals": sum(made[state] for state in PROPOSAL_FIGURES["proposals"]),
        **{state.value: made[state] for state in ProposalState},
    }
    return Figures(
        counts,
        total(proposals(agency, year, "saving"), costs),
        total(proposals(agency, year, "agreed"), costs),
    )


def records(agency: Agency, year: int, figure: str) -> QuerySet[Any]:
    """The rows behind a figure; an unknown one is a KeyError."""
    if figure == "procedures":
        read = Review.objects.filter(agency=agency, year=year)
        keys = read.values("versions__version__procedure")
        return Procedure.objects.filter(pk__in=keys).select_related("field")
    if figure == "findings" or figure in FINDING_FIGURES:
        return findings(agency, year, figure)
    return proposals(agency, year, figure)


def findings(agency: Agency, year: int, figure: str) -> QuerySet[Finding]:
    """The findings behind a figure about findings."""
    rows = Finding.objects.filter(review__agency=agency, review__year=year)
    return rows if figure == "findings" else rows.filter(state=FINDING_FIGURES[figure])


def proposals(agency: Agency, year: int, figure: str) -> QuerySet[Proposal]:
    """The proposals behind a figure about proposals: a state, or several of them."""
    rows = Proposal.objects.filter(agency=agency, finding__review__year=year)
    return rows.filter(state__in=PROPOSAL_FIGURES[figure]).select_related("finding__review")


def costs_of(agency: Agency, year: int) -> Parameters:
    """With what the year's latest review counts, else what the agency counts with today."""
    latest = Review.objects.filter(agency=agency, year=year).first()
    return latest.costs if latest else parameters(agency)
