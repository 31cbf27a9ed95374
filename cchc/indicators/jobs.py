"""What this room does by itself: tell in the morning which target is about to be lost."""

from datetime import datetime

from cchc.indicators import services
from cchc.kernel.jobs import periodic
from cchc.organisation import queries as organisation


@periodic(name="target-alerts", at="07:20")
def alert_of_targets(at: datetime) -> None:
    """Every agency, each by itself."""
    for agency in organisation.agencies():
        services.alert(agency=agency, at=at)
