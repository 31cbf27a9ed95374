"""A person says of a finding that it is one, or why it is none."""

from datetime import datetime

from cchc.kernel import audit
from cchc.organisation.models import User
from cchc.reviews.choices import FindingAct, FindingState
from cchc.reviews.models import Finding
from cchc.reviews.rules import transitions
from cchc.reviews.services.writing import held_finding, note_finding, said


def confirm(*, finding: Finding, actor: User, at: datetime) -> Finding:
    """The finding is right; a proposal may be made of it."""
    return _decided(finding, FindingAct.CONFIRM, "", actor=actor, at=at)


def dismiss(*, finding: Finding, reason: str, actor: User, at: datetime) -> Finding:
    """The finding is none, or nothing shall follow from it; the reason stays."""
    reason = said(reason, field="reason", message="Ghi lý do bỏ qua phát hiện này.")
    return _decided(finding, FindingAct.DISMISS, reason, actor=actor, at=at)


def _decided(
    finding: Finding, act: FindingAct, reason: str, *, actor: User, at: datetime
) -> Finding:
    with audit.transaction():
        row = held_finding(finding, actor, at)
        row.state = transitions.finding_after(act, FindingState(row.state))
        row.reason, row.decided_by, row.decided_at = reason, actor, at
        row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        note_finding(row, act, actor=actor, at=at, reason=reason)
    return row
