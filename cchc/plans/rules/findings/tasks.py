"""Findings about single tasks: who leads, what comes out, until when."""

import re
from collections.abc import Collection, Iterator

from cchc.plans.content import Finding, ReadPlan, Task
from cchc.plans.rules.deadlines import read_deadline
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.likeness import Likeness
from cchc.plans.rules.units import acting_unit, is_collective, is_unit, unit_key
from cchc.plans.rules.words import bare

SAME_TASK = 0.85
_REPORT = re.compile(r"(?:bao cao|bc)\b")
_WITH_MORE = re.compile(
    r"\b(?:cung|kem|kem theo|va (?:tai lieu|danh sach|ho so|ke hoach|bien ban))\b"
)


def task_findings(plan: ReadPlan, assigned: Collection[str]) -> Iterator[Finding]:
    for number, task in enumerate(plan.tasks):
        where = f"/tasks/{number}"
        yield from _leads(task, where)
        yield from _products(task, where)
        yield from _deadline(task, where, plan.document.year)
    yield from _no_person(plan, assigned)
    yield from _twice(plan)


def _leads(task: Task, where: str) -> Iterator[Finding]:
    if not task.lead:
        yield finding("no_lead", where, "Chưa có bộ phận chủ trì; hãy giao cho một bộ phận.")
        return
    if len(task.lead) > 1:
        units = ", ".join(unit.text for unit in task.lead)
        yield finding(
            "several_leads",
            where,
            f"Có {len(task.lead)} bộ phận chủ trì ({units}); hãy chọn một đầu mối.",
        )
    coordinating = {unit_key(acting_unit(unit.text)[0]) for unit in task.coordinating}
    for lead in task.lead:
        name = lead.unit or acting_unit(lead.text)[0]
        if unit_key(acting_unit(lead.text)[0]) in coordinating:
            yield finding(
                "lead_is_coordinator",
                where,
                f"“{name}” vừa chủ trì vừa phối hợp; hãy bỏ ở một cột.",
            )
        if lead.unit is None or is_collective(name) or not is_unit(name):
            yield finding(
                "lead_not_a_unit",
                where,
                f"Chủ trì là “{name}”, không phải một bộ phận cụ thể; hãy nêu tên bộ phận.",
            )


def _products(task: Task, where: str) -> Iterator[Finding]:
    if not task.products:
        yield finding("no_product", where, "Chưa có sản phẩm; hãy nêu kết quả phải có.")
    elif all(_only_reports(product) for product in task.products):
        yield finding(
            "report_only",
            where,
            "Sản phẩm chỉ là báo cáo; hãy nêu kết quả cụ thể của việc làm (văn bản, số liệu …).",
        )


def _only_reports(product: str) -> bool:
    plain = bare(product)
    return bool(_REPORT.match(plain)) and not _WITH_MORE.search(plain)


def _deadline(task: Task, where: str, year: int | None) -> Iterator[Finding]:
    if not task.deadline:
        if not task.schedule.obligations:
            yield finding(
                "no_deadline", where, "Chưa có thời hạn; hãy ghi ngày hoặc kỳ hoàn thành."
            )
        return
    if not read_deadline(task.deadline, year).is_time:
        yield finding(
            "deadline_not_a_time",
            where,
            f"Cột thời gian ghi “{task.deadline}”, không phải thời gian; hãy ghi hạn hoàn thành.",
        )
    elif task.schedule.kind == "unknown":
        yield finding(
            "deadline_unknown",
            where,
            f"Chưa xác định được ngày từ “{task.deadline}”; hãy chọn ngày hoặc sự kiện.",
        )


def _no_person(plan: ReadPlan, assigned: Collection[str]) -> Iterator[Finding]:
    count = sum(task.id not in assigned for task in plan.tasks)
    if count:
        yield finding(
            "no_person",
            "/tasks",
            f"{count} nhiệm vụ chưa giao cho người cụ thể; hãy phân công trước khi thực hiện.",
        )


def _twice(plan: ReadPlan) -> Iterator[Finding]:
    titles = [task.title for task in plan.tasks]
    told: set[int] = set()
    for later, earlier in Likeness(titles).repeated(titles, SAME_TASK):
        if later not in told and _same_text_size(titles[later], titles[earlier]):
            told.add(later)
            yield finding(
                "task_twice",
                f"/tasks/{later}",
                f"Trùng với nhiệm vụ {plan.tasks[earlier].id}; hãy gộp hoặc phân biệt rõ.",
            )


def _same_text_size(one: str, other: str) -> bool:
    return bool(one and other) and 0.7 <= len(one) / len(other) <= 1.4
