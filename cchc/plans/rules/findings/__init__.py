"""What is wrong in a plan itself, each with its place and what to do.

Rule: docs/rules/plan-check.md. ``check`` works on any ``ReadPlan``: just read, or edited.
"""

from collections.abc import Callable, Collection
from datetime import date

from cchc.plans.content import Finding, ReadPlan
from cchc.plans.rules.findings.coverage import coverage_findings
from cchc.plans.rules.findings.dates import date_findings, is_day_off
from cchc.plans.rules.findings.document import date_conflict, document_findings
from cchc.plans.rules.findings.names import name_findings
from cchc.plans.rules.findings.tasks import task_findings
from cchc.plans.rules.findings.units import unit_findings

__all__ = ["CODES", "check", "date_conflict"]

CODES = (
    "other_agency_name",
    "duty_without_task",
    "task_without_basis",
    "no_lead",
    "several_leads",
    "lead_is_coordinator",
    "lead_not_a_unit",
    "no_product",
    "report_only",
    "no_deadline",
    "deadline_unknown",
    "deadline_not_a_time",
    "no_person",
    "unit_many_names",
    "number_blank",
    "date_blank",
    "date_conflict",
    "authority_differs",
    "citation_variants",
    "act_not_in_force",
    "task_twice",
    "target_unbound",
    "target_conflict",
    "date_outside_year",
    "date_on_day_off",
)


def check(
    plan: ReadPlan,
    *,
    assigned: Collection[str] = (),
    day_off: Callable[[date], bool] = is_day_off,
) -> tuple[Finding, ...]:
    """All findings, those of the document first; the plan's own ``findings`` are not looked at.

    ``assigned`` holds the ids of tasks that have a person, ``day_off`` says whether the agency is
    closed on a day.
    """
    return (
        *document_findings(plan.document),
        *name_findings(plan),
        *coverage_findings(plan),
        *task_findings(plan, assigned),
        *unit_findings(plan),
        *date_findings(plan, day_off),
    )
