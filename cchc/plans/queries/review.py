"""What the review page shows: each part of the plan with its doubts, and the lines it came from."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from cchc.organisation.models import User
from cchc.plans.choices import PartyRole, Severity
from cchc.plans.models import Party, Plan, PlannedDate, PlanSource, Section, Target, Task
from cchc.plans.queries.as_json import content_of
from cchc.plans.queries.check import CheckedFinding, checked_findings
from cchc.plans.queries.checklist import unhandled
from cchc.plans.queries.doubts import doubts_of
from cchc.plans.queries.plans import foreign_issuer, get_for
from cchc.plans.queries.readiness import Obstacle, obstacles
from cchc.plans.queries.same_file import same_file
from cchc.plans.queries.same_plan import same_plan
from cchc.plans.rules.debts import days_before_issue

MARGIN = 3
FIRST_LINES = 60


@dataclass(frozen=True)
class SourceLine:
    """A line of the document; ``marked`` where the part in question was read from it."""

    page: int | None
    number: int
    text: str
    marked: bool = False
    task: str = ""


@dataclass(frozen=True)
class ReviewedDay:
    """A day on which something of the task is due; ``is_left_out``: before the plan was issued."""

    due_on: date | None
    count: int
    is_left_out: bool


@dataclass(frozen=True)
class ReviewedTask:
    """A task with what is doubtful or found about it."""

    task: Task
    lead: list[Party]
    coordinating: list[Party]
    dates: list[PlannedDate]
    findings: list[CheckedFinding]
    first_line: int | None
    is_ours: bool = True

    @property
    def days(self) -> list[ReviewedDay]:
        """Each day once, with how many products are due on it."""
        counts = Counter(planned.due_on for planned in self.dates)
        gone = days_before_issue(content_of(self.task).schedule, self.task.plan.issued_on)
        return [
            ReviewedDay(day, count, day is not None and day.isoformat() in gone)
            for day, count in counts.items()
        ]

    @property
    def is_doubtful(self) -> bool:
        """Whether a person must look at it."""
        return bool(self.task.doubts) or (self.is_ours and self._has_unknown_unit)

    @property
    def _has_unknown_unit(self) -> bool:
        parties = (*self.lead, *self.coordinating)
        return any(p.unit_id is None and p.unit_name for p in parties)


@dataclass(frozen=True)
class ReviewedTarget:
    """A target with what was found about it."""

    target: Target
    findings: list[CheckedFinding]


@dataclass(frozen=True)
class Review:
    """Everything on the review page."""

    tasks: list[ReviewedTask]
    targets: list[ReviewedTarget]
    sections: list[Section]
    lines: list[SourceLine]
    findings: list[CheckedFinding]
    obstacles: list[Obstacle]
    unhandled: int = 0
    is_superiors: bool = False
    foreign_issuer: str = ""
    same_file: str = ""
    same_plan: str = ""

    @property
    def doubts(self) -> int:
        """How many doubtful fields of tasks and targets nobody has settled."""
        of_tasks = sum(len(doubts_of(reviewed.task)) for reviewed in self.tasks)
        return of_tasks + sum(len(doubts_of(reviewed.target)) for reviewed in self.targets)

    @property
    def unknown_units(self) -> int:
        """How many names of units are no unit of the agency yet."""
        if self.is_superiors:
            return 0
        parties = [party for t in self.tasks for party in (*t.lead, *t.coordinating)]
        return len({p.unit_name for p in parties if p.unit_id is None and p.unit_name})

    @property
    def standing_findings(self) -> int:
        """Findings that nobody waived, but for those that an open doubt asks."""
        return sum(f.stands and not f.is_asked for f in self.findings)

    @property
    def standing_errors(self) -> int:
        """The grave ones of them."""
        standing = [f for f in self.findings if f.stands and not f.is_asked]
        return sum(f.severity == Severity.ERROR for f in standing)

    @property
    def general_findings(self) -> list[CheckedFinding]:
        """Findings about no single task or target."""
        return [f for f in self.findings if not f.where.startswith(("/tasks/", "/targets/"))]


def review_of(plan: Plan) -> Review:
    """The plan as read, beside its source; the number of queries does not grow with the plan."""
    findings = checked_findings(plan)
    tasks = plan.tasks.filter(dropped_at=None).select_related("area", "plan")
    reviewed = [
        _reviewed(task, findings, n, is_ours=not plan.is_superiors)
        for n, task in enumerate(tasks.prefetch_related("parties__unit", "planned_dates"))
    ]
    starts = {r.first_line: r.task.ident for r in reviewed if r.first_line is not None}
    source = PlanSource.objects.filter(plan=plan).first()
    lines = [
        SourceLine(page, number, text, number in starts, starts.get(number, ""))
        for page, number, text in (source.lines if source else [])
    ]
    return Review(
        tasks=reviewed,
        targets=[
            ReviewedTarget(target, _about(f"/targets/{n}", findings))
            for n, target in enumerate(plan.targets.all())
        ],
        sections=list(plan.sections.all()),
        lines=lines,
        findings=findings,
        obstacles=obstacles(plan),
        unhandled=unhandled(plan) if plan.previous_id else 0,
        is_superiors=plan.is_superiors,
        foreign_issuer=foreign_issuer(plan),
        same_file=same_file(plan),
        same_plan=same_plan(plan),
    )


def _reviewed(
    task: Task, findings: list[CheckedFinding], position: int, *, is_ours: bool
) -> ReviewedTask:
    parties = list(task.parties.all())
    return ReviewedTask(
        task=task,
        lead=[p for p in parties if p.role == PartyRole.LEAD],
        coordinating=[p for p in parties if p.role == PartyRole.COORDINATING],
        dates=list(task.planned_dates.all()),
        findings=[f for f in _about(f"/tasks/{position}", findings) if not f.is_asked],
        first_line=task.source["line_from"] if task.source else None,
        is_ours=is_ours,
    )


def _about(here: str, findings: list[CheckedFinding]) -> list[CheckedFinding]:
    return [f for f in findings if f.where == here or f.where.startswith(f"{here}/")]


def lines_of_plan(plan: Plan) -> list[SourceLine]:
    """Every line of the source, for what was not read from it."""
    source = PlanSource.objects.filter(plan=plan).first()
    return [SourceLine(*line) for line in (source.lines if source else [])]


def lines_of(part: Task | Target) -> list[SourceLine]:
    """The lines that a part was read from, with a few around them."""
    place = part.source
    source = PlanSource.objects.filter(plan_id=part.plan_id).first()
    if not place or source is None:
        return []
    first, last = place["line_from"], place["line_to"]
    return [
        SourceLine(page, number, text, first <= number <= last)
        for page, number, text in source.lines
        if first - MARGIN <= number <= last + MARGIN and text.strip()
    ]


def first_lines(plan: Plan) -> list[SourceLine]:
    """The beginning of the document, where its heading stands."""
    source = PlanSource.objects.filter(plan=plan).first()
    lines = [SourceLine(*line) for line in (source.lines if source else []) if line[2].strip()]
    return lines[:FIRST_LINES]


def following(task: Task) -> str:
    """The identifier of the next task, "" after the last."""
    after = task.plan.tasks.filter(dropped_at=None, order__gt=task.order).first()
    return after.ident if after else ""


def target_for(user: User, code: str, pk: int, *, today: date) -> Target:
    """One target of a visible plan, Http404 otherwise."""
    plan = get_for(user, code, today=today)
    target = plan.targets.filter(pk=pk).select_related("plan__agency").first()
    if target is None:
        raise Http404
    return target


def source_for(user: User, code: str, *, today: date) -> PlanSource:
    """The document that a visible plan came from, Http404 when it was written here."""
    plan = get_for(user, code, today=today)
    source = PlanSource.objects.filter(plan=plan).select_related("file").first()
    if source is None:
        raise Http404
    return source
