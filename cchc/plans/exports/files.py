"""The files of a plan: the official document as .docx, a workbook as .xlsx."""

from dataclasses import replace
from datetime import datetime

from cchc.documents import render
from cchc.documents.content import Content
from cchc.documents.queries import letterhead, symbol_for
from cchc.kernel.errors import RuleBroken
from cchc.plans.choices import PlanState
from cchc.plans.content import ReadPlan
from cchc.plans.exports.paper import content_of, kind_of
from cchc.plans.exports.plan_sheets import plan_sheets
from cchc.plans.exports.sheets import workbook
from cchc.plans.models import Plan
from cchc.plans.queries import plan_json

KINDS = ("docx", "xlsx")


def plan_file(plan: Plan, kind: str, *, at: datetime) -> bytes:
    """The plan as a file of that kind (``KINDS``); a plan under review is marked as a draft.

    RuleBroken for a plan that was put aside, and for the superior's, which is not ours to print.
    """
    if plan.is_superiors:
        raise RuleBroken(
            f"“{plan.code}” là kế hoạch của cấp trên, không xuất trên giấy của cơ quan mình; "
            "hãy tải văn bản gốc."
        )
    if plan.state == PlanState.DISCARDED:
        raise RuleBroken(f"Kế hoạch “{plan.code}” đã bỏ, không xuất được; hãy chọn kế hoạch khác.")
    if kind == "docx":
        return render.docx(document_content(plan))
    sheets = plan_sheets(data_of(plan), agency=plan.agency.full_name, is_draft=_is_draft(plan))
    return workbook(sheets, at=at)


def document_content(plan: Plan) -> Content:
    """What the plan says as an official document of its agency."""
    data = data_of(plan)
    head = letterhead(plan.agency)
    content = content_of(data, letterhead=head, is_draft=_is_draft(plan))
    symbol = content.symbol or symbol_for(plan.agency, kind_of(data.document))
    return replace(content, symbol=symbol)


def data_of(plan: Plan) -> ReadPlan:
    """The plan as it stands, as data."""
    return ReadPlan.from_json(plan_json(plan))


def _is_draft(plan: Plan) -> bool:
    return plan.state == PlanState.REVIEWING
