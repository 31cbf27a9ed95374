"""What this room does by itself: publish the figures each night, forget what is over."""

from datetime import datetime

from cchc.kernel.jobs import periodic
from cchc.portal import queries, services


@periodic(name="publish-figures", at="01:30")
def publish_everywhere(at: datetime) -> None:
    """Every public agency; each by itself."""
    for agency in queries.public_agencies():
        services.publish_figures(agency=agency, at=at)


@periodic(name="forget-look-ups", at="02:45")
def forget_look_ups(at: datetime) -> None:
    """Drop counts of wrong answers that decide nothing any more."""
    services.forget_counts(at=at)


@periodic(name="forget-filing", at="02:48")
def forget_filing(at: datetime) -> None:
    """Drop drafts that nobody sent in time, codes and sessions that are over."""
    services.forget_drafts(at=at)
    services.forget_sign_ins(at=at)
