"""Doubt after doubt: each is confirmed as read or corrected, and the next one opens."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.plans import queries, services
from cchc.plans.models import Plan, Target, Task
from cchc.web.forms import rules_told


def to_next(
    request: StaffRequest, plan: Plan, after: Task | Target | None, to: str = ""
) -> HttpResponse:
    """Go to ``to`` if given, else to the doubt after the part, else back to the review."""
    found = queries.next_doubtful(plan, after=after)
    if found is None:
        messages.success(request, "Không còn điểm nghi ngờ nào.")
        return redirect("plans:review", plan.code)
    return redirect(to or found.address)


@allowed(Act.IMPORT_PLAN)
def following(request: StaffRequest, code: str) -> HttpResponse:
    """The first doubt of the plan, or the one after the part that the address names."""
    today = clock.today()
    plan = queries.get_for(request.user, code, today=today)
    after: Task | Target | None = None
    if ident := request.GET.get("nhiem-vu"):
        after = queries.task_for(request.user, code, ident, today=today)
    elif (key := request.GET.get("chi-tieu", "")).isdigit():
        after = queries.target_for(request.user, code, int(key), today=today)
    return to_next(request, plan, after)


@allowed(Act.IMPORT_PLAN)
@require_POST
def task(request: StaffRequest, code: str, ident: str) -> HttpResponse:
    """The field of the task was read right."""
    return _confirm(request, queries.task_for(request.user, code, ident, today=clock.today()))


@allowed(Act.IMPORT_PLAN)
@require_POST
def target(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """The field of the target was read right."""
    return _confirm(request, queries.target_for(request.user, code, pk, today=clock.today()))


def _confirm(request: StaffRequest, part: Task | Target) -> HttpResponse:
    with rules_told(request):
        services.confirm_doubt(
            part=part, actor=request.user, at=clock.now(), field=request.POST.get("field", "")
        )
        messages.success(request, "Đã xác nhận đọc đúng.")
    here = request.path.removesuffix("xac-nhan/") if part.doubts else ""
    return to_next(request, part.plan, part, to=here)
