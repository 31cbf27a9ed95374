"""A report as a file: the preview in any kind, the annex of a kept one's figures."""

import json
from io import BytesIO

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.reports import queries
from cchc.reports.views.reading import period_of
from cchc.web.responses import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": XLSX,
    "json": "application/json",
}


@require_safe
@allowed(Act.SEE_PLAN)
def preview_file(request: StaffRequest, code: str, kind: str) -> HttpResponseBase:
    """What the report would say now, marked as a draft; nothing is kept."""
    if kind not in KINDS:
        raise Http404
    plan = queries.plan_for(request.user, code, today=clock.today())
    period = period_of(request, plan)
    template = queries.template_named(plan.agency, request.GET.get("mau") or queries.DEFAULT)
    queries.reportable_or_404(plan, period, clock.now())
    report = queries.composed(
        plan=plan,
        period=period,
        as_of=queries.moment_of(None, clock.now()),
        template=template,
    )
    if kind == "json":
        data = json.dumps(queries.as_data(report), ensure_ascii=False, indent=2).encode()
    elif kind == "xlsx":
        data = queries.figures_workbook(report, host=request.build_absolute_uri("/")[:-1])
    else:
        data = queries.draft_file(plan.agency, report, kind)
    name = f"{template.code}-{period.code}.{kind}"
    return download(BytesIO(data), name=name, media_type=KINDS[kind])


@require_safe
@allowed(Act.SEE_PLAN)
def annex(request: StaffRequest, code: str, pk: int) -> HttpResponseBase:
    """Every figure of a kept report, with what was changed by hand."""
    found = queries.get_for(request.user, code, pk, today=clock.today())
    host = request.build_absolute_uri("/")[:-1]
    data = queries.figures_workbook(found.computed, queries.edits_of(found), host)
    name = f"so-lieu-{code}-{found.period}.xlsx"
    return download(BytesIO(data), name=name, media_type=XLSX)
