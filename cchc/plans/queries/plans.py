"""Which plans a person sees, and one of them by its code."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from cchc.kernel.errors import RuleBroken
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.organisation.queries import may
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan, Task, Waiver
from cchc.plans.rules.issuer import is_same_agency


def visible_to(user: User, *, today: date) -> QuerySet[Plan]:
    """Plans of the person's agency, the superior's that it keeps too.

    Those under review only for who imports or adopts them.
    """
    if not may(user, Act.SEE_PLAN, today=today):
        return Plan.objects.none()
    plans = Plan.objects.filter(agency_id=user.agency_id)
    handles = may(user, Act.IMPORT_PLAN, today=today) or may(user, Act.ADOPT_PLAN, today=today)
    if handles:
        return plans
    return plans.filter(state__in=[PlanState.ADOPTED, PlanState.CLOSED, PlanState.KEPT])


def agency_plans(user: User, *, today: date) -> QuerySet[Plan]:
    """Visible plans of the agency itself: those that are reported on."""
    return visible_to(user, today=today).filter(scope=PlanScope.AGENCY)


def plans_in_force(user: User, *, today: date) -> QuerySet[Plan]:
    """Those of them that were adopted: what is still under review is reported on by nobody."""
    return agency_plans(user, today=today).filter(adopted_at__isnull=False)


def listed(user: User, *, today: date) -> QuerySet[Plan]:
    """Visible plans with how many tasks each has: newest year first, then the agency's own."""
    tasks = Count("tasks", filter=Q(tasks__dropped_at=None))
    plans = visible_to(user, today=today).select_related("parent")
    return plans.annotate(task_count=tasks).order_by("-year", "scope", "-serial")


def waiver_for(user: User, code: str, pk: int, *, today: date) -> Waiver:
    """A waiver of a visible plan, Http404 otherwise."""
    waiver = Waiver.objects.filter(plan=get_for(user, code, today=today), pk=pk).first()
    if waiver is None:
        raise Http404
    return waiver


def foreign_issuer(plan: Plan) -> str:
    """A sentence when another agency issued the document of the agency's own plan, else ""."""
    own = plan.agency.full_name
    if plan.is_superiors or is_same_agency(plan.issuer, own):
        return ""
    return (
        f"Văn bản ghi cơ quan ban hành là “{plan.issuer}”, không phải {own}; hãy kiểm tra đã chọn "
        "đúng tệp, đúng cơ quan, hoặc sửa phần đầu văn bản."
    )


def get_for(user: User, code: str, *, today: date) -> Plan:
    """The plan of that code, Http404 when the person may not see it."""
    seen = visible_to(user, today=today).filter(code=code)
    plan = seen.select_related("agency", "parent", "unit").first()
    if plan is None:
        raise Http404
    return plan


def task_for(user: User, code: str, ident: str, *, today: date) -> Task:
    """One task of a visible plan, Http404 otherwise."""
    plan = get_for(user, code, today=today)
    tasks = plan.tasks.filter(ident=ident).select_related("area", "chief", "parent__plan")
    task = tasks.select_related("plan__agency", "plan__unit").first()
    if task is None:
        raise Http404
    return task


def plan_by_code(code: str) -> Plan:
    """The plan that a command names; RuleBroken when there is none."""
    plan = Plan.objects.filter(code=code).select_related("agency").first()
    if plan is None:
        raise RuleBroken(f"Không có kế hoạch mã “{code}”. Xem mã trong danh sách kế hoạch.")
    return plan
