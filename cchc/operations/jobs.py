"""What the installation does for itself: seal the chains, clear away what has run out."""

import time
from datetime import datetime, timedelta

from cchc.kernel import limits
from cchc.kernel.audit import seals
from cchc.kernel.audit.reading import forget_reads
from cchc.kernel.files import storing
from cchc.kernel.jobs import periodic
from cchc.portal.holdings import HOLDINGS
from cchc.privacy import services as privacy


@periodic(name="seal", at="00:05")
def seal_yesterday(at: datetime) -> None:
    """Seal every chain as it stands after the end of the day."""
    seals.seal_chains(day=at.date() - timedelta(days=1))


@periodic(name="sweep-files", at="02:30")
def sweep_files(at: datetime) -> None:
    """Delete contents that no record has named for a day."""
    storing.sweep(before=at - timedelta(days=1))


@periodic(name="forget-reads", at="02:40")
def forget_old_reads(at: datetime) -> None:
    """Drop notes of who read what after twelve months."""
    forget_reads(before=at - timedelta(days=366))


@periodic(name="retention", at="02:50")
def keep_to_retention(at: datetime) -> None:
    """A part of every approved run; what is left follows the next night."""
    privacy.run_approved(at=at, holdings=HOLDINGS)


@periodic(name="forget-limits", at="02:50")
def forget_limits(at: datetime) -> None:
    """Drop the counts of windows that are over."""
    limits.forget(now=int(time.time()))
