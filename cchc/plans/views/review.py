"""Source and result side by side; everything that was read can be corrected in place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may, units
from cchc.plans import queries, services
from cchc.plans.forms import HeadingForm, MatchUnitForm, ReasonForm, TargetForm, TaskForm
from cchc.plans.models import Plan, Target, Task
from cchc.plans.views.doubts import to_next
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message


def _plan(request: StaffRequest, code: str) -> Plan:
    return queries.get_for(request.user, code, today=clock.today())


@allowed(Act.IMPORT_PLAN, Act.ADOPT_PLAN)
def review(request: StaffRequest, code: str) -> HttpResponse:
    """The whole plan beside the document that it was read from."""
    plan = _plan(request, code)
    context = {"plan": plan, "review": queries.review_of(plan), **rights(request)}
    return render(request, "plans/review.html", context)


def rights(request: StaffRequest) -> dict[str, bool]:
    """Who corrects is not who adopts: what the page offers to this person."""
    today = clock.today()
    return {
        "may_correct": may(request.user, Act.IMPORT_PLAN, today=today),
        "may_adopt": may(request.user, Act.ADOPT_PLAN, today=today),
    }


@allowed(Act.IMPORT_PLAN)
def heading(request: StaffRequest, code: str) -> HttpResponse:
    """Correct number, date, agency, signer, recipients and the acts cited."""
    plan = _plan(request, code)
    form = HeadingForm(request.POST or None, instance=plan)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.correct_heading(
                plan=plan, actor=request.user, at=clock.now(), fields=form.changed()
            )
            return redirect_with_message(request, "Đã sửa phần đầu văn bản.", "plans:review", code)
    context = {"plan": plan, "form": form, "lines": queries.first_lines(plan)}
    return render(request, "plans/correct.html", {**context, "title": "Sửa phần đầu văn bản"})


@allowed(Act.IMPORT_PLAN)
def task(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """Correct one task beside the lines that it was read from; the next one follows."""
    found = queries.task_for(request.user, code, ident, today=clock.today())
    form = TaskForm(request.POST or None, plan=found.plan, initial=TaskForm.of(found))
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.correct_task(task=found, actor=request.user, at=clock.now(), line=form.line())
            messages.success(request, f"Đã sửa {found.named}.")
            return _after_task(request, found)
    context = {"plan": found.plan, "task": found, "form": form, "lines": queries.lines_of(found)}
    return render(request, "plans/correct_task.html", {**context, **_doubts(found)})


def _after_task(request: StaffRequest, done: Task) -> HttpResponse:
    """The next doubt or the next task, as the button said."""
    if "next_doubt" in request.POST:
        return to_next(request, done.plan, done)
    ident = queries.following(done)
    if ident:
        return redirect("plans:review_task", done.plan.code, ident)
    return redirect("plans:review", done.plan.code)


def _doubts(part: Task | Target) -> dict[str, object]:
    """The part's open doubts, and how many are open in the whole plan."""
    return {"doubts": queries.doubts_of(part), "open_doubts": queries.open_doubts(part.plan)}


@allowed(Act.IMPORT_PLAN)
def new_task(request: StaffRequest, code: str) -> HttpResponse:
    """Add a task that was not read."""
    plan = _plan(request, code)
    form = TaskForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.add_task(plan=plan, actor=request.user, at=clock.now(), line=form.line())
            return redirect_with_message(request, "Đã thêm nhiệm vụ.", "plans:review", code)
    context = {"plan": plan, "form": form, "title": "Thêm nhiệm vụ"}
    context["lines"] = queries.lines_of_plan(plan)
    return render(request, "plans/correct.html", context)


