"""The plan runs: who owes what by when, what is late, task by task."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.obligations.queries import recommended_about, way_to_recommend
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may, named_with_units, people_with
from cchc.plans import queries, services
from cchc.plans.forms import AssignForm, bulk_assignment
from cchc.plans.models import Plan, Target
from cchc.plans.subjects import subject_of, subject_of_target
from cchc.web.components import Tab
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

VIEWS = {
    "area": "Lĩnh vực",
    "unit": "Bộ phận",
    "person": "Người chịu trách nhiệm",
    "standing": "Trạng thái",
}


def _tabs(plan: Plan, by: str, page: str = "plan") -> list[Tab]:
    address = reverse(f"plans:{page}", args=[plan.code])
    return [Tab(label, f"{address}?theo={key}", key == by) for key, label in VIEWS.items()]


@allowed(Act.SEE_PLAN)
def plan(request: StaffRequest, code: str) -> HttpResponse:
    """The plan's dashboard: figures, this week, what is late, every task by one view."""
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    if found.is_superiors:
        return _superiors(request, found)
    by = request.GET.get("theo", "area")
    by = by if by in VIEWS else "area"
    board = queries.board_of(found, today=today, by=by)
    context = {
        "plan": found,
        "heading": queries.heading_of(found),
        "board": board,
        "tabs": _tabs(found, by),
        "today": today,
        "may_assign": may(request.user, Act.ASSIGN_TASK, today=today),
        "targets": _targets(request, found),
    }
    return render(request, "plans/plan.html", context)


def _targets(request: StaffRequest, found: Plan) -> list[tuple[Target, str]]:
    """The targets, each with the way to recommend something about it, if the person may."""
    today, page = clock.today(), reverse("plans:plan", args=[found.code])
    return [
        (target, way_to_recommend(request.user, subject, f"{page}#chi-tieu", today=today))
        for number, target in enumerate(found.targets.all(), start=1)
        for subject in [subject_of_target(found, target, number)]
    ]


def _superiors(request: StaffRequest, found: Plan) -> HttpResponse:
    """The superior's plan: its duties, and our plans below it."""
    context = {
        "plan": found,
        "duties": queries.duties_here(found),
        "children": queries.children_of(found),
        "may_import": may(request.user, Act.IMPORT_PLAN, today=clock.today()),
    }
    return render(request, "plans/superior.html", context)


@allowed(Act.SEE_PLAN)
def task(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """One task: what the plan says, what is owed, everything that happened."""
    today = clock.today()
    found = queries.task_for(request.user, code, ident, today=today)
    if found.plan.is_superiors:
        return redirect("plans:plan", code)
    tracked, subject = queries.tracked(found, today=today), subject_of(found)
    here = reverse("plans:task", args=[code, ident])
    context = {
        "plan": found.plan,
        "tracked": tracked,
        "history": queries.history_of(found, tracked.owed),
        "lines": queries.lines_of(found),
        "served": queries.duties_served(found),
        "subtasks": queries.subtasks_of(found, today=today),
        "may_assign": may(request.user, Act.ASSIGN_TASK, today=today),
        "recommend_url": way_to_recommend(request.user, subject, here, today=today),
        "recommended": recommended_about(found.plan.agency, subject, today=today),
    }
    return render(request, "plans/task.html", context)


@allowed(Act.ASSIGN_TASK)
def assignment(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """Name the chief responsible and the helpers of one task."""
    today = clock.today()
    found = queries.task_for(request.user, code, ident, today=today)
    able = people_with(found.plan.agency, Act.SUBMIT_PRODUCT, today)
    people = named_with_units(able, today)
    form = AssignForm(request.POST or None, people=people, initial=AssignForm.of(found))
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.assign_task(
                task=found, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã giao việc.", "plans:task", code, ident)
    context = {
        "title": f"Giao {found.named}",
        "intro": found.title,
        "form": form,
        "submit": "Giao việc",
        "back_url": reverse("plans:task", args=[code, ident]),
    }
    return render(request, "web/form_page.html", context)


@allowed(Act.ASSIGN_TASK)
def assignments(request: StaffRequest, code: str) -> HttpResponse:
    """Name the chief responsible of every task on one page."""
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    people = people_with(found.agency, Act.SUBMIT_PRODUCT, today)
    if request.method == "POST":
        with rules_told(request):
            chosen = bulk_assignment(request.POST, found, people)
            services.assign_tasks(chiefs=chosen, actor=request.user, at=clock.now())
            done = f"Đã giao {len(chosen)} nhiệm vụ."
            return redirect_with_message(request, done, "plans:plan", code)
    context = {
        "plan": found,
        "tasks": queries.tracked_tasks(found, today=today),
        "people": people,
        "named": named_with_units(people, today),
    }
    return render(request, "plans/assignments.html", context)


@allowed(Act.SEE_PLAN)
def calendar(request: StaffRequest, code: str) -> HttpResponse:
    """A month of due dates of the plan."""
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    shown = _month(request.GET.get("thang", ""), found, today)
    month = queries.month_of(found, shown, today=today)
    has_entries = any(day.entries for week in month.weeks for day in week)
    context = {"plan": found, "month": month, "has_entries": has_entries}
    return render(request, "plans/calendar.html", context)


@allowed(Act.SEE_PLAN)
def timeline(request: StaffRequest, code: str) -> HttpResponse:
    """Every task along the year: what was promised first, what binds now, how it stands."""
    today = clock.today()
    found = queries.get_for(request.user, code, today=today)
    if found.is_superiors:
        return redirect("plans:plan", code)
    by = request.GET.get("theo", "area")
    by = by if by in VIEWS else "area"
    context = {
        "plan": found,
        "today": today,
        "line": queries.timeline_of(found, today=today, by=by),
        "key": queries.TIMELINE_KEY,
        "is_amended": queries.amendments_of(found).exists(),
        "tabs": _tabs(found, by, "timeline"),
    }
    return render(request, "plans/timeline.html", context)


def _month(text: str, found: Plan, today: date) -> date:
    """The first of the month of "2026-03"; of today, or the plan's January, when it is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return today.replace(day=1) if today.year == found.year else date(found.year, 1, 1)
