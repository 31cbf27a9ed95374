"""Every read of this room."""

from cchc.reviews.queries.histories import history
from cchc.reviews.queries.lists import (
    Wanted,
    by_kind,
    counted,
    narrowed,
    total,
)
from cchc.reviews.queries.papers import (
    answering,
    is_on_its_way,
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
    standing_proposal,
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
    "history",
    "is_on_its_way",
    "may_review",
    "narrowed",
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
    "standing_proposal",
    "total",
    "waiting_for_paper",
]
