"""Regular work of this room: old notes of signing in go, next year's calendar comes."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.organisation import queries, services


@periodic(name="organisation.forget_sign_ins", at="01:10")
def forget_sign_ins(at: datetime) -> None:
    """Notes of signing in are kept as long as the agency says."""
    for agency in queries.agencies():
        services.forget_sign_ins(agency=agency, at=at)


@periodic(name="organisation.seed_next_year", at="01:20")
def seed_next_year(at: datetime) -> None:
    """From December on next year's known days stand in the calendar, to be confirmed."""
    if at.month == 12:
        for agency in queries.agencies():
            services.seed_calendar(agency=agency, year=at.year + 1, actor=None, at=at)
