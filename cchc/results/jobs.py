"""What this room does by itself: read what waited for the recognition of letters."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.results import services


@periodic(name="results-read-again", at="01:30")
def read_what_waited(at: datetime) -> None:
    """Nothing while the recognition is not installed."""
    services.read_again(at=at)
