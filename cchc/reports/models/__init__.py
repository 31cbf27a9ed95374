"""Composed reports with edits, kinds, rounds with units' parts, reports on their way up."""

from cchc.reports.models.composed import FindingWaiver, Report, ReportEdit, TemplateEdition
from cchc.reports.models.rounds import (
    PartReminder,
    PartSending,
    ReportKind,
    ReportPart,
    ReportRound,
)
from cchc.reports.models.submissions import ReportSubmission

__all__ = [
    "FindingWaiver",
    "PartReminder",
    "PartSending",
    "Report",
    "ReportEdit",
    "ReportKind",
    "ReportPart",
    "ReportRound",
    "ReportSubmission",
    "TemplateEdition",
]
