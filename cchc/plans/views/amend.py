"""An adopted plan is amended: history, draft, adoption, comparison."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.plans import queries, services
from cchc.plans.amendment_forms import AmendedTaskForm, GroundsForm
from cchc.plans.forms import ReasonForm
from cchc.plans.models import Amendment
from cchc.plans.rules.life import can
from cchc.web.forms import rules_shown, rules_told
from cchc.web.responses import redirect_with_message

PREPARES = (Act.IMPORT_PLAN, Act.AMEND_PLAN)


def _draft(request: StaffRequest, code: str) -> Amendment:
    return queries.draft_for(request.user, code, today=clock.today())


@allowed(Act.SEE_PLAN)
def history(request: StaffRequest, code: str) -> HttpResponse:
    """Every amendment of the plan, and the way to a new one."""
    today = clock.today()
    plan = queries.get_for(request.user, code, today=today)
    prepares = any(may(request.user, act, today=today) for act in PREPARES)
    context = {
        "plan": plan,
        "amendments": queries.amendments_of(plan),
        "versions": queries.versions_of(plan),
        "draft": queries.draft_of(plan) if prepares else None,
        "may_import": may(request.user, Act.IMPORT_PLAN, today=today)
        and can("write_from", plan.state)
        and not plan.is_units,
        "may_begin": prepares and can("amend", plan.state),
    }
    return render(request, "plans/amendments.html", context)


@allowed(*PREPARES)
def beginning(request: StaffRequest, code: str) -> HttpResponse:
    """Open a draft."""
    plan = queries.get_for(request.user, code, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.begin_amendment(plan=plan, actor=request.user, at=clock.now())
            return redirect("plans:amendment", code)
    return redirect("plans:amendments", code)


@allowed(*PREPARES)
def draft(request: StaffRequest, code: str) -> HttpResponse:
    """The draft: grounds, changes with what follows from them, every task to choose from."""
    today = clock.today()
    found = _draft(request, code)
    context = {
        "plan": found.plan,
        "draft": found,
        "changes": queries.shown_changes(found, today=today),
        "tasks": queries.tasks_to_amend(found),
        "may_adopt": may(request.user, Act.AMEND_PLAN, today=today),
    }
    return render(request, "plans/amendment.html", context)


@allowed(*PREPARES)
def grounds(request: StaffRequest, code: str) -> HttpResponse:
    """Reason and document."""
    found = _draft(request, code)
    documents = queries.documents_to_cite(request.user, today=clock.today())
    initial = GroundsForm.of(found)
    form = GroundsForm(request.POST or None, documents=documents, initial=initial)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.ground_amendment(
                amendment=found, actor=request.user, at=clock.now(), **form.cleaned_data
            )
            return redirect_with_message(request, "Đã ghi căn cứ.", "plans:amendment", code)
    context = {
        "title": "Lý do và văn bản điều chỉnh",
        "form": form,
        "back_url": reverse("plans:amendment", args=[code]),
    }
    return render(request, "web/form_page.html", context)


@allowed(*PREPARES)
def task(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """What a task shall say."""
    found = _draft(request, code)
    known = queries.drafted_for(found, ident)
    initial = AmendedTaskForm.of_content(known, found.plan)
    form = AmendedTaskForm(request.POST or None, plan=found.plan, initial=initial)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.amend_task(
                amendment=found, ident=ident, actor=request.user, at=clock.now(), line=form.line()
            )
            return redirect_with_message(request, "Đã ghi vào dự thảo.", "plans:amendment", code)
    called = known.id if found.plan.numbers_repeat else known.number or known.id
    context = {"plan": found.plan, "form": form, "title": f"Điều chỉnh nhiệm vụ {called}"}
    return render(request, "plans/amend_task.html", context)


@allowed(*PREPARES)
def new_task(request: StaffRequest, code: str) -> HttpResponse:
    """A task that the draft adds."""
    found = _draft(request, code)
    form = AmendedTaskForm(request.POST or None, plan=found.plan)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.amend_new_task(
                amendment=found, actor=request.user, at=clock.now(), line=form.line()
            )
            return redirect_with_message(request, "Đã ghi vào dự thảo.", "plans:amendment", code)
    context = {"plan": found.plan, "form": form, "title": "Thêm nhiệm vụ vào kế hoạch"}
    return render(request, "plans/amend_task.html", context)


@allowed(*PREPARES)
def dropping(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """A task that the draft drops."""
    found = _draft(request, code)
    dropped = queries.task_for(request.user, code, ident, today=clock.today())
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with rules_shown(form):
            services.amend_drop(
                amendment=found, task=dropped, actor=request.user, at=clock.now(),
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            return redirect_with_message(request, "Đã ghi vào dự thảo.", "plans:amendment", code)
    context = {
        "question": f"Bỏ {dropped.named} khỏi kế hoạch?",
        "consequences": ["hủy các việc còn lại của nhiệm vụ khi điều chỉnh được thông qua"],
        "form": form,
        "yes": "Ghi vào dự thảo",
        "back_url": reverse("plans:amendment", args=[code]),
    }
    return render(request, "web/confirm.html", context)


@allowed(*PREPARES)
def undoing(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Take a change out of the draft."""
    change = queries.change_for(request.user, code, pk, today=clock.today())
    if request.method == "POST":
        with rules_told(request):
            services.undo_change(change=change, actor=request.user, at=clock.now())
    return redirect("plans:amendment", code)


@allowed(*PREPARES)
def withdrawal(request: StaffRequest, code: str) -> HttpResponse:
    """Put the draft aside."""
    found = _draft(request, code)
    if request.method == "POST":
        with rules_told(request):
            services.withdraw_amendment(amendment=found, actor=request.user, at=clock.now())
            return redirect_with_message(request, "Đã hủy dự thảo.", "plans:amendments", code)
    context = {
        "question": "Hủy dự thảo điều chỉnh?",
        "consequences": ["giữ nguyên kế hoạch đang thực hiện; nội dung dự thảo không dùng nữa"],
        "yes": "Hủy dự thảo",
        "danger": True,
        "back_url": reverse("plans:amendment", args=[code]),
    }
    return render(request, "web/confirm.html", context)


@allowed(Act.AMEND_PLAN)
def adoption(request: StaffRequest, code: str) -> HttpResponse:
    """Say what the amendment does, and do it."""
    found = _draft(request, code)
    if request.method == "POST":
        seen = request.POST.get("version", "")
        with rules_told(request):
            services.adopt_amendment(
                amendment=found, actor=request.user, at=clock.now(),
                version=int(seen) if seen.isdigit() else -1,
            )  # fmt: skip
            done = "Đã thông qua điều chỉnh."
            return redirect_with_message(request, done, "plans:amendments", code)
    context = {
        "plan": found.plan,
        "draft": found,
        "changes": queries.shown_changes(found, today=clock.today()),
    }
    return render(request, "plans/adopt_amendment.html", context)


@allowed(Act.SEE_PLAN)
def comparison(request: StaffRequest, code: str) -> HttpResponse:
    """Two versions of the plan side by side."""
    plan = queries.get_for(request.user, code, today=clock.today())
    old, new = request.GET.get("tu", ""), request.GET.get("den", "")
    context = {
        "plan": plan,
        "versions": queries.versions_of(plan),
        "compared": queries.compared(plan, old, new),
    }
    return render(request, "plans/compare.html", context)
