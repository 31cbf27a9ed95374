"""What this room does by itself: give out apologies, tell what is at risk, follow notices."""

from datetime import datetime

from cchc.dossiers import queries, services
from cchc.kernel.jobs import periodic


@periodic(name="apology-duties", at="07:30")
def give_out_apologies(at: datetime) -> None:
    """Every agency with an incomplete chain that is nobody's work yet; each agency by itself."""
    for agency in queries.agencies_with_dossiers():
        services.give_out_duties(agency=agency, at=at)


@periodic(name="dossier-alarms", at="07:45")
def warn_everybody(at: datetime) -> None:
    """Every agency with an open dossier whose date is near; each agency by itself."""
    for agency in queries.agencies_to_warn(at):
        services.remind(agency=agency, at=at)


@periodic(name="chains-follow-notices", every=120)
def follow_notices(at: datetime) -> None:
    """The notice of an apology arrived, or somebody was called: the chain may be complete."""
    services.follow_notices(at=at)


@periodic(name="dossier-times", every=300)
def take_missing_times(at: datetime) -> None:
    """Count how long imported dossiers took, a piece of each agency at a time."""
    for agency in queries.agencies_with_untimed():
        services.take_missing_times(agency=agency, at=at)
