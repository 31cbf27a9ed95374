"""How obligations know a task of a plan."""

from cchc.obligations.choices import SUBTASK, TASK
from cchc.obligations.services import Subject
from cchc.plans.models import Plan, Task


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
