"""Anh Quân says which indicator measures which target, and closes the quarters that are over."""

from datetime import datetime

from cchc.indicators import queries, services
from cchc.indicators.models import Closing
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.organisation import queries as organisation
from cchc.plans import queries as plans


def measure(code: str, until: datetime) -> None:
    """Once; nothing when it was done before."""
    agency, today = organisation.agency_with_code(code), until.astimezone(HANOI).date()
    if Closing.objects.filter(agency=agency).exists():
        return
    quan = {user.username: user for user in organisation.accounts(agency, until)}["quan"]
    for plan in queries.plans_with_targets(quan, today=today).filter(year=today.year):
        for target in plans.get_for(quan, plan.code, today=today).targets.all():
            if found := queries.proposal_for(target):
                services.bind(target=target, code=found, actor=quan, at=until)
    for part in ("Q1", "H1", "Q2", "Q3"):
        period = Period.parse(f"{today.year}-{part}")
        if period.last < today:
            services.close_period(agency=agency, period=period, actor=quan, at=until)
