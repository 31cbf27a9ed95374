"""A ward hands an issued document up, again, or takes it back: docs/rules/report-submission.md."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied

from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.text import nfc
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.plans import queries as plans
from cchc.reports.choices import SubmissionAct, SubmissionState
from cchc.reports.models import ReportSubmission
from cchc.reports.queries import submissions as queries
from cchc.reports.rules import submission as rules
from cchc.reports.rules.submission import Covering
from cchc.reports.services.keeping import (
    begin,
    day_of,
    note,
    reason_given,
    tell_above,
    words,
)


def submit_upward(
    *,
    document: OfficialDocument,
    actor: User,
    at: datetime,
    covering: Covering | None = None,
    note_text: str = "",
) -> ReportSubmission:
    """Hand an issued document to the agency above, with its files as they are now.

    RuleBroken for a draft, a ward without an agency above, or a document submitted before.
    """
    with audit.transaction():
        row = _of_document(document, actor, at)
        superior = row.agency.superior
        rules.check_sendable(is_issued=_is_issued(row), superior=superior.code if superior else "")
        rules.check_first(states=queries.states_of(row))
        made = _filled(row, _checked(covering or Covering(), actor, at), actor, at)
        made.superior, made.note = superior, words(note_text)
        return _handed_up(made, "submit", actor=actor, at=at)


def submit_again(
    *,
    submission: ReportSubmission,
    document: OfficialDocument,
    actor: User,
    at: datetime,
    note_text: str = "",
) -> ReportSubmission:
    """Hand a new version up in the place of one that was returned or withdrawn.

    ``document`` is the same or a corrected one (``queries.check_replaces``). Period, plan and due
    day stay those of the first.
    """
    with audit.transaction():
        document = _of_document(document, actor, at)
        before, _ = begin(submission, SubmissionAct.SUBMIT_AGAIN, actor=actor, at=at)
        superior = document.agency.superior
        rules.check_sendable(
            is_issued=_is_issued(document), superior=superior.code if superior else ""
        )
        rules.check_first(states=queries.states_of(document, outside=before.series))
        queries.check_replaces(before, document)
        covering = Covering(before.period, before.plan_code, before.due_on)
        made = _filled(document, covering, actor, at)
        made.series, made.version = before.series, before.version + 1
        made.superior, made.note = superior, words(note_text)
        return _handed_up(made, SubmissionAct.SUBMIT_AGAIN, actor=actor, at=at)


def record_sending(
    *,
    document: OfficialDocument,
    receiver: str,
    method: str,
    sent_on: date,
    actor: User,
    at: datetime,
    covering: Covering | None = None,
    note_text: str = "",
) -> ReportSubmission:
    """Keep that an issued document was sent to somebody outside this installation."""
    with audit.transaction():
        row = _of_document(document, actor, at)
        rules.check_issued(is_issued=_is_issued(row))
        assert row.issued_on is not None
        rules.check_outside(
            receiver=receiver,
            method=method,
            sent_on=sent_on,
            issued_on=row.issued_on,
            today=day_of(at),
        )
        made = _filled(row, _checked(covering or Covering(), actor, at), actor, at)
        made.state, made.sent_on = SubmissionState.SENT_OUTSIDE, sent_on
        made.receiver, made.method, made.note = nfc(receiver)[:200], method, words(note_text)
        made.save()
        payload = {"receiver": made.receiver, "note": made.note}
        note(made, "record_sending", actor=actor, at=at, payload=payload)
        return made


def withdraw_submission(
    *, submission: ReportSubmission, reason: str, actor: User, at: datetime
) -> ReportSubmission:
    """Take a submission back before it is received, or strike out a record of sending."""
    with audit.transaction():
        row, after = begin(submission, SubmissionAct.WITHDRAW, actor=actor, at=at)
        row.remark = reason_given(reason, "Hãy ghi lý do rút lại.")
        row.state, row.decided_by, row.decided_at = after, actor, at
        row.save(update_fields=["remark", "state", "decided_by", "decided_at"])
        note(row, SubmissionAct.WITHDRAW, actor=actor, at=at, payload={"reason": row.remark})
        tell_above(row, subject="Đơn vị đã rút báo cáo", actor=actor, at=at)
        return row


def _of_document(document: OfficialDocument, actor: User, at: datetime) -> OfficialDocument:
    """The document, held until the end: nobody else submits it meanwhile."""
    organisation.require(actor, Act.SUBMIT_REPORT, today=day_of(at))
    if document.agency_id != actor.agency_id:
        raise PermissionDenied("Văn bản này thuộc cơ quan khác.")
    return (
        OfficialDocument.objects.select_for_update(of=("self",))
        .select_related("agency__superior", "issued_pdf", "signed_copy")
        .get(pk=document.pk)
    )


def _is_issued(document: OfficialDocument) -> bool:
    return document.state == DocumentState.ISSUED


def _checked(covering: Covering, actor: User, at: datetime) -> Covering:
    """Period and plan that exist; RuleBroken beside their field."""
    if covering.period:
        Period.parse(covering.period)
    if covering.plan_code:
        seen = plans.plans_in_force(actor, today=day_of(at))
        if not seen.filter(code=covering.plan_code).exists():
            raise RuleBroken(
                "Không có kế hoạch nào đã đưa vào thực hiện mang mã này.", field="plan_code"
            )
    return covering


def _filled(
    document: OfficialDocument, covering: Covering, actor: User, at: datetime
) -> ReportSubmission:
    """A first version with the document's files as they are now; not saved."""
    assert document.issued_pdf is not None
    return ReportSubmission(
        agency=document.agency,
        document=document,
        period=covering.period,
        plan_code=covering.plan_code,
        due_on=covering.due_on,
        file=document.issued_pdf,
        signed_copy=document.signed_copy,
        state=SubmissionState.SUBMITTED,
        submitted_by=actor,
        submitted_at=at,
        sent_on=day_of(at),
    )


def _handed_up(row: ReportSubmission, act: str, *, actor: User, at: datetime) -> ReportSubmission:
    row.save()
    note(row, act, actor=actor, at=at, payload={"note": row.note} if row.note else None)
    tell_above(row, subject="Có báo cáo mới gửi lên", actor=actor, at=at)
    return row
