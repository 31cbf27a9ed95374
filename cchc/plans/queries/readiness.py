"""What stands between a reviewed plan and its adoption; docs/rules/plan-life.md, guarantee 2."""

from dataclasses import dataclass

from cchc.plans.models import Party, Plan


@dataclass(frozen=True)
class Obstacle:
    """One thing to put right first: where (a task's identifier or "") and what to do."""

    task: str
    message: str


def obstacles(plan: Plan) -> list[Obstacle]:
    """Everything that makes a task of the plan impossible to follow; none of the superior's."""
    if plan.is_superiors:
        return []
    tasks = list(plan.tasks.filter(dropped_at=None))
    if not tasks:
        return [Obstacle("", "Kế hoạch chưa có nhiệm vụ nào.")]
    found = [
        Obstacle(task.ident, f"{task.label}: chưa có nội dung; ghi nội dung nhiệm vụ.")
        for task in tasks
        if not task.title.strip()
    ]
    return found + _unknown_units(plan)


def _unknown_units(plan: Plan) -> list[Obstacle]:
    unmatched = (
        Party.objects.filter(task__plan=plan, task__dropped_at=None, unit=None)
        .exclude(unit_name="")
        .select_related("task__plan")
        .order_by("task__order", "order")
    )
    named: dict[str, list[Party]] = {}
    for party in unmatched:
        named.setdefault(party.unit_name, []).append(party)
    return [_unmatched(name, parties) for name, parties in named.items()]


def _unmatched(name: str, parties: list[Party]) -> Obstacle:
    """One obstacle a name, however many tasks it stands in."""
    numbers = dict.fromkeys(party.task.called for party in parties)
    return Obstacle(
        parties[0].task.ident,
        f"“{name}” (nhiệm vụ {', '.join(numbers)}) chưa ghép với bộ phận nào; "
        "chọn bộ phận đã có hoặc tạo mới.",
    )
