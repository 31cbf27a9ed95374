"""The plan above this one, and how each of its duties is covered; docs/rules/plan-cascade.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from cchc.organisation.models import Agency, User
from cchc.plans.choices import PlanScope, PlanState, Verdict
from cchc.plans.content import Finding, ReadPlan
from cchc.plans.models import DutyDecision, Plan, Task
from cchc.plans.queries.as_json import plan_json
from cchc.plans.queries.plans import get_for
from cchc.plans.rules.cascade import (
    OPEN,
    STANDINGS,
    Duty,
    Part,
    Proposal,
    Stood,
    cascade_findings,
    duties_of,
    parts_of,
    proposals_of,
    standing_of,
    year_findings,
)
from cchc.web.components import Badge, Tone

IN_FORCE = (PlanState.ADOPTED, PlanState.CLOSED)
BADGES: dict[str, tuple[str, Tone]] = {
    "missing": ("Chưa có nhiệm vụ", "bad"),
    "unseen": ("Chưa đối chiếu", "warn"),
    "proposed": ("Có đề xuất", "info"),
    "covered": ("Đã có", "good"),
    "not_ours": ("Không thuộc cấp mình", "neutral"),
}
GONE = "nhiệm vụ, chỉ tiêu đã chọn không còn trong kế hoạch"
CHANGED = "nội dung của kế hoạch cấp trên đã đổi"


@dataclass(frozen=True)
class CoverageLine:
    """One duty of the parent: what was decided, by which parts, or what is proposed."""

    duty: Duty
    standing: str
    parts: tuple[Part, ...]
    proposals: tuple[Proposal, ...]
    decision: DutyDecision | None = None
    fallen: str = ""

    @property
    def badge(self) -> Badge:
        """How it stands, in words."""
        return Badge(*BADGES[self.standing])

    @property
    def is_open(self) -> bool:
        """Whether a person still has to decide."""
        return self.standing in OPEN


@dataclass(frozen=True)
class Coverage:
    """Every duty of the parent, what is open first."""

    parent: Plan
    lines: tuple[CoverageLine, ...]

    def count(self, *standings: str) -> int:
        """How many stand so."""
        return sum(line.standing in standings for line in self.lines)

    @property
    def open_count(self) -> int:
        """How many wait for a person."""
        return self.count(*OPEN)


def possible_parents(plan: Plan) -> QuerySet[Plan]:
    """Plans that may stand above this one: kept ones, and those in force of agencies above."""
    kept = Q(agency=plan.agency, scope=PlanScope.SUPERIOR, state=PlanState.KEPT)
    above = Q(agency__in=_above(plan.agency), scope=PlanScope.AGENCY, state__in=IN_FORCE)
    return Plan.objects.filter(kept | above).exclude(pk=plan.pk)


def _above(agency: Agency) -> list[int]:
    found: list[int] = []
    superior = agency.superior
    while superior is not None and superior.pk not in (*found, agency.pk):
        found.append(superior.pk)
        superior = superior.superior
    return found


def children_of(plan: Plan) -> list[Plan]:
    """The agency's own plans that carry this one out."""
    rows = plan.children.filter(agency=plan.agency_id, scope=PlanScope.AGENCY).exclude(
        state=PlanState.DISCARDED
    )
    return list(rows.order_by("-year", "-serial"))


def duties_here(plan: Plan) -> tuple[Duty, ...]:
    """The duties that the plan has for those below; seven queries at most."""
    return duties_of(_data(plan))


def parts_here(plan: Plan) -> tuple[Part, ...]:
    """The tasks and targets of the plan."""
    return parts_of(_data(plan))


def _data(plan: Plan) -> ReadPlan:
    return ReadPlan.from_json(plan_json(plan))


def coverage_of(plan: Plan) -> Coverage | None:
    """How the duties of the plan's parent stand; None without a parent.

    The same queries however many duties: both plans, and the decisions.
    """
    if plan.parent is None or plan.is_units:
        return None
    duties = duties_here(plan.parent)
    parts = parts_here(plan)
    proposed = proposals_of(duties, parts)
    decided = {row.key: row for row in _decisions(plan)}  # the last of each key wins
    here = {part.key: part for part in parts}
    lines = [_line(duty, proposed[duty.key], decided.get(duty.key), here) for duty in duties]
    lines.sort(key=lambda line: STANDINGS.index(line.standing))
    return Coverage(plan.parent, tuple(lines))


def _decisions(plan: Plan) -> QuerySet[DutyDecision]:
    """Every decision about the present parent, the oldest first."""
    rows = plan.duty_decisions.filter(parent=plan.parent_id)
    return rows.select_related("decided_by").order_by("pk")


def _line(
    duty: Duty,
    proposals: tuple[Proposal, ...],
    decision: DutyDecision | None,
    here: dict[str, Part],
) -> CoverageLine:
    parts = tuple(here[key] for key in decision.parts if key in here) if decision else ()
    fallen = ""
    if decision and decision.text != duty.text:
        fallen = CHANGED
    elif decision and decision.verdict == Verdict.COVERED and not parts:
        fallen = GONE
    verdict = decision.verdict if decision else ""
    standing = standing_of(verdict, rests=not fallen, proposals=len(proposals))
    return CoverageLine(duty, standing, parts, proposals, decision, fallen)


def coverage_line(plan: Plan, key: str) -> CoverageLine | None:
    """One duty of the parent; None when the parent has none of that key."""
    found = coverage_of(plan)
    return next((line for line in found.lines if line.duty.key == key), None) if found else None


def coverage_line_for(user: User, code: str, key: str, *, today: date) -> tuple[Plan, CoverageLine]:
    """A visible plan and one duty of its parent, Http404 otherwise."""
    plan = get_for(user, code, today=today)
    line = coverage_line(plan, key)
    if line is None:
        raise Http404
    return plan, line


def next_open_duty(plan: Plan, after: str) -> str:
    """The next duty that waits for a person in the parent's order, "" when none is left.

    After the last comes the first that was put off.
    """
    found = coverage_of(plan)
    if found is None:
        return ""
    waiting = {line.duty.key for line in found.lines if line.is_open}
    keys = [duty.key for duty in duties_here(found.parent)]
    start = keys.index(after) + 1 if after in keys else 0
    return next((key for key in (*keys[start:], *keys[:start]) if key in waiting), "")


def decisions_about(plan: Plan, key: str) -> list[DutyDecision]:
    """Every decision about one duty of the present parent, the newest first."""
    return list(_decisions(plan).filter(key=key).order_by("-pk"))


@dataclass(frozen=True)
class ServedDuty:
    """A duty of the parent that a task carries out, as it was decided."""

    key: str
    text: str


def duties_served(task: Task) -> list[ServedDuty]:
    """The duties of the parent that the task carries out; one query, none without a parent."""
    if task.plan.parent_id is None or task.plan.is_units:
        return []
    last = {row.key: row for row in _decisions(task.plan)}
    mine = f"task:{task.ident}"
    return [ServedDuty(row.key, row.text) for row in last.values() if mine in row.parts]


def parent_findings(plan: Plan) -> Iterator[Finding]:
    """What the plan check says of the plan and its parent."""
    found = coverage_of(plan)
    if found is None:
        return
    yield from year_findings(plan.year, found.parent.year)
    yield from cascade_findings([Stood(line.duty, line.standing) for line in found.lines])
