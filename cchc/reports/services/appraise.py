"""The superior agency answers what was submitted to it: docs/rules/report-submission.md."""

from datetime import datetime

from cchc.kernel import audit
from cchc.organisation.models import User
from cchc.reports.choices import SubmissionAct
from cchc.reports.models import ReportSubmission
from cchc.reports.services.keeping import begin, note, reason_given, tell_ward, words


def receive(*, submission: ReportSubmission, actor: User, at: datetime) -> ReportSubmission:
    """Say that the report has arrived; from now on the ward cannot take it back."""
    with audit.transaction():
        row, after = begin(submission, SubmissionAct.RECEIVE, actor=actor, at=at)
        row.state, row.received_by, row.received_at = after, actor, at
        row.save(update_fields=["state", "received_by", "received_at"])
        note(row, SubmissionAct.RECEIVE, actor=actor, at=at)
        return row


def return_submission(
    *, submission: ReportSubmission, reason: str, actor: User, at: datetime
) -> ReportSubmission:
    """Give the report back with comments; the ward submits again."""
    with audit.transaction():
        row, after = begin(submission, SubmissionAct.SEND_BACK, actor=actor, at=at)
        row.remark = reason_given(
            reason, "Hãy ghi rõ cần sửa, bổ sung gì để đơn vị gửi lại cho đúng."
        )
        row.state, row.decided_by, row.decided_at = after, actor, at
        row.save(update_fields=["remark", "state", "decided_by", "decided_at"])
        note(row, SubmissionAct.SEND_BACK, actor=actor, at=at, payload={"reason": row.remark})
        tell_ward(row, subject="Cấp trên trả lại báo cáo", actor=actor, at=at)
        return row


def acknowledge(
    *, submission: ReportSubmission, actor: User, at: datetime, remark: str = ""
) -> ReportSubmission:
    """Be done with the report, with a remark if there is one."""
    with audit.transaction():
        row, after = begin(submission, SubmissionAct.ACKNOWLEDGE, actor=actor, at=at)
        row.remark = words(remark)
        row.state, row.decided_by, row.decided_at = after, actor, at
        row.save(update_fields=["remark", "state", "decided_by", "decided_at"])
        payload = {"reason": row.remark} if row.remark else None
        note(row, SubmissionAct.ACKNOWLEDGE, actor=actor, at=at, payload=payload)
        tell_ward(row, subject="Cấp trên đã ghi nhận báo cáo", actor=actor, at=at)
        return row
