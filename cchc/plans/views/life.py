"""A plan's life: list, findings, adoption."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from cchc.kernel import clock
from cchc.kernel.files.storing import open_stored
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may, require
from cchc.plans import queries, services
from cchc.plans.forms import ReasonForm, WaiveForm
from cchc.plans.views.review import rights
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import download, redirect_with_message


@allowed(Act.SEE_PLAN)
def plan_list(request: StaffRequest) -> HttpResponse:
    """The agency's plans, the newest year first."""
    plans = queries.with_headings(queries.listed(request.user, today=clock.today()))
    may_import = may(request.user, Act.IMPORT_PLAN, today=clock.today())
    return render(request, "plans/list.html", {"plans": plans, "may_import": may_import})


@allowed(Act.IMPORT_PLAN, Act.ADOPT_PLAN)
def findings(request: StaffRequest, code: str) -> HttpResponse:
    """What the plan check found; the chair waives with a reason."""
    plan = queries.get_for(request.user, code, today=clock.today())
    form = WaiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        require(request.user, Act.WAIVE_FINDING, today=clock.today())
        with rules_shown(form):
            services.waive(plan=plan, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã bỏ qua phát hiện.", "plans:findings", code)
    context = {
        "plan": plan,
        "form": form,
        "groups": queries.grouped_findings(queries.checked_findings(plan)),
        "may_waive": may(request.user, Act.WAIVE_FINDING, today=clock.today()),
    }
    return render(request, "plans/findings.html", context)


@allowed(Act.WAIVE_FINDING)
def waiver_withdrawal(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Let a waived finding stand again."""
    waiver = queries.waiver_for(request.user, code, pk, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.withdraw_waiver(waiver=waiver, actor=request.user, at=clock.now())
    return redirect("plans:findings", code)


@allowed(Act.SEE_PLAN)
def source_file(request: StaffRequest, code: str) -> HttpResponseBase:
    """The document as it came in."""
    source = queries.source_for(request.user, code, today=clock.today())
    stored = source.file
    return download(open_stored(stored), name=stored.name, media_type=stored.media_type)


@allowed(Act.ADOPT_PLAN)
def adoption(request: StaffRequest, code: str) -> HttpResponse:
    """Say what adoption does, and do it."""
    plan = queries.get_for(request.user, code, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.adopt(plan=plan, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã đưa vào thực hiện.", "plans:plan", code)
    context = {"plan": plan, "review": queries.review_of(plan), **rights(request)}
    context["passed"] = queries.passed_dates(plan, today=clock.today())
    return render(request, "plans/adopt.html", context)


@allowed(Act.IMPORT_PLAN)
def discarding(request: StaffRequest, code: str) -> HttpResponse:
    """Put an import aside."""
    plan = queries.get_for(request.user, code, today=clock.today())
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.discard(
                plan=plan, actor=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
            )
            return redirect_with_message(request, "Đã bỏ bản nhập.", "plans:list")
    context = {
        "question": "Bỏ bản nhập này?",
        "consequences": ["giữ tệp gốc và vết rà soát, nhưng kế hoạch không được thực hiện"],
        "form": form,
        "yes": "Bỏ bản nhập",
        "danger": True,
        "back_url": "../ra-soat/",
    }
    return render(request, "web/confirm.html", context)
