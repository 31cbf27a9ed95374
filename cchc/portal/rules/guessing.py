"""What a look-up by PIN does to its code: docs/rules/portal.md, Guessing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FAILURES = 5
WINDOW = timedelta(hours=1)  # failures are counted together so long
LOCK = timedelta(hours=1)

# One address, whoever it asks about, in so many seconds.
ADDRESS_SECONDS = 900
PINS_PER_ADDRESS = 30
LINKS_PER_ADDRESS = 120
SENT_PER_ADDRESS = 10

# All wrong answers of the installation within an hour, whoever gives them and for whichever code.
WRONG_SECONDS = 3600
WRONG_EVERYWHERE = 1000


@dataclass(frozen=True)
class Standing:
    """The count of a code; ``since`` is when the first of its failures was."""

    failures: int = 0
    since: datetime | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether the dossier is shown, and the count afterwards."""

    is_shown: bool
    standing: Standing


def judge(standing: Standing, *, right: bool, at: datetime) -> Verdict:
    """A locked code refuses the right PIN too; a lock that has ended counts anew."""
    if standing.locked_until is not None and at < standing.locked_until:
        return Verdict(False, standing)
    if right:
        return Verdict(True, Standing())
    is_old = standing.since is None or at >= standing.since + WINDOW
    if standing.locked_until is not None or is_old:
        return Verdict(False, Standing(1, at))
    failures = standing.failures + 1
    locked_until = at + LOCK if failures >= FAILURES else None
    return Verdict(False, Standing(failures, standing.since, locked_until))
