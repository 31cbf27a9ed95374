"""What this room does by itself: ask units for their parts, hand in what was issued."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.reports import queries, services


@periodic(name="ask-report-parts", every=600)
def ask_for_parts(at: datetime) -> None:
    """Ask the units of every round whose day has come, within the office's hours."""
    now = local_minute(at)
    for row in queries.rounds_to_ask(now.date()):
        calendar = organisation.working_calendar(row.plan.agency)
        if calendar.working_moment_from(now) == now:
            services.ask_parts(row=row, at=at)


@periodic(name="hand-in-reports", every=60)
def hand_in_reports(at: datetime) -> None:
    """Make every issued report the product of what was owed for it."""
    services.close_issued(at=at)