@allowed(Act.IMPORT_PLAN)
def removal(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """Take out what is no task."""
    found = queries.task_for(request.user, code, ident, today=clock.today())
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.remove_task(
                task=found, actor=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
            )
            return redirect_with_message(request, "Đã bỏ nhiệm vụ.", "plans:review", code)
    context = {
        "question": f"Bỏ {found.named} khỏi kế hoạch?",
        "consequences": ["bỏ dòng này khỏi danh sách nhiệm vụ; văn bản gốc vẫn được giữ"],
        "form": form,
        "yes": "Bỏ nhiệm vụ",
        "danger": True,
        "back_url": request.path.removesuffix("bo/"),
    }
    return render(request, "web/confirm.html", context)


@allowed(Act.IMPORT_PLAN)
def target(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Correct one target."""
    found = queries.target_for(request.user, code, pk, today=clock.today())
    form = TargetForm(request.POST or None, initial=TargetForm.of(found))
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.correct_target(
                target=found, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            messages.success(request, "Đã sửa chỉ tiêu.")
            if "next_doubt" in request.POST:
                return to_next(request, found.plan, found)
            return redirect("plans:review", code)
    context = {"plan": found.plan, "form": form, "lines": queries.lines_of(found), "target": found}
    context |= {"title": f"Sửa chỉ tiêu {found.order + 1}", **_doubts(found)}
    return render(request, "plans/correct.html", context)


@allowed(Act.IMPORT_PLAN)
def new_target(request: StaffRequest, code: str) -> HttpResponse:
    """Add a target that was not read."""
    plan = _plan(request, code)
    form = TargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.add_target(plan=plan, actor=request.user, at=clock.now(), **form.cleaned_data)
            return redirect_with_message(request, "Đã thêm chỉ tiêu.", "plans:review", code)
    context = {"plan": plan, "form": form, "title": "Thêm chỉ tiêu"}
    context["lines"] = queries.lines_of_plan(plan)
    return render(request, "plans/correct.html", context)


@allowed(Act.IMPORT_PLAN)
def target_removal(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Take out what is no target."""
    found = queries.target_for(request.user, code, pk, today=clock.today())
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.remove_target(
                target=found, actor=request.user, at=clock.now(), reason=form.cleaned_data["reason"]
            )
            return redirect_with_message(request, "Đã bỏ chỉ tiêu.", "plans:review", code)
    context = {
        "question": f"Bỏ chỉ tiêu “{found.text}” khỏi kế hoạch?",
        "consequences": ["bỏ dòng này khỏi danh sách chỉ tiêu; văn bản gốc vẫn được giữ"],
        "form": form,
        "yes": "Bỏ chỉ tiêu",
        "danger": True,
        "back_url": request.path.removesuffix("bo/"),
    }
    return render(request, "web/confirm.html", context)


@allowed(Act.IMPORT_PLAN)
def unit_matching(request: StaffRequest, code: str) -> HttpResponse:
    """Say which unit of the agency each unknown name is."""
    plan = _plan(request, code)
    unknown = queries.unknown_units(plan)
    forms = [_unit_form(request, plan, unknown, n) for n in range(len(unknown))]
    valid = [form.is_valid() for form in forms]  # each, so that each says what is wrong with it
    if request.method == "POST" and all(valid):
        chosen = [form.chosen() for form in forms if form.is_chosen]
        with rules_told(request):
            services.settle_units(plan=plan, actor=request.user, at=clock.now(), chosen=chosen)
            return _told_matched(request, code, len(chosen), len(forms) - len(chosen))
    context = {
        "plan": plan,
        "forms": list(zip(unknown, forms, strict=True)),
        "known": queries.known_units(plan),
    }
    return render(request, "plans/units.html", context)


def _unit_form(
    request: StaffRequest, plan: Plan, unknown: list[queries.UnknownUnit], n: int
) -> MatchUnitForm:
    return MatchUnitForm(
        request.POST or None,
        known=list(units(plan.agency)),
        names=[one.name for one in unknown],
        initial=unknown[n].guess,
        prefix=str(n),
    )


def _told_matched(request: StaffRequest, code: str, matched: int, left: int) -> HttpResponse:
    if not matched:
        messages.warning(request, "Chưa chọn bộ phận nào; chọn ở ít nhất một cách viết.")
    else:
        messages.success(request, f"Đã ghép {matched} cách viết.")
    return redirect("plans:units" if left else "plans:review", code)
