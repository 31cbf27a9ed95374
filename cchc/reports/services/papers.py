"""The office drafts the paper of a kind of report that is not composed: report-calendar.md."""

from datetime import datetime

from cchc.documents import queries as documents
from cchc.documents import services as official
from cchc.documents.choices import State
from cchc.documents.content import Content
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.plans import queries as plans
from cchc.reports import queries
from cchc.reports.choices import RECIPIENTS
from cchc.reports.models import ReportRound
from cchc.reports.rules.kinds import Kind
from cchc.reports.rules.paper import KIND
from cchc.reports.rules.written import Asked, Told, draft_of
from cchc.reports.services.noting import note

SUBJECT = "report_round"


def draft_paper(*, row: ReportRound, actor: User, at: datetime) -> OfficialDocument:
    """A draft with what the units have sent; it is written on in the documents' screens.

    RuleBroken for a composed report, or while a paper of the round is on its way or issued.
    """
    organisation.require(actor, Act.COMPOSE_REPORT, today=local_minute(at).date())
    with audit.transaction():
        held = ReportRound.objects.select_for_update(of=("self",)).select_related(
            "plan__agency__superior", "paper"
        )
        now = held.get(pk=row.pk)
        if now.is_composed:
            raise RuleBroken("Báo cáo này do chương trình lập từ số liệu của kế hoạch.")
        if now.paper and now.paper.status != State.WITHDRAWN:
            raise RuleBroken(
                f"Đã có báo cáo của đợt này (trạng thái “{now.paper.status.label}”); hãy mở văn "
                "bản đó."
            )
        kind = queries.kind_of(now.plan.agency, now.kind) or Kind(now.kind, now.kind, now.kind)
        paper = official.draft(
            agency=now.plan.agency,
            actor=actor,
            at=at,
            kind=KIND,
            content=_content(now, kind),
            subject=(SUBJECT, str(now.pk), f"{now.plan.code}, {kind.name}, {now.covers.label}"),
        )
        now.paper = paper
        now.save(update_fields=["paper"])
        note(now, "report_round.draft", actor=actor, at=at)
    return paper


def _content(row: ReportRound, kind: Kind) -> Content:
    agency = row.plan.agency
    told = [
        Told(s.part.unit.name, s.results, s.difficulties, s.causes, s.proposals)
        for s in queries.parts_standing(row)
    ]
    superior = agency.superior.full_name if agency.superior else ""
    to = kind.recipient or superior
    recipients = queries.first_words(agency)[RECIPIENTS].splitlines()
    basis = row.basis or plans.reference_of(row.plan)
    return draft_of(
        Asked(kind, row.covers, basis, agency.full_name, row.title),
        told,
        letterhead=documents.letterhead(agency),
        symbol=documents.symbol_for(agency, KIND),
        addressees=(to,) if to else (),
        recipients=tuple(recipients),
    )
