"""The periods of a plan's year with the report of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc.documents.choices import State
from cchc.kernel.periods import CALENDARS, Period, reporting_periods
from cchc.organisation.models import User
from cchc.organisation.queries import text_setting
from cchc.plans import queries as plans
from cchc.plans.models import Plan
from cchc.reports.models import Report, ReportRound
from cchc.reports.queries.reach import IN_FORCE, visible_to
from cchc.reports.queries.said import rounds_of


@dataclass(frozen=True)
class PeriodLine:
    """A period and the reports of it that the person sees, the last one first."""

    period: Period
    reports: Sequence[Report]
    has_begun: bool
    round: ReportRound | None = None

    @property
    def latest(self) -> Report | None:
        """The report that counts."""
        return self.reports[0] if self.reports else None

    @property
    def may_open(self) -> bool:
        """Whether units may still be asked for their parts: it has begun and is not issued."""
        issued = any(row.document.status == State.ISSUED for row in self.reports)
        return self.has_begun and self.round is None and not issued


def plans_for(user: User, *, today: date) -> list[Plan]:
    """The plans that the person may read reports of, the newest first."""
    rows = plans.agency_plans(user, today=today).filter(state__in=IN_FORCE)
    return list(rows.select_related("agency"))


def plan_meant(plans: Sequence[Plan], code: str, *, today: date) -> Plan | None:
    """The plan of that code; else this year's, though next year's may be there; else the newest."""
    asked = [plan for plan in plans if plan.code == code]
    this_year = [plan for plan in plans if plan.year <= today.year]
    return next(iter([*asked, *this_year, *plans]), None)


def lines_of(user: User, plan: Plan, *, today: date) -> list[PeriodLine]:
    """The regular periods of the year, then others that were reported; three queries."""
    kind = text_setting(plan.agency, "reports.calendar")
    calendar = next(known for known in CALENDARS if known == kind)
    rows = visible_to(user, today=today).filter(plan=plan)
    found: dict[tuple[str, str], list[Report]] = {}
    for row in rows.select_related("document", "plan", "composed_by").order_by("-pk"):
        found.setdefault((row.period, row.calendar), []).append(row)
    rounds = {(row.period, row.calendar): row for row in rounds_of(plan)}
    for key in rounds:
        found.setdefault(key, [])
    regular = [
        PeriodLine(
            period,
            found.pop((period.code, calendar), []),
            period.first <= today,
            rounds.get((period.code, calendar)),
        )
        for period in reporting_periods(plan.year, calendar)
    ]
    others = [
        PeriodLine(Period.parse(*key), rows, has_begun=True, round=rounds.get(key))
        for key, rows in found.items()
    ]
    return [*regular, *sorted(others, key=lambda line: line.period.first)]
