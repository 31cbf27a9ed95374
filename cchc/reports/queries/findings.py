"""What does not agree in a draft, and what the report of the period before left open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cchc.documents.choices import State
from cchc.kernel.periods import Period
from cchc.plans.models import Plan
from cchc.reports.models import FindingWaiver, Report
from cchc.reports.queries.reach import edits_of
from cchc.reports.rules import checks
from cchc.reports.rules.checks import OPEN, Finding
from cchc.reports.rules.edits import placed


@dataclass(frozen=True)
class ShownFinding:
    """A finding with the waiver that lets it pass, if any."""

    finding: Finding
    waiver: FindingWaiver | None

    @property
    def blocks(self) -> bool:
        """Whether it keeps the draft from the signer."""
        return self.finding.severity == checks.ERROR and self.waiver is None


def findings_of(report: Report) -> list[ShownFinding]:
    """Everything that does not agree, errors first."""
    waived = {row.key: row for row in report.waivers.select_related("by")}
    found = checks.findings(report.computed, edits_of(report), report.snapshot.get("before"))
    return [ShownFinding(each, waived.get(each.key)) for each in found]


def obstacle_of(report: Report) -> str:
    """Why the draft cannot be put before the signer; "" when nothing keeps it."""
    blocking = [each.finding for each in findings_of(report) if each.blocks]
    if not blocking:
        return ""
    first, more = blocking[0], len(blocking) - 1
    others = f" (và {more} điểm khác)" if more else ""
    return (
        f"Số liệu của báo cáo chưa khớp{others}: {first.where}: {first.message} Sửa, hoặc bỏ qua "
        "có lý do ở màn hình báo cáo."
    )


def left_open_before(plan: Plan, period: Period, as_of: datetime) -> Mapping[str, Any] | None:
    """Of the issued report that ends the day before: its label and the dossiers it left open."""
    day_before = period.first - timedelta(days=1)
    rows = Report.objects.filter(
        plan__agency=plan.agency,
        document__state=State.ISSUED,
        as_of__lte=as_of,
        document__issued_at__lte=as_of,
    ).order_by("-pk")
    for row in rows.exclude(template="").only("period", "calendar", "snapshot"):
        if row.covers.last == day_before:
            sentences = placed(row.computed)
            figures = (figure for _, _, said in sentences for figure in said.figures)
            tables = (f for t in row.computed.tables for r in t.rows for f in r.figures)
            left = next((f for f in (*figures, *tables) if f.id == OPEN), None)
            return {"label": row.covers.label, OPEN: int(left.value)} if left else None
    return None
