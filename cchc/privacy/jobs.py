"""Approved runs of retention are done at night."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.privacy.services import run_approved


@periodic(name="retention", at="02:50")
def keep_to_retention(at: datetime) -> None:
    """A part of every approved run; what is left follows the next night."""
    run_approved(at=at)
