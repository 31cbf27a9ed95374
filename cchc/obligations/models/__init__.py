"""Obligations with dates, notes, requests, deliveries; events; urging; recommendations."""

from cchc.obligations.models.delivery import Delivery, Evidence, Submission
from cchc.obligations.models.feed import CalendarFeed
from cchc.obligations.models.obligation import AwaitedEvent, Obligation
from cchc.obligations.models.progress import (
    DueDate,
    ExtensionRequest,
    ProgressNote,
    ReminderRun,
)
from cchc.obligations.models.recommendation import Asking, Recommendation
from cchc.obligations.models.urging import UrgingLetter, UrgingLine

__all__ = [
    "Asking",
    "AwaitedEvent",
    "CalendarFeed",
    "Delivery",
    "DueDate",
    "Evidence",
    "ExtensionRequest",
    "Obligation",
    "ProgressNote",
    "Recommendation",
    "ReminderRun",
    "Submission",
    "UrgingLetter",
    "UrgingLine",
]
