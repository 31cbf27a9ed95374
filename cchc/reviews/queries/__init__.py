"""Every read of this room."""

from cchc.reviews.queries.histories import finding_history, history
from cchc.reviews.queries.lists import (
    Wanted,
    by_kind,
    counted,
    narrowed,
    total,
)
from cchc.reviews.queries.papers import (
    answering,
    paper_stage,
    proposals_in,
    reported,
    waiting_for_paper,
)
from cchc.reviews.queries.reach import (
    earlier,
    fields_reviewed,
    finding_acts,
    finding_for,
    may_review,
    proposal_acts,
    proposal_for,
    proposals_of,
    review_for,
    reviews_of,
    sees_paper,
    standing_proposal,
    versions_of,
)
from cchc.reviews.queries.reading import parameters, read_versions, read_year

__all__ = [
    "Wanted",
    "answering",
    "by_kind",
    "counted",
    "earlier",
    "fields_reviewed",
    "finding_acts",
    "finding_for",
    "finding_history",
    "history",
    "may_review",
    "narrowed",
    "paper_stage",
    "parameters",
    "proposal_acts",
    "proposal_for",
    "proposals_in",
    "proposals_of",
    "read_versions",
    "read_year",
    "reported",
    "review_for",
    "reviews_of",
    "sees_paper",
    "standing_proposal",
    "total",
    "versions_of",
    "waiting_for_paper",
]
