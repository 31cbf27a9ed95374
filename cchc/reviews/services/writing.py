"""What every act of this room shares: who may, the row held, the line in the chain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import Agency, User
from cchc.reviews import facts
from cchc.reviews.models import Finding, Proposal, Review


def day_of(at: datetime) -> date:
    """The day in Hà Nội."""
    return local_minute(at).date()


def require(actor: User, agency: Agency, at: datetime) -> None:
    """PermissionDenied where the person does not review this agency's procedures."""
    organisation.require(actor, Act.REVIEW_PROCEDURES, today=day_of(at))
    if actor.agency_id != agency.pk:
        raise PermissionDenied("Đợt rà soát này của cơ quan khác.")


def said(text: str, *, field: str, message: str) -> str:
    """A text that must be there, each line in one normal form."""
    if not text.strip():
        raise RuleBroken(message, field=field)
    return "\n".join(map(nfc, text.strip().splitlines()))


def held_finding(finding: Finding, actor: User, at: datetime) -> Finding:
    """The finding as it is now, held until the transaction ends."""
    row = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("review__agency")
        .get(pk=finding.pk)
    )
    require(actor, row.review.agency, at)
    return row


def held_proposal(proposal: Proposal, actor: User, at: datetime) -> Proposal:
    """The proposal as it is now, held until the transaction ends."""
    row = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("agency", "finding__review__agency", "paper")
        .get(pk=proposal.pk)
    )
    require(actor, row.agency, at)
    return row


def note_review(review: Review, act: str, *, actor: User, at: datetime) -> None:
    """One line of the agency's chain about a review."""
    audit.record(
        agency=review.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.REVIEW, str(review.pk)),
        facts=facts.of_review(review),
    )


def note_finding(
    finding: Finding, act: str, *, actor: User, at: datetime, reason: str = ""
) -> None:
    """One line of the agency's chain about a finding."""
    audit.record(
        agency=finding.review.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.FINDING, str(finding.pk)),
        facts=facts.of_finding(finding),
        payload={"reason": reason} if reason else None,
    )


def note_proposal(
    proposal: Proposal,
    act: str,
    *,
    actor: User,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain about a proposal."""
    audit.record(
        agency=proposal.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=(facts.PROPOSAL, str(proposal.pk)),
        facts=facts.of_proposal(proposal),
        payload=payload or None,
    )
