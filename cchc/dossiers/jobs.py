"""What this room does by itself: tell people each morning which dossiers are at risk."""

from datetime import datetime

from cchc.dossiers import queries, services
from cchc.kernel.jobs import periodic


@periodic(name="dossier-alarms", at="07:45")
def warn_everybody(at: datetime) -> None:
    """Every agency with an open dossier whose date is near; each agency by itself."""
    for agency in queries.agencies_to_warn(at):
        services.remind(agency=agency, at=at)
