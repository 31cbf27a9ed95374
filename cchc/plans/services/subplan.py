"""A unit's own plan is written from the tasks that it leads; docs/rules/plan-subplan.md."""

from datetime import date, datetime
from typing import Any

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.organisation.models import Unit, User
from cchc.plans.choices import PlanScope
from cchc.plans.models import Plan, Task
from cchc.plans.queries import led_by, plan_json, sub_plans
from cchc.plans.rules import life
from cchc.plans.services.bring_in import new_plan
from cchc.plans.services.match import match_known_units
from cchc.plans.services.rows import write_parts


def write_sub_plan(*, plan: Plan, unit: Unit, actor: User, at: datetime) -> Plan:
    """A draft for the unit with every task that it leads, each under the agency's.

    RuleBroken while the plan does not run, for a unit that leads nothing, and for a second one.
    """
    with audit.transaction():
        held = Plan.objects.select_for_update().select_related("agency").get(pk=plan.pk)
        if held.scope != PlanScope.AGENCY:
            raise RuleBroken("Chỉ soạn kế hoạch của bộ phận từ kế hoạch của cơ quan.")
        life.after("write_sub_plan", held.state)
        led = {task.ident: task for task in led_by(held, unit)}
        if not led:
            raise RuleBroken(f"{unit} không chủ trì nhiệm vụ nào của kế hoạch này.")
        _refuse_second(held, unit)
        made = _written(held, unit, led, life.day_of(at))
        audit.record(
            agency=held.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.write_sub_plan",
            subject=("plan", made.code),
            facts={"state": made.state},
            payload={"parent": held.code, "unit": unit.name, "tasks": len(led)},
        )
        audit.record(
            agency=held.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.name_parent",
            subject=("plan_parent", made.code),
            facts={"deleted": False, "parent": held.code},
        )
    return made


def _refuse_second(plan: Plan, unit: Unit) -> None:
    own = sub_plans(plan).filter(unit=unit).first()
    if own:
        raise RuleBroken(f"{unit} đã có kế hoạch {own.code}; mở kế hoạch đó để sửa.")


def _written(plan: Plan, unit: Unit, led: dict[str, Task], today: date) -> Plan:
    content = plan_json(plan)
    tasks = [_ahead(task, today) for task in content["tasks"] if task["id"] in led]
    used = {task["area"] for task in tasks}
    areas = [area for area in content["areas"] if area["code"] in used]
    document = {
        **content["document"],
        "title": f"Kế hoạch thực hiện nhiệm vụ cải cách hành chính năm {plan.year} của {unit}",
        "number": None,
        "issued_on": None,
        "signer": None,
        "legal_bases": [],
        "citations": [],
    }
    made = new_plan(plan.agency, plan.year, document, scope=PlanScope.UNIT, under=(plan, unit))
    write_parts(made, {"sections": [], "targets": [], "areas": areas, "tasks": tasks})
    for task in made.tasks.all():
        task.parent, task.source, task.doubts = led[task.ident], None, []
        task.save(update_fields=["parent", "source", "doubts"])
    match_known_units(made)
    return made


def _ahead(task: dict[str, Any], today: date) -> dict[str, Any]:
    """The task without the dates that have passed; the last of all stays when none is ahead."""
    schedule = task["schedule"]
    dates = schedule["obligations"]
    ahead = [one for one in dates if not one["due_on"] or one["due_on"] >= today.isoformat()]
    if not ahead and dates:
        last = max(one["due_on"] for one in dates)
        ahead = [one for one in dates if one["due_on"] == last]
    return {**task, "schedule": {**schedule, "obligations": ahead}}
