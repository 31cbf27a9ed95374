"""The papers of a review: its report, the submission of proposals, and that it was sent."""

from datetime import date, datetime

from cchc.documents import queries as documents
from cchc.documents import services as official
from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.formats import date_vi
from cchc.organisation.models import Agency, User
from cchc.procedures.choices import Level
from cchc.reviews import facts, queries
from cchc.reviews.choices import ProposalAct
from cchc.reviews.models import Proposal, Review
from cchc.reviews.queries.papers import told_of
from cchc.reviews.rules import paper as papers
from cchc.reviews.rules import transitions
from cchc.reviews.rules.paper import Frame
from cchc.reviews.services.proposing import demand_still
from cchc.reviews.services.writing import (
    day_of,
    held_proposal,
    note_proposal,
    note_review,
    require,
)


def draft_report(*, review: Review, actor: User, at: datetime) -> OfficialDocument:
    """A draft of the report of the review; RuleBroken while one is on its way or issued."""
    with audit.transaction():
        row = (
            Review.objects.select_for_update(of=("self",))
            .select_related("agency__superior", "field", "report")
            .get(pk=review.pk)
        )
        require(actor, row.agency, at)
        if row.report and row.report.status != State.WITHDRAWN:
            raise RuleBroken(
                f"Đã có báo cáo của đợt rà soát này (trạng thái “{row.report.status.label}”); hãy "
                "mở văn bản đó."
            )
        frame = _frame(row.agency, papers.REPORT, _above(row.agency))
        row.report = official.draft(
            agency=row.agency,
            actor=actor,
            at=at,
            kind=papers.REPORT,
            content=papers.report_of(queries.reported(row), frame),
            subject=(facts.REVIEW, str(row.pk), str(row)),
        )
        row.save(update_fields=["report"])
        note_review(row, "draft_report", actor=actor, at=at)
    return row.report


def draft_submission(*, proposal: Proposal, actor: User, at: datetime) -> OfficialDocument:
    """A draft that puts every waiting proposal of one review to one level before that level."""
    with audit.transaction():
        first = held_proposal(proposal, actor, at)
        transitions.proposal_after(ProposalAct.DRAFT_PAPER, first.status)
        demand_still(first, ProposalAct.DRAFT_PAPER)
        review = first.finding.review
        waiting = queries.waiting_for_paper(first.agency, first.level)
        rows = list(waiting.filter(finding__review=review).select_for_update(of=("self",)))
        told = papers.only(queries.reported(review), [told_of(row) for row in rows])
        to = (first.agency.full_name,) if first.level == Level.COMMUNE else _above(first.agency)
        made = official.draft(
            agency=first.agency,
            actor=actor,
            at=at,
            kind=papers.SUBMISSION,
            content=papers.submission_of(told, _frame(first.agency, papers.SUBMISSION, to)),
            subject=(facts.REVIEW, str(review.pk), f"{review}, {len(rows)} đề xuất"),
        )
        for row in rows:
            row.paper = made
            row.save(update_fields=["paper"])
            note_proposal(row, ProposalAct.DRAFT_PAPER, actor=actor, at=at)
    return made


def record_sending(
    *, proposal: Proposal, sent_on: date, actor: User, at: datetime
) -> list[Proposal]:
    """The issued paper went to the competent level: with it every proposal that it tells of."""
    with audit.transaction():
        first = held_proposal(proposal, actor, at)
        transitions.proposal_after(ProposalAct.SEND, first.status)
        issued = _issued(first.paper)
        if not issued <= sent_on <= day_of(at):
            raise RuleBroken(
                f"Ngày gửi phải từ ngày ban hành văn bản {date_vi(issued)} đến hôm nay "
                f"{date_vi(day_of(at))}.",
                field="sent_on",
            )
        assert first.paper is not None
        rows = [held_proposal(row, actor, at) for row in queries.proposals_in(first.paper)]
        sent = [row for row in rows if row.status in transitions.PROPOSALS[ProposalAct.SEND].before]
        for row in sent:
            row.state = transitions.proposal_after(ProposalAct.SEND, row.status)
            row.sent_on = sent_on
            row.save(update_fields=["state", "sent_on"])
            note_proposal(row, ProposalAct.SEND, actor=actor, at=at)
    return sent


def _issued(paper: OfficialDocument | None) -> date:
    """The day of the paper; RuleBroken unless a leader has signed it and it has its number."""
    if paper is None or paper.status == State.WITHDRAWN:
        raise RuleBroken("Chưa có văn bản trình. Hãy bấm “Soạn tờ trình”, trình ký rồi phát hành.")
    if paper.status != State.ISSUED or paper.issued_on is None:
        raise RuleBroken(
            f"Văn bản trình đang ở trạng thái “{paper.status.label}”. Lãnh đạo ký, văn thư phát "
            "hành xong mới ghi nhận đã gửi."
        )
    return paper.issued_on


def _above(agency: Agency) -> tuple[str, ...]:
    return (agency.superior.full_name,) if agency.superior else ()


def _frame(agency: Agency, kind: str, to: tuple[str, ...]) -> Frame:
    return Frame(documents.letterhead(agency), documents.symbol_for(agency, kind), to)
