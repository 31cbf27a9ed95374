"""Who sees reviews, findings and proposals, and what may be done; unseen is 404."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.documents import queries as documents
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.procedures import queries as procedures
from cchc.procedures.models import Field
from cchc.reviews.choices import FindingAct, FindingState, ProposalAct, ProposalState
from cchc.reviews.models import Finding, Proposal, Review, ReviewedVersion
from cchc.reviews.queries.papers import paper_stage
from cchc.reviews.rules import transitions


def reviews_of(user: User, *, today: date) -> QuerySet[Review]:
    """The agency's reviews, for those who see the catalogue."""
    rows = Review.objects.filter(agency=user.agency_id)
    rows = rows.select_related("agency", "field", "run_by", "report")
    return rows if _sees(user, today) else rows.none()


def review_for(user: User, pk: int, *, today: date) -> Review:
    """The review; Http404 when the person does not see it."""
    found = reviews_of(user, today=today).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def versions_of(review: Review) -> QuerySet[ReviewedVersion]:
    """The versions that the review has read."""
    return review.versions.select_related("version__procedure__field")


def finding_for(user: User, pk: int, *, today: date) -> Finding:
    """The finding; Http404 when the person does not see its review."""
    rows = Finding.objects.filter(review__in=reviews_of(user, today=today))
    found = rows.select_related(
        "review__agency", "review__field", "review__run_by", "decided_by"
    ).filter(pk=pk)
    if not found:
        raise Http404
    return found[0]


def proposals_of(user: User, *, today: date) -> QuerySet[Proposal]:
    """The agency's proposals, for those who see the catalogue."""
    rows = Proposal.objects.filter(agency=user.agency_id)
    seen = rows if _sees(user, today) else rows.none()
    return seen.select_related("finding__review", "paper")


def proposal_for(user: User, pk: int, *, today: date) -> Proposal:
    """The proposal with what it is about; Http404 when the person does not see it."""
    rows = proposals_of(user, today=today).select_related(
        "agency", "finding__review__field", "paper", "drafted_by"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def sees_paper(user: User, proposal: Proposal, *, today: date) -> bool:
    """Whether the person may open the paper of the proposal."""
    paper = proposal.paper
    return (
        paper is not None and documents.visible_to(user, today=today).filter(pk=paper.pk).exists()
    )


def standing_proposal(finding: Finding) -> Proposal | None:
    """The proposal about the finding that was not withdrawn."""
    return finding.proposals.exclude(state=ProposalState.WITHDRAWN).first()


def earlier(finding: Finding) -> Finding | None:
    """The same trouble as an earlier review found it and somebody decided it, the last one."""
    same = Finding.objects.filter(
        review__agency=finding.review.agency_id, kind=finding.kind, key=finding.key
    ).exclude(state=FindingState.OPEN)
    return same.filter(pk__lt=finding.pk).select_related("review").order_by("-pk").first()


def may_review(user: User, *, today: date) -> bool:
    """Whether the person runs reviews, decides findings and makes proposals."""
    return organisation.may(user, Act.REVIEW_PROCEDURES, today=today)


def finding_acts(finding: Finding, user: User, *, today: date) -> frozenset[FindingAct]:
    """What the person may do to the finding now."""
    if finding.review.agency_id != user.agency_id or not may_review(user, today=today):
        return frozenset()
    return transitions.finding_acts(FindingState(finding.state))


def proposal_acts(proposal: Proposal, user: User, *, today: date) -> frozenset[ProposalAct]:
    """What the person may do to the proposal now."""
    if proposal.agency_id != user.agency_id or not may_review(user, today=today):
        return frozenset()
    return transitions.proposal_acts(proposal.status, paper_stage(proposal))


def fields_reviewed(agency: Agency) -> list[Field]:
    """The fields to which a review can be narrowed."""
    return procedures.fields_of(agency)


def _sees(user: User, today: date) -> bool:
    return organisation.may(user, Act.SEE_PROCEDURES, today=today)
