"""A finding of a draft is let pass by a person, with a reason: docs/rules/report-templates.md."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from cchc.documents.choices import State
from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.kernel.zone import local_minute
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.reports import queries
from cchc.reports.models import FindingWaiver, Report
from cchc.reports.services.writing import hold_back, note

OPEN_STATES = (State.DRAFT, State.COMMENTING, State.SENT_BACK)


def waive_finding(
    *, report: Report, key: str, reason: str, actor: User, at: datetime
) -> FindingWaiver:
    """Let a finding pass; the draft may go to the signer when no other one keeps it."""
    today = local_minute(at).date()
    acts = (Act.WAIVE_FINDING, Act.COMPOSE_REPORT)
    if not any(organisation.may(actor, act, today=today) for act in acts):
        raise PermissionDenied("Lãnh đạo hoặc Văn phòng bỏ qua điểm chưa khớp của báo cáo.")
    reason = nfc(reason)
    if not reason:
        raise RuleBroken("Ghi lý do bỏ qua.", field="reason")
    with audit.transaction():
        row = (
            Report.objects.select_for_update(of=("self",))
            .select_related("plan__agency", "document")
            .get(pk=report.pk)
        )
        if actor.agency_id != row.plan.agency_id:
            raise PermissionDenied("Báo cáo này của cơ quan khác.")
        if row.document.status not in OPEN_STATES:
            raise RuleBroken("Báo cáo không còn là dự thảo.")
        found = next((x for x in queries.findings_of(row) if x.finding.key == key), None)
        if found is None:
            raise RuleBroken("Điểm chưa khớp này không còn; hãy tải lại trang.")
        if found.waiver:
            raise RuleBroken("Điểm này đã được bỏ qua.")
        made = FindingWaiver.objects.create(report=row, key=key, reason=reason, by=actor, at=at)
        hold_back(row, actor=actor, at=at)
        payload = {"key": key, "reason": reason}
        note(row, "report.waive", actor=actor, at=at, payload=payload)
    return made
