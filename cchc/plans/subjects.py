"""How obligations and recommendations know a task or a target of a plan."""

from cchc.obligations.choices import SUBTASK, TASK
from cchc.obligations.services import Subject
from cchc.plans.models import Plan, Target, Task


def kind_of(plan: Plan) -> str:
    """The kind of the plan's tasks: those of a unit's own plan are counted in no figure."""
    return SUBTASK if plan.is_units else TASK


def subject_of(task: Task) -> Subject:
    """How obligations know the task."""
    unit = f" (kế hoạch của {task.plan.unit})" if task.plan.unit else ""
    return Subject(
        kind=kind_of(task.plan),
        key=task.path,
        label=f"{task.label}{unit}. {task.title}",
        area=str(task.area) if task.area else "",
    )


def subject_of_target(plan: Plan, target: Target, number: int) -> Subject:
    """How a recommendation knows the target that stands at that place of the plan."""
    return Subject("target", f"{plan.code}:{target.pk}", f"Chỉ tiêu {number}. {target.text}")
