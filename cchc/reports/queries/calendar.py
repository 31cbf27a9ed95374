"""The calendar of a plan's year: every expected report, how far it is; report-calendar.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.documents import queries as documents
from cchc.documents.choices import State
from cchc.documents.models import OfficialDocument
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.obligations.choices import State as OwedState
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.plans.choices import PlanState
from cchc.plans.models import Plan
from cchc.reports.choices import SubmissionState
from cchc.reports.models import Report, ReportRound, ReportSubmission
from cchc.reports.queries.kinds import Manner, kind_of, kinds_of, manner_of
from cchc.reports.queries.reach import visible_to
from cchc.reports.queries.said import with_parts
from cchc.reports.rules import calendar as rules
from cchc.reports.rules.calendar import Demand, Signs, Stage
from cchc.reports.rules.kinds import COMPOSED, Kind
from cchc.reports.rules.rounds import (
    RoundDays,
    days_late,
    demanded_days,
    planned_days,
    why_due,
)

_Key = tuple[str, str, str]


@dataclass(frozen=True)
class CalendarLine:
    """One expected report; ``late`` in working days, ``why`` the due day counted day by day."""

    kind: Kind
    period: Period
    days: RoundDays
    signs: Signs
    late: int
    why: Sequence[str]
    may_open_ahead: bool
    round: ReportRound | None = None
    report: Report | None = None
    paper: OfficialDocument | None = None

    @property
    def stage(self) -> Stage:
        """How far the report is."""
        return rules.stage_of(self.signs)

    @property
    def name(self) -> str:
        """What the report is called: as it was demanded, or by its kind."""
        return self.round.title if self.round and self.round.title else self.kind.name


@dataclass(frozen=True)
class _Year:
    """What is known of the year, by kind, period and calendar."""

    manner: Manner
    today: date
    rounds: Mapping[_Key, ReportRound]
    reports: Mapping[_Key, Report]
    issued: Mapping[_Key, date]
    sent: frozenset[int]

    def line(self, kind: Kind, period: Period) -> CalendarLine:
        key = (kind.code, period.code, period.calendar)
        row, report = self.rounds.get(key), self.reports.get(key)
        paper = report.document if report else (row.paper if row else None)
        signs = Signs(
            is_open=row is not None,
            is_asked=row is not None and row.is_asked,
            has_draft=paper is not None and paper.status != State.WITHDRAWN,
            issued_on=self.issued.get(key) or (paper.issued_on if paper else None),
            is_sent=paper is not None and paper.pk in self.sent,
            is_cancelled=row is not None and is_cancelled(row),
        )
        days = _days(row) if row else self._planned(kind, period)
        return CalendarLine(
            kind,
            period,
            days,
            signs,
            self._late(signs, days.due_on),
            why_due(days.cut_off_on, days.due_on, self.manner.days),
            rules.may_open_ahead(signs, days.due_on, self.today),
            row,
            report,
            paper,
        )

    def _late(self, signs: Signs, due_on: date) -> int:
        if rules.stage_of(signs) is Stage.CANCELLED:
            return 0
        return days_late(due_on, rules.judged_on(signs, self.today), self.manner.days)

    def _planned(self, kind: Kind, period: Period) -> RoundDays:
        return planned_days(period, calendar=self.manner.days, pace=self.manner.pace_of(kind))


def year_of(plan: Plan, *, today: date) -> list[CalendarLine]:
    """Every report of the active kinds, and what else was opened, the nearest due day first.

    Of a plan that is over only what was opened or reported: its kinds were those of its time.
    The number of queries does not grow with kinds, rounds or reports.
    """
    kinds = {kind.code: kind for kind in kinds_of(plan.agency)}
    year = _known(plan, today)
    lines: dict[_Key, CalendarLine] = {
        (kind.code, period.code, period.calendar): year.line(kind, period)
        for kind in kinds.values()
        if kind.is_active
        for period in year.manner.periods_of(kind, plan.year)
    }
    for key, row in year.rounds.items():
        if key not in lines:
            lines[key] = year.line(kinds.get(row.kind) or Kind(row.kind, row.kind, ""), row.covers)
    order = {code: number for number, code in enumerate(kinds)}
    found = [x for x in lines.values() if is_in_force(plan) or x.stage is not Stage.NOT_OPEN]
    return sorted(found, key=lambda x: (x.days.due_on, order.get(x.kind.code, 99)))


def calendar_for(user: User, plan: Plan, *, today: date) -> list[CalendarLine]:
    """``year_of`` with only those reports and papers that the person may open."""
    reports = set(visible_to(user, today=today).filter(plan=plan).values_list("pk", flat=True))
    seen = documents.visible_to(user, today=today).filter(report_round__plan=plan)
    papers = set(seen.values_list("pk", flat=True))
    return [
        replace(
            line,
            report=line.report if line.report and line.report.pk in reports else None,
            paper=line.paper if line.paper and line.paper.pk in papers else None,
        )
        for line in year_of(plan, today=today)
    ]


def demand_kind(agency: Agency, code: str) -> Kind:
    """The kind with that code; RuleBroken when the agency has none or has stopped it."""
    kind = kind_of(agency, code)
    if kind is None or not kind.is_active:
        raise RuleBroken("Loại báo cáo này không được dùng; hãy chọn loại khác.", field="kind")
    return kind


def is_in_force(plan: Plan) -> bool:
    """Whether the plan is being carried out."""
    return plan.state == PlanState.ADOPTED


def demand_in_force(plan: Plan) -> None:
    """RuleBroken unless the plan is being carried out."""
    if not is_in_force(plan):
        raise RuleBroken(
            f"Kế hoạch {plan.code} đang ở trạng thái “{plan.get_state_display()}”; chỉ mở đợt báo "
            "cáo cho kế hoạch đang thực hiện."
        )


def days_on_demand(plan: Plan, period: Period, demand: Demand, *, today: date) -> RoundDays:
    """The days of a report on demand; RuleBroken beside the field that is wrong."""
    demand_in_force(plan)
    rules.check_demand(demand, period, plan.year)
    manner = manner_of(plan.agency)
    return demanded_days(
        period,
        due_on=demand.due_on,
        opened_on=today,
        calendar=manner.days,
        parts_days=manner.pace_of(demand_kind(plan.agency, demand.kind)).parts,
    )


def is_cancelled(row: ReportRound) -> bool:
    """Whether a leader has cancelled what was owed."""
    return row.obligation is not None and row.obligation.state == OwedState.CANCELLED


def explained(row: ReportRound) -> list[str]:
    """How the due day of a round comes from its cut-off; nothing for a day that was given."""
    if row.title:
        return [f"Hạn do văn bản yêu cầu ấn định: {row.basis}."]
    return why_due(row.cut_off_on, row.due_on, organisation.working_calendar(row.plan.agency))


def _days(row: ReportRound) -> RoundDays:
    asked = row.ask_on or row.opened_at.date()
    return RoundDays(row.cut_off_on, row.parts_due_on, row.due_on, asked)


def _known(plan: Plan, today: date) -> _Year:
    rounds = with_parts(ReportRound.objects.filter(plan=plan)).select_related("paper", "obligation")
    by_key = {(row.kind, row.period, row.calendar): row for row in rounds}
    found = list(_standing(plan))
    reports = dict(found)
    issued = _first_issued(found)
    papers = [row.document_id for row in reports.values()]
    papers += [row.paper_id for row in by_key.values() if row.paper_id]
    gone = (SubmissionState.WITHDRAWN, SubmissionState.RETURNED)
    sent = ReportSubmission.objects.filter(document__in=papers).exclude(state__in=gone)
    papers_sent = frozenset(sent.values_list("document", flat=True))
    return _Year(manner_of(plan.agency), today, by_key, reports, issued, papers_sent)


def _first_issued(reports: Sequence[tuple[_Key, Report]]) -> dict[_Key, date]:
    """The first day on which each report was issued: a corrected one makes nothing late."""
    found: dict[_Key, date] = {}
    for key, row in reports:
        if day := row.document.issued_on:
            found[key] = min(day, found.get(key, day))
    return found


def _standing(plan: Plan) -> Iterator[tuple[_Key, Report]]:
    """The reports that count: the issued one, else the last that was not withdrawn."""
    rows = Report.objects.filter(plan=plan).exclude(document__state=State.WITHDRAWN)
    for row in sorted(
        rows.select_related("document"),
        key=lambda row: (row.document.status == State.ISSUED, row.pk),
    ):
        yield (COMPOSED, row.period, row.calendar), row
