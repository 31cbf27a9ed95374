"""Proposals and the papers about them; what a report of a review tells."""

from django.db.models import QuerySet

from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.organisation.models import Agency
from cchc.procedures.models import ProcedureVersion
from cchc.reviews.choices import FindingKind, ProposalKind, ProposalState
from cchc.reviews.models import Proposal, Review
from cchc.reviews.rules.paper import Told, ToldFinding, ToldProposal
from cchc.reviews.rules.transitions import PaperStage


def paper_stage(proposal: Proposal) -> PaperStage:
    """Where the paper about the proposal is."""
    if proposal.paper is None or proposal.paper.status == State.WITHDRAWN:
        return PaperStage.NONE
    return PaperStage.ISSUED if proposal.paper.status == State.ISSUED else PaperStage.ON_ITS_WAY


def waiting_for_paper(agency: Agency, level: str) -> QuerySet[Proposal]:
    """The drafts for that level that no paper on its way tells of."""
    drafts = Proposal.objects.filter(agency=agency, level=level, state=ProposalState.DRAFT)
    free = drafts.filter(paper__isnull=True) | drafts.filter(paper__state=State.WITHDRAWN)
    return free.select_related("finding__review__field").order_by("pk")


def proposals_in(paper: OfficialDocument) -> QuerySet[Proposal]:
    """The proposals that the paper puts before the competent level."""
    return Proposal.objects.filter(paper=paper).select_related("finding").order_by("pk")


def answering(proposal: Proposal) -> list[str]:
    """The keys of the places that the proposal would remove."""
    return [removal.place.key for removal in proposal.saves]


def told_of(proposal: Proposal) -> ToldProposal:
    """A proposal as papers tell it."""
    return ToldProposal(
        ProposalKind(proposal.kind),
        proposal.text,
        proposal.get_level_display(),
        proposal.get_state_display(),
        proposal.saves,
        proposal.saving,
    )


def reported(review: Review) -> Told:
    """What a report of the review tells: procedures, findings with their fate, proposals."""
    versions = ProcedureVersion.objects.filter(pk__in=review.versions.values("version"))
    proposals = Proposal.objects.filter(finding__review=review).exclude(
        state=ProposalState.WITHDRAWN
    )
    rows = proposals.select_related("finding", "paper").order_by("pk")
    return Told(
        year=review.year,
        on=review.on,
        scope=review.scope,
        agency=review.agency.full_name,
        procedures=versions.count(),
        dossiers=sum(review.versions.values_list("dossiers", flat=True)),
        findings=tuple(
            ToldFinding(
                FindingKind(row.kind),
                row.title,
                row.get_state_display(),
                row.reason,
                row.at,
                row.saving,
            )
            for row in review.findings.all()
        ),
        proposals=tuple(told_of(row) for row in rows),
        costs=review.costs,
    )
