"""Findings about the body against the table: duties, tasks and targets that lack the other.

Rule: docs/rules/plan-check.md, "Coverage".
"""

import re
from collections.abc import Iterator, Sequence

from cchc.plans.content import Finding, ReadPlan, Target
from cchc.plans.rules.duties import BodyDuty, body_duties, is_done_by
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.likeness import Likeness
from cchc.plans.rules.restated import matched, restatements
from cchc.plans.rules.words import bare

BASIS = 0.2
BOUND = 0.35

_TARGETS = re.compile(r"\b(?:muc tieu|chi tieu)\b")
_DEEDS = re.compile(r"nhiem vu|giai phap")


def coverage_findings(plan: ReadPlan) -> Iterator[Finding]:
    if not plan.tasks:
        return
    duties = list(body_duties(plan.sections))
    titles = [task.title for task in plan.tasks]
    likeness = Likeness([*(duty.text for duty in duties), *titles])
    yield from _duties_without_task(plan, duties, titles, likeness)
    yield from _tasks_without_basis(duties, titles, likeness)
    yield from _targets(plan, titles, likeness)


def _duties_without_task(
    plan: ReadPlan, duties: Sequence[BodyDuty], titles: Sequence[str], likeness: Likeness
) -> Iterator[Finding]:
    """A section is uncovered when none of its duties is done by a task or owned in the body."""
    for number, section in enumerate(plan.sections):
        mine = [duty for duty in duties if duty.section == number]
        said = [duty for duty in mine if duty.is_told]
        if not said or len(plan.sections) == 1:
            continue
        if any(_is_covered(duty, titles, likeness) for duty in mine):
            continue
        name = f"Mục {section.id}" + (f" “{_shortened(section.title)}”" if section.title else "")
        yield finding(
            "duty_without_task",
            f"/sections/{number}",
            f"{name} nêu việc phải làm nhưng không nhiệm vụ nào trong phụ lục thực hiện; "
            "hãy bổ sung nhiệm vụ hoặc xác nhận không cần.",
        )


def _is_covered(duty: BodyDuty, titles: Sequence[str], likeness: Likeness) -> bool:
    return duty.has_owner or is_done_by(duty.text, titles, likeness)


def _shortened(text: str | None) -> str:
    said = text or ""
    return said if len(said) <= 60 else f"{said[:57].rsplit(' ', 1)[0]}…"


def _tasks_without_basis(
    duties: Sequence[BodyDuty], titles: Sequence[str], likeness: Likeness
) -> Iterator[Finding]:
    best = [_best_basis(title, duties, likeness) for title in titles]
    if max(best) < BASIS:  # the body leaves the tasks to the table altogether
        return
    for number, basis in enumerate(best):
        if basis < BASIS:
            yield finding(
                "task_without_basis",
                f"/tasks/{number}",
                "Nhiệm vụ không có căn cứ trong phần lời của kế hoạch; "
                "hãy bổ sung nội dung tương ứng hoặc xác nhận văn bản giao nhiệm vụ.",
            )


def _best_basis(title: str, duties: Sequence[BodyDuty], likeness: Likeness) -> float:
    said = (
        max(likeness.covered(title, duty.text), likeness.covered(duty.text, title))
        for duty in duties
    )
    return max(said, default=0.0)


def _targets(plan: ReadPlan, titles: Sequence[str], likeness: Likeness) -> Iterator[Finding]:
    for number, target in enumerate(plan.targets):
        if target.measure is not None and not _is_bound(target, titles, likeness):
            yield finding(
                "target_unbound",
                f"/targets/{number}",
                "Chỉ tiêu không có nhiệm vụ nào thực hiện; "
                "hãy giao cho một nhiệm vụ hoặc chọn cách đo.",
            )
    own = [n for n, s in enumerate(plan.sections) if _states_targets(bare(s.title or ""))]
    said = list(restatements(plan.sections, plan.tasks, own))
    for number, other in matched(plan.targets, said):
        target = plan.targets[number]
        if target.value and other.measured.value and target.value != other.measured.value:
            yield finding(
                "target_conflict",
                f"/targets/{number}",
                f"Chỉ tiêu ghi {_vi(target.value)} nhưng {_place(plan, other.where)} ghi "
                f"{_vi(other.measured.value)}; hãy thống nhất một con số.",
            )


def _states_targets(title: str) -> bool:
    return bool(_TARGETS.search(title)) and not _DEEDS.search(title)


def _is_bound(target: Target, titles: Sequence[str], likeness: Likeness) -> bool:
    if any(place.startswith("/tasks/") for place in target.also_at):
        return True
    return any(likeness.covered(target.measure or "", title) >= BOUND for title in titles)


def _vi(value: str) -> str:
    return value.replace(".", ",")


def _place(plan: ReadPlan, where: str) -> str:
    """The place in words: "mục II.2.2", "nhiệm vụ 7"."""
    _, kind, number = where.split("/")
    if kind == "sections":
        return f"mục {plan.sections[int(number)].id}"
    return f"nhiệm vụ {plan.tasks[int(number)].number}"
