"""A submission as lists show it: the state as a badge, the day of sending against the due day."""

from dataclasses import dataclass

from cchc.reports.choices import SubmissionState
from cchc.reports.models import ReportSubmission
from cchc.web.components import Badge, Due, Tone

_TONES: dict[SubmissionState, Tone] = {
    SubmissionState.SUBMITTED: "warn",
    SubmissionState.RECEIVED: "info",
    SubmissionState.RETURNED: "bad",
    SubmissionState.ACKNOWLEDGED: "good",
    SubmissionState.WITHDRAWN: "neutral",
    SubmissionState.SENT_OUTSIDE: "neutral",
}


@dataclass(frozen=True)
class ReportLine:
    """A submission in a list; ``due`` is None when no due day is stated."""

    row: ReportSubmission
    badge: Badge
    due: Due | None


def line_of(row: ReportSubmission) -> ReportLine:
    """The submission with what is said about it."""
    return ReportLine(row, Badge(row.status.label, _TONES[row.status]), _due_of(row))


def _due_of(row: ReportSubmission) -> Due | None:
    if row.due_on is None:
        return None
    late = row.lateness
    if late.is_late:
        return Due(row.due_on, f"gửi trễ {late.days} ngày", "late")
    return Due(row.due_on, "gửi đúng hạn", "good")
