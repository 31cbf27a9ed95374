"""Obligations: dates, notes, requests, deliveries, evidence; awaited events; urging letters."""

from cchc.obligations.models.delivery import Delivery, Evidence, Submission
from cchc.obligations.models.obligation import AwaitedEvent, Obligation
from cchc.obligations.models.progress import (
    DueDate,
    ExtensionRequest,
    ProgressNote,
    ReminderRun,
)
from cchc.obligations.models.urging import UrgingLetter, UrgingLine

__all__ = [
    "AwaitedEvent",
    "Delivery",
    "DueDate",
    "Evidence",
    "ExtensionRequest",
    "Obligation",
    "ProgressNote",
    "ReminderRun",
    "Submission",
    "UrgingLetter",
    "UrgingLine",
]
