"""The plan goes out: its files, and its official document."""

from io import BytesIO

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from cchc.kernel import clock
from cchc.kernel.files.kinds import KINDS as FILE_KINDS
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import require
from cchc.plans import queries, services
from cchc.plans.choices import PlanState
from cchc.plans.exports import KINDS, plan_file, tracking_file
from cchc.web.forms import rules_told
from cchc.web.responses import download, redirect_with_message


def handed(content: bytes, name: str, kind: str) -> HttpResponseBase:
    """The file as a download."""
    media_type = FILE_KINDS[kind].media_type
    return download(BytesIO(content), name=f"{name}.{kind}", media_type=media_type)


@allowed(Act.SEE_PLAN)
def paper(request: StaffRequest, code: str) -> HttpResponse:
    """The plan's document and files; the office drafts the document."""
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    if request.method == "POST":
        require(request.user, Act.IMPORT_PLAN, today=today)
        with rules_told(request):
            made = services.draft_document(plan=found, actor=request.user, at=clock.now())
            return redirect_with_message(
                request, "Đã lập dự thảo văn bản.", "documents:document", made.pk
            )
        return redirect("plans:paper", code)
    runs = found.state in (PlanState.ADOPTED, PlanState.CLOSED)
    papers = queries.papers_of(found, request.user, today=today)
    return render(request, "plans/paper.html", {"plan": found, "papers": papers, "runs": runs})


@allowed(Act.SEE_PLAN)
def plan_download(request: StaffRequest, code: str, kind: str) -> HttpResponseBase:
    """The plan as .docx in the official layout, or as .xlsx."""
    found = queries.get_for(request.user, code, today=clock.today())
    if kind not in KINDS:
        raise Http404
    with rules_told(request):
        return handed(plan_file(found, kind, at=clock.now()), f"ke-hoach-{code}", kind)
    return redirect("plans:plan" if found.is_superiors else "plans:review", code)


@allowed(Act.SEE_PLAN)
def export(request: StaffRequest, code: str, kind: str = "xlsx") -> HttpResponseBase:
    """The tracking table as .docx or .xlsx."""
    moment = clock.now()
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    if kind not in KINDS:
        raise Http404
    tasks = queries.tracked_tasks(found, today=today)
    content = tracking_file(found, tasks, kind, by=request.user, at=moment, today=today)
    return handed(content, f"theo-doi-{code}", kind)
