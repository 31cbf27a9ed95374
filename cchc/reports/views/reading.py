"""The periods of a plan with their reports, a preview, a report, the records behind a figure."""

from datetime import datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.documents.choices import State
from cchc.indicators import queries as indicators
from cchc.kernel import clock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.obligations.queries import way_to_recommend
from cchc.obligations.services import Subject
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.plans.models import Plan
from cchc.reports import queries
from cchc.reports.forms import OtherPeriodForm
from cchc.reports.queries import Asked
from cchc.reports.showing import shown, shown_report
from cchc.web.components import Badge, Tab, Tone
from cchc.web.forms import rules_told

PER_PAGE = 30
FILE_KINDS = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"))
TONES: dict[State, Tone] = {
    State.DRAFT: "neutral",
    State.COMMENTING: "info",
    State.FROZEN: "warn",
    State.SIGNED: "info",
    State.ISSUED: "good",
    State.SENT_BACK: "bad",
    State.WITHDRAWN: "neutral",
}


def badge_of(state: State) -> Badge:
    """The state of a report's document as a badge."""
    return Badge(state.label, TONES[state])


@allowed(Act.SEE_PLAN)
def reports(request: StaffRequest) -> HttpResponse:
    """Every period of a plan's year, with its report or the way to one."""
    today, user = clock.today(), request.user
    plans = queries.plans_for(user, today=today)
    code = request.GET.get("ke-hoach", "")
    plan = queries.plan_meant(plans, code, today=today)
    asked = request.GET if "first" in request.GET else None
    form = OtherPeriodForm(asked, plan=plan) if plan else None
    if plan and form and form.is_valid():
        period = form.cleaned_data["period"]
        address = reverse("reports:preview", args=[plan.code])
        return redirect(f"{address}?ky={period.code}")
    lines = queries.lines_of(user, plan, today=today) if plan else []
    context = {
        "plan": plan,
        "tabs": plan_tabs(plans, plan, "reports:reports"),
        "lines": [(x, [(r, badge_of(r.document.status)) for r in x.reports]) for x in lines],
        "form": form,
        "may_compose": may(user, Act.COMPOSE_REPORT, today=today),
    }
    return render(request, "reports/reports.html", context)


def plan_tabs(plans: list[Plan], chosen: Plan | None, page: str) -> list[Tab]:
    """A tab for each plan where there are several; ``page`` is shown for the chosen one."""
    address = reverse(page)
    if len(plans) < 2:
        return []
    return [Tab(f"{p.year} ({p.code})", f"{address}?ke-hoach={p.code}", p == chosen) for p in plans]


def period_of(request: StaffRequest, plan: Plan) -> Period:
    """The period in the address, the year when it says none; 404 when it is no period."""
    given = request.POST if request.method == "POST" else request.GET
    try:
        return Period.parse(given.get("ky") or "Y", given.get("lich") or "plain", plan.year)
    except RuleBroken:
        raise Http404 from None


@allowed(Act.SEE_PLAN)
def preview(request: StaffRequest, code: str) -> HttpResponse:
    """What the report would say now; nothing is kept."""
    today, now = clock.today(), clock.now()
    plan = queries.plan_for(request.user, code, today=today)
    period = period_of(request, plan)
    with rules_told(request):
        moment = queries.moment_of(None, now)
        template = queries.template_named(plan.agency, request.GET.get("mau") or queries.DEFAULT)
        computed = queries.composed(plan=plan, period=period, as_of=moment, template=template)
        known = [one for one in queries.templates_of(plan.agency) if one.is_active]
        context = {
            "template": template,
            "templates": [one for one in known if one.code != template.code],
            "plan": plan,
            "period": period,
            "kinds": FILE_KINDS,
            "as_of": moment,
            "sections": shown(computed),
            "missing": queries.missing_from(plan, period),
            "unconfirmed": indicators.unconfirmed(plan),
            "may_compose": may(request.user, Act.COMPOSE_REPORT, today=today),
        }
        return render(request, "reports/preview.html", context)
    return redirect("reports:reports")


@allowed(Act.SEE_PLAN)
def report(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """A kept report: what was computed, what was edited, where its document is."""
    today = clock.today()
    found = queries.get_for(request.user, code, pk, today=today)
    about = Subject("kept_report", str(found.pk), f"Báo cáo {found.covers.label}")
    here = reverse("reports:report", args=[code, pk])
    context = {
        "plan": found.plan,
        "report": found,
        "recommend_url": way_to_recommend(request.user, about, here, today=today),
        "period": found.covers,
        "badge": badge_of(found.document.status),
        "sections": shown_report(found),
        "may_edit": queries.may_edit(found, request.user, today=today),
        "findings": queries.findings_of(found),
        "missing": queries.missing_from(found.plan, found.covers),
        "upward": queries.upward_of(found.document, request.user, today=today),
        "may_send": queries.may_send_upward(found.document, request.user, today=today),
    }
    return render(request, "reports/report.html", context)


@allowed(Act.SEE_PLAN)
def records(request: StaffRequest, code: str) -> HttpResponse:
    """The records that one figure counted, as they stood at its moment."""
    plan = queries.plan_for(request.user, code, today=clock.today())
    asked = Asked(plan, period_of(request, plan), _moment(request.GET.get("luc", "")))
    ident = request.GET.get("so") or "planned"
    found = queries.records_behind(asked, ident)
    if found is None:
        return _rows(request, asked, ident)
    context = {"plan": plan, "period": asked.period, "as_of": asked.as_of, "records": found}
    return render(request, "reports/records.html", context)


def _rows(request: StaffRequest, asked: Asked, ident: str) -> HttpResponse:
    """The rows behind a figure of an indicator or of another room, as far as the person may."""
    behind = queries.rows_behind(request.user, asked, ident)
    if behind is None:
        raise Http404
    page = Paginator(behind.rows.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "plan": asked.plan,
        "behind": behind,
        "page": page,
        "hidden": behind.rows.total - page.paginator.count,
        "lines": behind.rows.lines(list(page.object_list)),
    }
    return render(request, "reports/rows.html", context)


def _moment(text: str) -> datetime:
    """The moment in the address, this one when there is none; 404 when it is no moment."""
    if not text:
        return clock.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Http404 from None
    return moment if moment.tzinfo else moment.replace(tzinfo=HANOI)
