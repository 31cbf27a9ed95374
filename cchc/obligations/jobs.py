"""What this room does by itself: remind people each morning, tell whom a letter urges."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.obligations import queries, services
from cchc.obligations.rules.dates import day_of


@periodic(name="remind", every=600)
def remind_everybody(at: datetime) -> None:
    """Put the digests of every agency whose hour has come; each agency by itself."""
    for agency in queries.agencies_to_remind(day_of(at)):
        services.remind(agency=agency, at=at)


@periodic(name="tell-urged", every=300)
def tell_urged(at: datetime) -> None:
    """Tell the persons named in the urging letters that were issued."""
    services.tell_issued(at=at)
