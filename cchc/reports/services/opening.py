"""Rounds are opened: one, the rest of a year ahead, one on demand; units are asked for parts.

docs/rules/report-parts.md, docs/rules/report-calendar.md.
"""

from collections.abc import Sequence
from datetime import date, datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.obligations import services as obligations
from cchc.obligations.models import Obligation
from cchc.obligations.services import Owed, Subject
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.plans.models import Plan
from cchc.reports import queries
from cchc.reports.models import ReportPart, ReportRound
from cchc.reports.rules import rounds as rules
from cchc.reports.rules.calendar import Demand
from cchc.reports.rules.kinds import COMPOSED, Kind
from cchc.reports.rules.rounds import RoundDays
from cchc.reports.services.noting import note
from cchc.reports.services.telling import tell_opened

SUBJECT = "report"
NOBODY = (
    "Chưa có bộ phận nào của cơ quan chủ trì nhiệm vụ của kế hoạch; hãy gắn đơn vị chủ "
    "trì với bộ phận rồi mở lại."
)


def open_round(
    *, plan: Plan, period: Period, actor: User, at: datetime, kind: str = COMPOSED
) -> ReportRound:
    """Ask every unit that leads a task for its part, and owe the report itself.

    RuleBroken when the plan is not in force, the period has not begun, the round is open already,
    the report of the period is issued, or no unit of the agency leads a task.
    """
    today = local_minute(at).date()
    organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    queries.demand_reportable(plan, period, at)
    of = queries.demand_kind(plan.agency, kind)
    with audit.transaction():
        _demand_free(plan, period, kind)
        manner = queries.manner_of(plan.agency)
        pace = manner.pace_of(of)
        days = rules.days_of(
            period,
            opened_on=today,
            calendar=manner.days,
            send_days=pace.send,
            parts_days=pace.parts,
        )
        row = _new_round(plan, period, of, days, actor=actor, at=at)
        _ask(row, actor=actor, at=at)
    return row


def open_year(*, plan: Plan, actor: User, at: datetime) -> list[ReportRound]:
    """Owe every report of the plan's year that is not late and not opened; may be done again.

    Units are asked at once where their day has come, else by ``ask_parts`` on that day.
    RuleBroken when nothing is left to open, or nobody could be asked.
    """
    today = local_minute(at).date()
    organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    queries.demand_in_force(plan)
    with audit.transaction():
        Plan.objects.select_for_update().get(pk=plan.pk)
        left = [line for line in queries.year_of(plan, today=today) if line.may_open_ahead]
        if not left:
            raise RuleBroken("Mọi báo cáo còn lại của năm đã được mở; không còn gì để mở.")
        if not queries.leading_units(plan):
            raise RuleBroken(NOBODY)
        made = []
        for line in left:
            row = _new_round(plan, line.period, line.kind, line.days, actor=actor, at=at, ask=False)
            if line.days.ask_on <= today:
                ask_parts(row=row, actor=actor, at=at)
            made.append(row)
    return made


def open_on_demand(
    *, plan: Plan, period: Period, demand: Demand, actor: User, at: datetime
) -> ReportRound:
    """A report that somebody asked for (báo cáo đột xuất), due on the day that they gave."""
    today = local_minute(at).date()
    organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    of = queries.demand_kind(plan.agency, demand.kind)
    days = queries.days_on_demand(plan, period, demand, today=today)
    with audit.transaction():
        _demand_free(plan, period, demand.kind)
        row = _new_round(plan, period, of, days, actor=actor, at=at, demand=demand)
        _ask(row, actor=actor, at=at)
    return row


def ask_parts(*, row: ReportRound, at: datetime, actor: User | None = None) -> bool:
    """Ask the units of a round that was opened ahead; the job does it on the day (no ``actor``).

    Doing it again changes nothing: False. So when the report is issued or nobody leads a task.
    """
    today = local_minute(at).date()
    if actor:
        organisation.require(actor, Act.COMPOSE_REPORT, today=today)
    with audit.transaction():
        held = ReportRound.objects.select_for_update(of=("self",)).select_related("plan__agency")
        now = held.get(pk=row.pk)
        if now.is_asked or queries.issued_of(now) or not queries.leading_units(now.plan):
            return False
        calendar = organisation.working_calendar(now.plan.agency)
        now.asked_at = at
        now.parts_due_on = rules.parts_due(now.parts_due_on, today, calendar)
        now.save(update_fields=["asked_at", "parts_due_on"])
        _make_parts(now, actor=actor, at=at)
        note(now, "report_round.ask", actor=actor, at=at, payload={"period": now.covers.label})
    return True


def _demand_free(plan: Plan, period: Period, kind: str) -> None:
    """Hold the plan; RuleBroken when the round exists or its report is issued."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    same = ReportRound.objects.filter(plan=plan, kind=kind)
    if same.filter(period=period.code, calendar=period.calendar).exists():
        raise RuleBroken("Đợt báo cáo của kỳ này đã mở; hãy theo dõi ở đợt đó.")
    if kind == COMPOSED:
        queries.demand_not_issued(queries.of_period(plan, period), "không mở đợt được nữa")


def _new_round(
    plan: Plan,
    period: Period,
    kind: Kind,
    days: RoundDays,
    *,
    actor: User,
    at: datetime,
    demand: Demand | None = None,
    ask: bool = True,
) -> ReportRound:
    """The round with its obligation; units are not asked yet."""
    row = ReportRound(
        plan=plan,
        kind=kind.code,
        period=period.code,
        calendar=period.calendar,
        cut_off_on=days.cut_off_on,
        parts_due_on=days.parts_due_on,
        due_on=days.due_on,
        ask_on=None if ask else days.ask_on,
        title=nfc(demand.title) if demand else "",
        basis=nfc(demand.basis) if demand else "",
        opened_by=actor,
        opened_at=at,
    )
    row.obligation = _owe_report(row, kind, actor=actor, at=at, today=local_minute(at).date())
    row.save()
    if not ask:
        note(row, "report_round.open", actor=actor, at=at, payload={"period": period.label})
    return row


def _ask(row: ReportRound, *, actor: User, at: datetime) -> None:
    """Ask the units at the opening; RuleBroken when there is nobody to ask."""
    if not _make_parts(row, actor=actor, at=at):
        raise RuleBroken(NOBODY)
    note(row, "report_round.open", actor=actor, at=at, payload={"period": row.covers.label})


def _make_parts(row: ReportRound, *, actor: User | None, at: datetime) -> Sequence[ReportPart]:
    units = queries.leading_units(row.plan)
    parts = ReportPart.objects.bulk_create(ReportPart(round=row, unit=unit) for unit in units)
    tell_opened(row, parts, by=actor, at=at)
    return parts


def _owe_report(
    row: ReportRound, kind: Kind, *, actor: User, at: datetime, today: date
) -> Obligation:
    """The report as work of the opener's unit, so that lateness and reminders hold for it too."""
    which = "" if row.is_composed else f"/{row.kind}"
    words = row.title or f"Báo cáo kết quả {kind.paper}"
    owed = Owed(
        Subject(
            SUBJECT,
            f"{row.plan.code}/{row.period}{which}",
            f"Báo cáo {'đột xuất' if row.title else 'định kỳ'}: "
            f"{row.plan.code}, {kind.name}, {row.covers.label}",
        ),
        label=f"{words}: {row.covers.label}",
        product="Báo cáo",
        unit=organisation.units_of(actor, today).first(),
        due_on=row.due_on,
        chief=actor,
    )
    return obligations.owe_many(agency=row.plan.agency, actor=actor, at=at, debts=[owed])[0]
