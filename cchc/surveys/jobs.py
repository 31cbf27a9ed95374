"""What this room does by itself: close each night the days that are over."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.organisation import queries as organisation
from cchc.surveys import services


@periodic(name="close-survey-days", at="00:40")
def close_everywhere(at: datetime) -> None:
    """Every agency by itself, and what named none."""
    for agency in organisation.agencies():
        services.close_days(agency=agency, at=at)
    services.close_nameless(at=at)
