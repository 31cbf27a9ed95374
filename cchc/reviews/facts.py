"""The facts of reviews that figures rest on, for the audit verification."""

from collections.abc import Iterator, Mapping
from datetime import date

from cchc.kernel.audit import FactSource, Json
from cchc.kernel.canonical import canonical, digest
from cchc.reviews.models import Finding, Proposal, Review

Facts = Mapping[str, Json]
REVIEW = "review"
FINDING = "review_finding"
PROPOSAL = "review_proposal"


def of_review(review: Review) -> Facts:
    """Which versions of which day, with how many dossiers, counted how."""
    rows = review.versions.order_by("version_id").values_list("version_id", "dossiers")
    return {
        "year": review.year,
        "on": review.on.isoformat(),
        "field": review.field_id,
        "parameters": review.parameters,
        "versions": [[version, dossiers] for version, dossiers in rows],
        "report": review.report_id,
    }


def of_finding(finding: Finding) -> Facts:
    """What was found where, what it would save, what was decided; words as hashes."""
    return {
        "review": finding.review_id,
        "kind": finding.kind,
        "key": finding.key,
        "places": _hash(finding.places),
        "removals": _hash(finding.removals),
        "seconds": finding.seconds,
        "dong": finding.dong,
        "state": finding.state,
        "decided_by": finding.decided_by_id,
    }


def of_proposal(proposal: Proposal) -> Facts:
    """What is proposed, by which paper it went, how it was answered; words as hashes."""
    return {
        "finding": proposal.finding_id,
        "kind": proposal.kind,
        "level": proposal.level,
        "text": _hash(proposal.text),
        "removals": _hash(proposal.removals),
        "seconds": proposal.seconds,
        "dong": proposal.dong,
        "state": proposal.state,
        "paper": proposal.paper_id,
        "sent_on": _iso(proposal.sent_on),
        "answer_number": proposal.answer_number,
        "answered_on": _iso(proposal.answered_on),
        "implemented_on": _iso(proposal.implemented_on),
    }


def _hash(value: Json) -> str:
    return digest(canonical(value).encode())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _reviews(code: str) -> Iterator[tuple[str, Facts]]:
    for review in Review.objects.filter(agency__code=code).iterator():
        yield str(review.pk), of_review(review)


def _findings(code: str) -> Iterator[tuple[str, Facts]]:
    for finding in Finding.objects.filter(review__agency__code=code).iterator():
        yield str(finding.pk), of_finding(finding)


def _proposals(code: str) -> Iterator[tuple[str, Facts]]:
    for proposal in Proposal.objects.filter(agency__code=code).iterator():
        yield str(proposal.pk), of_proposal(proposal)


SOURCES: tuple[FactSource, ...] = (
    FactSource(REVIEW, "Đợt rà soát thủ tục", _reviews),
    FactSource(FINDING, "Phát hiện khi rà soát", _findings),
    FactSource(PROPOSAL, "Đề xuất sau rà soát", _proposals),
)
