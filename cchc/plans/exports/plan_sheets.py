"""A plan as a workbook: tasks as in the appendix, their dates, targets."""

from collections.abc import Iterable, Sequence
from datetime import date

from cchc.plans.content import ReadPlan
from cchc.plans.exports.paper import DRAFT_MARK, measured, task_cells, tasks_by_area
from cchc.plans.exports.sheets import Across, Cell, Sheet

TASKS = (
    ("TT", 6),
    ("Nội dung thực hiện", 60),
    ("Sản phẩm/Kết quả", 38),
    ("Bộ phận chủ trì", 28),
    ("Bộ phận phối hợp", 28),
    ("Thời gian hoàn thành", 26),
)
DATES = (("Mã", 10), ("Tên", 60), ("Kỳ", 26), ("Sản phẩm", 38), ("Ngày đến hạn", 14))
TARGETS = (("TT", 6), ("Chỉ tiêu", 80), ("Mức phấn đấu", 26))


def plan_sheets(plan: ReadPlan, *, agency: str, is_draft: bool) -> list[Sheet]:
    """The sheets; the first one is read again as the tasks of the plan."""
    note = " – ".join(filter(None, (agency, DRAFT_MARK if is_draft else _reference(plan))))
    title = plan.document.title or "Kế hoạch"
    sheets = [
        Sheet("Nhiệm vụ", title, note, TASKS, _task_rows(plan)),
        Sheet("Kỳ hạn", title, note, DATES, _date_rows(plan)),
    ]
    if plan.targets:
        sheets.append(Sheet("Mức đo", title, note, TARGETS, _target_rows(plan)))
    return sheets


def _reference(plan: ReadPlan) -> str:
    document = plan.document
    return f"Số {document.number}/{document.symbol}" if document.number else ""


def _task_rows(plan: ReadPlan) -> Iterable[Sequence[Cell] | Across]:
    for area, tasks in tasks_by_area(plan):
        if area:
            yield Across(area.code, area.title)
        yield from map(task_cells, tasks)


def _date_rows(plan: ReadPlan) -> Iterable[Sequence[Cell]]:
    for task in plan.tasks:
        for one in task.schedule.obligations:
            due = date.fromisoformat(one.due_on) if one.due_on else None
            product = one.product or "; ".join(task.products)
            yield (task.id, task.title, one.label, product, due)


def _target_rows(plan: ReadPlan) -> Iterable[Sequence[Cell]]:
    for number, target in enumerate(plan.targets, 1):
        yield (number, target.text, measured(target))
