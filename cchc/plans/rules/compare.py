"""Two states of a plan side by side, task by task and field by field; docs/rules/plan-amend.md."""

from dataclasses import dataclass
from datetime import date

from cchc.plans.content import Assignee, Obligation, ReadPlan, Task


@dataclass(frozen=True)
class FieldChange:
    """One field that differs; each side as lines."""

    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class TaskChange:
    """A task that is in both, with what differs."""

    task: Task
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Comparison:
    """What was added, dropped, changed; ``unchanged`` counts the rest."""

    added: tuple[Task, ...]
    dropped: tuple[Task, ...]
    changed: tuple[TaskChange, ...]
    unchanged: int

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.dropped or self.changed)


def compare(old: ReadPlan, new: ReadPlan) -> Comparison:
    """The tasks of ``new`` against those of ``old``, matched by their identifier."""
    before = {task.id: task for task in old.tasks}
    after = {task.id: task for task in new.tasks}
    both = [(before[ident], task) for ident, task in after.items() if ident in before]
    changes = [TaskChange(now, task_fields(was, now)) for was, now in both]
    changed = tuple(change for change in changes if change.fields)
    return Comparison(
        added=tuple(task for ident, task in after.items() if ident not in before),
        dropped=tuple(task for ident, task in before.items() if ident not in after),
        changed=changed,
        unchanged=len(both) - len(changed),
    )


def task_fields(old: Task, new: Task) -> tuple[FieldChange, ...]:
    """The fields in which two states of a task differ."""
    sides = zip(fields_of(old), fields_of(new), strict=True)
    return tuple(FieldChange(label, was, now) for (label, was), (_, now) in sides if was != now)


def fields_of(task: Task) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every field of a task as a label and lines."""
    return (
        ("Số thứ tự", _lines(task.number)),
        ("Nội dung", _lines(task.title)),
        ("Lĩnh vực", _lines(task.area)),
        ("Sản phẩm", tuple(task.products)),
        ("Chủ trì", _units(task.lead)),
        ("Phối hợp", _units(task.coordinating)),
        ("Thời hạn như văn bản", _lines(task.deadline)),
        ("Sự kiện chờ", _lines(task.schedule.event)),
        ("Ngày hạn", tuple(map(_day, task.schedule.obligations))),
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _units(units: tuple[Assignee, ...]) -> tuple[str, ...]:
    return tuple(f"{unit.text} ({unit.note})" if unit.note else unit.text for unit in units)


def _day(one: Obligation) -> str:
    day = f"{date.fromisoformat(one.due_on):%d/%m/%Y}" if one.due_on else "chưa có ngày"
    return f"{day} · {one.product}" if one.product else day
