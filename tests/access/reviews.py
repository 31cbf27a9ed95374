"""Addresses of the review of procedures: reading, deciding, proposing, answering."""

from cchc.organisation.tests.factories import Cast
from cchc.procedures.tests.factories import published
from cchc.reviews import services
from cchc.reviews.models import Finding, Proposal, Review
from cchc.reviews.tests.factories import FRIDAY, run
from tests.access import OFFICE, SEERS, Row

REVIEWERS = OFFICE | {"hoa", "binh", "son", "van"}


def _run(who: Cast) -> Review:
    published(who.quan)
    return run(who)


def _review(who: Cast) -> tuple[object, ...]:
    return (_run(who).pk,)


def _found(who: Cast) -> Finding:
    return _run(who).findings.order_by("pk")[0]


def _finding(who: Cast) -> tuple[object, ...]:
    return (_found(who).pk,)


def _proposed(who: Cast) -> Proposal:
    row = services.confirm(finding=_found(who), actor=who.quan, at=FRIDAY)
    return services.propose(
        finding=row, kind="drop", level="province", text="Bỏ.", actor=who.quan, at=FRIDAY
    )


def _proposal(who: Cast) -> tuple[object, ...]:
    return (_proposed(who).pk,)


ROWS: dict[str, Row] = {
    "reviews:reviews": Row(SEERS),
    "reviews:run": Row(REVIEWERS),
    "reviews:review": Row(SEERS, record=_review),
    "reviews:versions": Row(SEERS, record=_review),
    "reviews:draft_report": Row(REVIEWERS, record=_review, method="post"),
    "reviews:procedures": Row(SEERS),
    "reviews:findings": Row(SEERS),
    "reviews:finding": Row(SEERS, record=_finding),
    "reviews:confirm": Row(REVIEWERS, record=_finding, method="post"),
    "reviews:dismiss": Row(REVIEWERS, record=_finding),
    "reviews:propose": Row(REVIEWERS, record=_finding),
    "reviews:proposals": Row(SEERS),
    "reviews:proposal": Row(SEERS, record=_proposal),
    "reviews:revise": Row(REVIEWERS, record=_proposal),
    "reviews:draft_submission": Row(REVIEWERS, record=_proposal, method="post"),
    "reviews:send": Row(REVIEWERS, record=_proposal),
    "reviews:answer": Row(REVIEWERS, record=_proposal),
    "reviews:implement": Row(REVIEWERS, record=_proposal),
    "reviews:withdraw": Row(REVIEWERS, record=_proposal),
}
