"""The facts of plans that figures rest on, for the audit verification."""

from collections.abc import Iterator, Mapping

from cchc.kernel.audit import FactSource, Json
from cchc.plans.models import Amendment, Baseline, DutyDecision, Plan, Task, Waiver

Facts = Mapping[str, Json]


def plans_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """Where each plan is in its life, and the hash of its last baseline."""
    last: dict[int, str] = dict(
        Baseline.objects.filter(plan__agency__code=agency)
        .order_by("serial")
        .values_list("plan_id", "sha256")
    )
    for plan in Plan.objects.filter(agency__code=agency).iterator():
        facts: dict[str, Json] = {"state": plan.state}
        if plan.pk in last:
            facts["baseline"] = last[plan.pk]
        yield plan.code, facts


def tasks_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """Who answers for each task that was assigned."""
    tasks = Task.objects.filter(plan__agency__code=agency, chief__isnull=False)
    for task in tasks.select_related("plan", "chief").iterator():
        assert task.chief is not None
        yield f"{task.plan.code}/{task.ident}", {"chief": task.chief.actor_key}


def waivers_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """Which findings are waived, by whom."""
    waivers = Waiver.objects.filter(plan__agency__code=agency).select_related("plan", "waived_by")
    for waiver in waivers.iterator():
        key = f"{waiver.plan.code}:{waiver.code}:{waiver.place}"
        yield key, {"by": waiver.waived_by.actor_key}


def of_amendment(amendment: Amendment) -> dict[str, Json]:
    """Where an amendment stands, on which document, and the baseline that it made."""
    day = amendment.document_date
    return {
        "state": amendment.state,
        "document": amendment.document,
        "document_date": day.isoformat() if day else None,
        "baseline": amendment.baseline.sha256 if amendment.baseline else None,
    }


def amendments_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """Every amendment, drafts and withdrawn ones too."""
    rows = Amendment.objects.filter(plan__agency__code=agency).select_related("plan", "baseline")
    for amendment in rows.iterator():
        yield amendment.key, of_amendment(amendment)


def of_parent(plan: Plan) -> dict[str, Json]:
    """Which plan is above; a plan without one has no such fact any more."""
    return {"deleted": False, "parent": plan.parent.code} if plan.parent else {"deleted": True}


def parents_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """The plan above each plan that names one."""
    plans = Plan.objects.filter(agency__code=agency, parent__isnull=False)
    for plan in plans.select_related("parent").iterator():
        assert plan.parent is not None
        yield plan.code, {"parent": plan.parent.code}


def of_decision(decision: DutyDecision) -> dict[str, Json]:
    """What was decided about a duty, by whom."""
    return {
        "verdict": decision.verdict,
        "parts": list(decision.parts),
        "by": decision.decided_by.actor_key,
    }


def decisions_of(agency: str) -> Iterator[tuple[str, Facts]]:
    """The last decision about each duty."""
    rows = DutyDecision.objects.filter(plan__agency__code=agency).order_by("pk")
    last = {row.audit_key: row for row in rows.select_related("plan", "parent", "decided_by")}
    yield from ((key, of_decision(row)) for key, row in last.items())


SOURCES: tuple[FactSource, ...] = (
    FactSource("plan", "kế hoạch", plans_of),
    FactSource("plan_task", "người chịu trách nhiệm nhiệm vụ", tasks_of),
    FactSource("amendment", "điều chỉnh kế hoạch", amendments_of),
    FactSource("plan_parent", "kế hoạch cấp trên", parents_of),
    FactSource("duty_decision", "đối chiếu với kế hoạch cấp trên", decisions_of),
    FactSource("waiver", "phát hiện được bỏ qua", waivers_of),
)
