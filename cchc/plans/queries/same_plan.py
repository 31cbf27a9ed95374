"""Plans that stand beside one under review; docs/rules/plan-life.md, "The same plan"."""

from django.db.models import Q, QuerySet

from cchc.kernel.formats import date_vi
from cchc.plans.choices import PlanScope, PlanState
from cchc.plans.models import Plan
from cchc.plans.queries.same_file import plans_from

NAMED = 3


def same_plan(plan: Plan) -> str:
    """What stands beside a plan under review, "" where nothing does.

    A plan of the same number and date, whatever file it came from; else the agency's own plan of
    the year that is adopted. What came from the very same file is told by ``same_file``.
    """
    if plan.state != PlanState.REVIEWING or plan.scope == PlanScope.UNIT:
        return ""
    others = _others(plan)
    if plan.number and plan.issued_on:
        issued = others.filter(number=plan.number, symbol=plan.symbol, issued_on=plan.issued_on)
        if named := _listed(issued):
            said = f"số {plan.number}/{plan.symbol} ngày {date_vi(plan.issued_on)}"
            return f"Đã có kế hoạch {said}: {named}."
    if plan.is_superiors:
        return ""
    named = _listed(others.filter(year=plan.year, state=PlanState.ADOPTED))
    return f"Năm {plan.year} cơ quan đã có kế hoạch: {named}." if named else ""


def _others(plan: Plan) -> QuerySet[Plan]:
    """Plans of the same agency and kind of scope that were not put aside nor share the file."""
    source = getattr(plan, "source", None)
    told = [p.pk for p in plans_from(plan.agency, source.file.sha256)] if source else []
    others = Plan.objects.filter(agency=plan.agency, scope=plan.scope)
    left_out = Q(pk__in=[plan.pk, *told]) | Q(state=PlanState.DISCARDED)
    if plan.is_superiors:
        others = others.filter(issuer=plan.issuer)
    return others.exclude(left_out).order_by("-serial")


def _listed(plans: QuerySet[Plan]) -> str:
    found = list(plans[: NAMED + 1])
    named = "; ".join(f"{p.code} ({p.get_state_display().lower()})" for p in found[:NAMED])
    return f"{named} và kế hoạch khác" if len(found) > NAMED else named
