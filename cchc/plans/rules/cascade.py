"""The duties of the plan above, and which of our tasks and targets carry them out.

Rule: docs/rules/plan-cascade.md. Pure: both plans are data.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cchc.plans.content import Finding, ReadPlan, Target, Task
from cchc.plans.rules.duties import body_duties, is_done_by, names_wards
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.likeness import Likeness

MOST_PROPOSALS = 3
SAYS_IT = 0.3
IS_SAID = 0.5
# How a duty stands, what is open first; the order of the table.
STANDINGS = ("missing", "unseen", "proposed", "covered", "not_ours")
OPEN = frozenset({"unseen", "proposed"})


@dataclass(frozen=True)
class Duty:
    """A duty of the parent. ``who`` are its leads as printed, "" where it names none."""

    key: str
    label: str
    text: str
    who: str = ""
    deadline: str = ""
    names_wards: bool = False


@dataclass(frozen=True)
class Part:
    """A task or target of ours that may carry out a duty."""

    key: str
    label: str
    text: str
    ident: str = ""


@dataclass(frozen=True)
class Proposal:
    """A part that is like the duty; ``share`` in whole per cent."""

    part: Part
    share: int


def duties_of(parent: ReadPlan) -> tuple[Duty, ...]:
    """Tasks, targets, and what the body tells beside them, in the order of the document."""
    return (
        *(
            _task_duty(task, called)
            for task, called in zip(parent.tasks, _called(parent), strict=True)
        ),
        *(_target_duty(number, target) for number, target in enumerate(parent.targets)),
        *_told_duties(parent),
    )


def _called(plan: ReadPlan) -> list[str]:
    """How each task is called: "Nhiệm vụ 7"; "Nhiệm vụ C.2" where numbers begin anew."""
    numbers = [task.number for task in plan.tasks if task.number]
    repeat = len(set(numbers)) < len(numbers)
    return [f"Nhiệm vụ {task.id if repeat else task.number or task.id}" for task in plan.tasks]


def _task_duty(task: Task, called: str) -> Duty:
    leads = ", ".join(unit.text for unit in task.lead)
    named = (task.title, leads, *(unit.text for unit in task.coordinating))
    return Duty(
        f"task:{task.id}",
        called,
        task.title,
        leads,
        task.deadline or "",
        names_wards(*named),
    )


def _target_duty(number: int, target: Target) -> Duty:
    text = target.text
    return Duty(f"target:{number}", f"Chỉ tiêu {number + 1}", text, names_wards=names_wards(text))


def _told_duties(parent: ReadPlan) -> Iterator[Duty]:
    """Items of the body that name wards, or that nobody and no task of the parent takes on."""
    told = list(body_duties(parent.sections))
    titles = [task.title for task in parent.tasks]
    likeness = Likeness([*(duty.text for duty in told), *titles])
    seen: Counter[int] = Counter()
    for duty in told:
        seen[duty.section] += 1
        wards = names_wards(duty.text)
        is_free = duty.is_told and not duty.has_owner
        if wards or (is_free and not is_done_by(duty.text, titles, likeness)):
            section = parent.sections[duty.section]
            key = f"body:{section.id}:{seen[duty.section]}"
            yield Duty(key, f"Mục {section.id}", duty.text.lstrip("-–+• "), names_wards=wards)


def parts_of(plan: ReadPlan) -> tuple[Part, ...]:
    """Everything of the plan that may carry out a duty."""
    tasks = (
        Part(
            f"task:{task.id}",
            called,
            ". ".join(text.rstrip(" .;") for text in (task.title, *task.products)),
            task.id,
        )
        for task, called in zip(plan.tasks, _called(plan), strict=True)
    )
    targets = (
        Part(f"target:{n}", f"Chỉ tiêu {n + 1}", target.text)
        for n, target in enumerate(plan.targets)
    )
    return (*tasks, *targets)


def proposals_of(duties: Sequence[Duty], parts: Sequence[Part]) -> dict[str, tuple[Proposal, ...]]:
    """For each duty what is like it, the likest first."""
    likeness = Likeness([*(duty.text for duty in duties), *(part.text for part in parts)])
    return {duty.key: _like(duty, parts, likeness) for duty in duties}


def _like(duty: Duty, parts: Sequence[Part], likeness: Likeness) -> tuple[Proposal, ...]:
    found = []
    for part in parts:
        ours = likeness.covered(duty.text, part.text)
        theirs = likeness.covered(part.text, duty.text)
        if ours >= SAYS_IT or theirs >= IS_SAID:
            proposal = Proposal(part, round(100 * max(ours, theirs)))
            found.append((proposal.share, ours + theirs, proposal))
    found.sort(key=lambda one: (-one[0], -one[1]))
    return tuple(proposal for _, _, proposal in found[:MOST_PROPOSALS])


def standing_of(verdict: str, *, rests: bool, proposals: int) -> str:
    """One of ``STANDINGS``: the decision's word ("" for none) while what it rests on is there."""
    if verdict and rests:
        return verdict
    return "proposed" if proposals else "unseen"


@dataclass(frozen=True)
class Stood:
    """A duty with how it stands, for the check."""

    duty: Duty
    standing: str


def cascade_findings(stood: Collection[Stood]) -> Iterator[Finding]:
    """What of the parent is not covered, and how much waits for a person."""
    for one in stood:
        nobody = one.standing == "unseen" and one.duty.names_wards
        if one.standing == "missing" or nobody:
            yield finding(
                "parent_duty_uncovered",
                f"/parent/{one.duty.key}",
                f"{one.duty.label} của kế hoạch cấp trên “{_shortened(one.duty.text)}” chưa có "
                "nhiệm vụ, chỉ tiêu nào ở đây; hãy bổ sung nhiệm vụ, hoặc ghi rõ ở bảng đối chiếu.",
            )
    waiting = sum(one.standing in OPEN for one in stood)
    if waiting:
        yield finding(
            "parent_duty_unconfirmed",
            "/parent",
            f"{waiting} yêu cầu của kế hoạch cấp trên chưa ai đối chiếu; "
            "hãy mở bảng đối chiếu và quyết định từng yêu cầu.",
        )


def year_findings(year: int, parent_year: int) -> Iterator[Finding]:
    """A parent of another year."""
    if year != parent_year:
        yield finding(
            "parent_year_differs",
            "/parent",
            f"Kế hoạch cấp trên là của năm {parent_year}, kế hoạch này của năm {year}; "
            "hãy kiểm tra đã chọn đúng kế hoạch chưa.",
        )


def _shortened(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:87].rsplit(' ', 1)[0]}…"
