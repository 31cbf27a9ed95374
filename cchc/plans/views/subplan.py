"""Units' own plans under the agency's."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cchc.kernel import clock
from cchc.organisation.choices import Act
from cchc.organisation.guards import StaffRequest, allowed
from cchc.organisation.queries import may
from cchc.plans import queries, services
from cchc.plans.rules.life import can
from cchc.web.forms import rules_told
from cchc.web.responses import redirect_with_message


@allowed(Act.SEE_PLAN)
def sub_plans(request: StaffRequest, code: str) -> HttpResponse:
    """Which unit leads what, and whether it has a plan of its own."""
    today = clock.today()
    plan = queries.get_for(request.user, code, today=today)
    seen = set(queries.visible_to(request.user, today=today))
    context = {
        "plan": plan,
        "units": [(one, one.plan in seen) for one in queries.leading_units(plan)],
        "may_write": may(request.user, Act.IMPORT_PLAN, today=today)
        and can("write_sub_plan", plan.state)
        and not (plan.is_superiors or plan.is_units),
    }
    return render(request, "plans/sub_plans.html", context)


@allowed(Act.IMPORT_PLAN)
@require_POST
def writing(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Write the unit's plan from the tasks that it leads, and go to its review."""
    plan = queries.get_for(request.user, code, today=clock.today())
    unit = queries.leading_unit_for(plan, pk)
    with rules_told(request):
        made = services.write_sub_plan(plan=plan, unit=unit, actor=request.user, at=clock.now())
        done = f"Đã soạn {made.code} từ các nhiệm vụ mà {unit} chủ trì; sửa bước, người, thời hạn."
        return redirect_with_message(request, done, "plans:review", made.code)
    return redirect("plans:sub_plans", code)
