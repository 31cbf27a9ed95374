"""How serious a finding is, and one way to write it."""

from cchc.plans.content import Finding

ERROR = frozenset(
    {
        "other_agency_name",
        "no_lead",
        "no_deadline",
        "deadline_unknown",
        "deadline_not_a_time",
        "target_conflict",
        "date_outside_year",
        "led_task_missing",
        "later_than_parent",
    }
)
NOTE = frozenset(
    {
        "several_leads",
        "report_only",
        "unit_many_names",
        "citation_variants",
        "date_on_day_off",
        "task_without_basis",
        "parent_duty_unconfirmed",
        "subtask_unlinked",
    }
)


def finding(code: str, where: str, message: str) -> Finding:
    """A finding with the severity of its code."""
    severity = "error" if code in ERROR else "note" if code in NOTE else "warning"
    return Finding(code, severity, where, message)
