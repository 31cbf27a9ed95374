"""Who sees a report and may edit it; the reports of a period; a report computed without a trace."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from cchc.documents import queries as documents
from cchc.documents.choices import DocumentAct, State
from cchc.documents.models import OfficialDocument
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.organisation.queries import may
from cchc.plans import queries as plans
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan
from cchc.reports.models import Report, ReportEdit, ReportRound
from cchc.reports.rules.edits import Edit

IN_FORCE = (PlanState.ADOPTED, PlanState.CLOSED)
ON_ITS_WAY = (State.DRAFT, State.COMMENTING, State.SENT_BACK, State.FROZEN, State.SIGNED)


def plan_for(user: User, code: str, *, today: date) -> Plan:
    """The agency's plan in force that the person sees, Http404 otherwise."""
    plan = plans.get_for(user, code, today=today)
    if plan.state not in IN_FORCE or plan.scope != PlanScope.AGENCY:
        raise Http404
    return plan


def visible_to(user: User, *, today: date) -> QuerySet[Report]:
    """Reports whose document the person sees."""
    seen = documents.visible_to(user, today=today)
    return Report.objects.filter(document__in=seen, plan__agency_id=user.agency_id)


def get_for(user: User, code: str, pk: int, *, today: date) -> Report:
    """One report, Http404 when the person does not see its document."""
    report = (
        visible_to(user, today=today)
        .select_related("plan__agency", "document__agency", "composed_by")
        .filter(plan__code=code, pk=pk)
        .first()
    )
    if report is None:
        raise Http404
    return report


def may_edit(report: Report, user: User, *, today: date) -> bool:
    """Whether the person may change the draft now."""
    acts = documents.open_acts(report.document, user, today=today, by_composer=True)
    return DocumentAct.REVISE in acts and may(user, Act.COMPOSE_REPORT, today=today)


def edit_at(report: Report, place: str) -> ReportEdit | None:
    """The edit of one sentence."""
    return report.edits.filter(place=place).first()


def edits_of(report: Report) -> list[Edit]:
    """The edited sentences as values."""
    rows = report.edits.select_related("by")
    return [Edit(row.place, row.text, row.reason, row.by.full_name, row.at) for row in rows]


def of_period(plan: Plan, period: Period) -> list[Report]:
    """The reports of the plan for exactly this period, the last one first."""
    rows = Report.objects.filter(plan=plan, period=period.code, calendar=period.calendar)
    return list(rows.select_related("document").order_by("-pk"))


def issued_of(row: ReportRound) -> OfficialDocument | None:
    """The issued report of a round, None while there is none."""
    if not row.is_composed:
        return row.paper if row.paper and row.paper.status == State.ISSUED else None
    papers = [report.document for report in of_period(row.plan, row.covers)]
    return next((paper for paper in papers if paper.status == State.ISSUED), None)


def demand_not_issued(reports: Sequence[Report], so: str) -> None:
    """RuleBroken, saying what cannot be done any more, when one of the reports is issued."""
    issued = next((r.document for r in reports if r.document.status == State.ISSUED), None)
    if issued:
        raise RuleBroken(f"Báo cáo kỳ này đã phát hành (số {issued.reference}); {so}.")


def moment_of(as_of: datetime | None, at: datetime) -> datetime:
    """The moment that figures tell of, to the second, in Hà Nội; RuleBroken for a later one."""
    moment = as_of or at
    if moment > at:
        raise RuleBroken(
            "Thời điểm tính số liệu không được ở tương lai; hãy ghi thời điểm đã qua.",
            field="as_of",
        )
    return moment.astimezone(HANOI).replace(microsecond=0)


def reportable_or_404(plan: Plan, period: Period, at: datetime) -> None:
    """Http404 for a period that cannot be reported now."""
    try:
        demand_reportable(plan, period, at)
    except RuleBroken as broken:
        raise Http404(broken.message) from None


def demand_reportable(plan: Plan, period: Period, as_of: datetime) -> None:
    """RuleBroken unless the plan is in force and the period of its year has begun."""
    if plan.state not in IN_FORCE:
        raise RuleBroken(
            f"Kế hoạch {plan.code} đang ở trạng thái “{plan.get_state_display()}”; chỉ lập báo cáo "
            "cho kế hoạch đã đưa vào thực hiện."
        )
    if period.first > as_of.astimezone(HANOI).date():
        raise RuleBroken(f"{period.label} chưa bắt đầu nên chưa có gì để báo cáo.", field="period")
    if period.last.year != plan.year:
        raise RuleBroken(
            f"{period.label} không thuộc năm {plan.year} của kế hoạch {plan.code}.", field="period"
        )
