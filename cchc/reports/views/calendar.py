"""The year's calendar of reports: looked at, opened ahead, added to on demand."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.reports import queries, services
from cchc.reports.calendar_forms import DemandForm
from cchc.reports.queries import CalendarLine
from cchc.reports.rules.calendar import Stage
from cchc.reports.views.reading import plan_tabs
from cchc.web.components import Badge, Tone
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

STAGES: dict[Stage, tuple[str, Tone]] = {
    Stage.NOT_OPEN: ("Chưa mở", "neutral"),
    Stage.AHEAD: ("Đã mở", "info"),
    Stage.IN_PROGRESS: ("Đang làm", "info"),
    Stage.ISSUED: ("Đã phát hành", "good"),
    Stage.SENT: ("Đã gửi cấp trên", "good"),
    Stage.CANCELLED: ("Đã hủy", "neutral"),
}
OPENED = "Đã mở {} đợt báo cáo. Các bộ phận được hỏi khi đến ngày."
DEMANDED = "Đã mở đợt báo cáo đột xuất và hỏi phần của các bộ phận."


def badge_of(line: CalendarLine) -> Badge:
    """How far the report is, as a badge."""
    label, tone = STAGES[line.stage]
    return Badge(label, tone)


def late_badge(line: CalendarLine) -> Badge | None:
    """By how much it is, or was, late."""
    if not line.late:
        return None
    if line.signs.issued_on:
        return Badge(f"Muộn {line.late} ngày làm việc", "warn")
    return Badge(f"Trễ {line.late} ngày làm việc", "late")


@allowed(Act.SEE_PLAN)
def calendar(request: StaffRequest) -> HttpResponse:
    """Every report of a plan's year: when it is due and why, how far it is."""
    today, user = clock.today(), request.user
    plans = queries.plans_for(user, today=today)
    code = request.GET.get("ke-hoach", "")
    plan = queries.plan_meant(plans, code, today=today)
    lines = queries.calendar_for(user, plan, today=today) if plan else []
    may_compose = may(user, Act.COMPOSE_REPORT, today=today)
    context = {
        "plan": plan,
        "today": today,
        "tabs": plan_tabs(plans, plan, "reports:calendar"),
        "lines": [(line, badge_of(line), late_badge(line)) for line in lines],
        "may_compose": may_compose and plan is not None and queries.is_in_force(plan),
        "left": sum(line.may_open_ahead for line in lines),
    }
    return render(request, "reports/calendar.html", context)


@allowed(Act.COMPOSE_REPORT)
def open_year(request: StaffRequest, code: str) -> HttpResponse:
    """What would be opened for the rest of the year, and the act."""
    today = clock.today()
    plan = queries.plan_for(request.user, code, today=today)
    back = f"{reverse('reports:calendar')}?ke-hoach={code}"
    if request.method == "POST":
        with rules_told(request):
            made = services.open_year(plan=plan, actor=request.user, at=clock.now())
            return redirect_with_message(request, OPENED.format(len(made)), back)
        return redirect(back)
    lines = queries.year_of(plan, today=today)
    context = {
        "plan": plan,
        "today": today,
        "back_url": back,
        "to_open": [line for line in lines if line.may_open_ahead],
        "left_out": [(x, badge_of(x), late_badge(x)) for x in lines if not x.may_open_ahead],
        "units": queries.leading_units(plan),
    }
    return render(request, "reports/open_year.html", context)


@allowed(Act.COMPOSE_REPORT)
def on_demand(request: StaffRequest, code: str) -> HttpResponse:
    """A report that somebody demands: filled in, looked at with its days, then opened."""
    today = clock.today()
    plan = queries.plan_for(request.user, code, today=today)
    kinds = queries.kinds_of(plan.agency)
    form = DemandForm(request.POST or None, plan=plan, kinds=kinds)
    days = None
    if form.is_valid():
        with rules_shown(form):
            period, demand = form.period, form.said()
            days = queries.days_on_demand(plan, period, demand, today=today)
            if "mo" in request.POST:
                row = services.open_on_demand(
                    plan=plan, period=period, demand=demand, actor=request.user, at=clock.now()
                )
                return redirect_with_message(request, DEMANDED, "reports:round", code, row.pk)
    context = {"plan": plan, "form": form, "days": days, "units": queries.leading_units(plan)}
    context["back_url"] = f"{reverse('reports:calendar')}?ke-hoach={code}"
    return render(request, "reports/on_demand.html", context)
