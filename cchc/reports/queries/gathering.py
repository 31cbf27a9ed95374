"""Everything that a report says about a plan, counted by the measures of the rooms below."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, time
from urllib.parse import urlencode

from django.urls import reverse

from cchc.kernel.periods import Period
from cchc.kernel.zone import HANOI
from cchc.obligations import measures
from cchc.obligations import queries as obligations
from cchc.obligations.choices import TASK
from cchc.obligations.measures import CountRow, Dimension
from cchc.obligations.queries import Stood
from cchc.plans import queries as plans
from cchc.plans.models import Area, Plan
from cchc.plans.queries import PlannedTask
from cchc.reports.rules.facts import (
    Duty,
    Facts,
    Group,
    Obstacle,
    Part,
    TargetLine,
    TaskLine,
)

PARTS_OF_PLANNED = (
    "done_on_time",
    "done_late",
    "overdue",
    "waiting",
    "not_yet_due",
    "earlier",
    "awaiting_event",
)


@dataclass(frozen=True)
class Asked:
    """The plan, the period and the moment that a report is about."""

    plan: Plan
    period: Period
    as_of: datetime

    @property
    def address(self) -> str:
        """Where the records of a figure are listed; its id follows."""
        query = {
            "ky": self.period.code,
            "lich": self.period.calendar,
            "luc": self.as_of.astimezone(HANOI).isoformat(timespec="seconds"),
            "so": "",
        }
        return f"{reverse('reports:records', args=[self.plan.code])}?{urlencode(query)}"

    def counts(self, tasks: Sequence[PlannedTask], by: Dimension | None = None) -> list[CountRow]:
        """The counts of these tasks."""
        return measures.task_counts(
            self.plan.agency,
            self.period,
            as_of=self.as_of,
            by=by,
            kind=TASK,
            keys=[task.key for task in tasks],
        )

    def stood(self, tasks: Sequence[PlannedTask]) -> list[Stood]:
        """What was owed for these tasks."""
        keys = [task.key for task in tasks]
        return obligations.as_they_stood(self.plan.agency, kind=TASK, keys=keys, as_of=self.as_of)


def facts_of(asked: Asked, parts: Sequence[Part] = ()) -> Facts:
    """The facts as they stood at the moment; words, areas and units are those of now.

    The number of queries does not grow with the plan.
    """
    plan, period = asked.plan, asked.period
    tasks = plans.planned_tasks(plan, as_of=asked.as_of)
    keys = [task.key for task in tasks]
    areas = list(plan.areas.all())
    stood = asked.stood(tasks)
    (whole,) = asked.counts(tasks)
    products = measures.products_accepted(
        plan.agency, period, as_of=asked.as_of, kind=TASK, keys=keys
    )
    events = list(measures.events_awaited(plan.agency, as_of=asked.as_of, kind=TASK, keys=keys))
    real = [event.text for event in events if not event.is_date_to_set]
    answers = measures.recommendation_counts(plan.agency, period, as_of=asked.as_of)
    return Facts(
        agency=plan.agency.full_name,
        plan=plans.reference_of(plan),
        year=plan.year,
        period=period,
        as_of=asked.as_of,
        records=asked.address,
        whole=Group("", "Toàn bộ", _numbers(whole)),
        by_area=_by_area(asked.counts(tasks, "area"), areas),
        by_unit=_by_unit(asked.counts(tasks, "unit")),
        areas=tuple((area.code, area.title) for area in areas),
        tasks=_lines(tasks, stood, whole, asked),
        targets=_targets(plan),
        products=products.count(),
        events=tuple(dict.fromkeys(real)),
        undated=len({e.subject_key for e in events if e.is_date_to_set}),
        obstacles=_obstacles(stood, tasks, asked),
        parts=tuple(parts),
        recommended=answers.made,
        answers_due=answers.answered_on_time.whole,
        answers_on_time=answers.on_time,
    )


def _targets(plan: Plan) -> tuple[TargetLine, ...]:
    """The targets in their words; two that were read from one text are told apart by measure."""
    rows = list(plan.targets.all())
    seen = Counter(row.text for row in rows)
    found = []
    for row in rows:
        words = row.measure if seen[row.text] > 1 and row.measure else row.text
        line = TargetLine(words[:1].upper() + words[1:], row.comparison, row.value, row.unit)
        found.append(line)
    return tuple(found)


def _numbers(row: CountRow) -> Mapping[str, int]:
    return asdict(row.counts)


def _by_area(rows: Sequence[CountRow], areas: Sequence[Area]) -> tuple[Group, ...]:
    """The groups in the order of the plan; tasks without an area come last."""
    by_key = {row.key: row for row in rows}
    found = []
    for area in areas:
        if row := by_key.pop(str(area), None):
            of = f"area={area}"
            found.append(Group(f"area.{area.code}", area.title, _numbers(row), of))
    found += [
        Group(f"area.other{n}", row.label, _numbers(row), f"area={row.key}")
        for n, row in enumerate(by_key.values())
    ]
    return tuple(found)


def _by_unit(rows: Sequence[CountRow]) -> tuple[Group, ...]:
    return tuple(
        Group(f"unit.{row.key or 0}", row.label, _numbers(row), f"unit={row.label}") for row in rows
    )


def _lines(
    tasks: Sequence[PlannedTask], stood: Sequence[Stood], whole: CountRow, asked: Asked
) -> tuple[TaskLine, ...]:
    parts = {key: part for part in PARTS_OF_PLANNED for _, key in whole.tasks[part]}
    carried = {key for _, key in whole.tasks["carried_over"]}
    notes = obligations.obstacles_said([s.row for s in stood], until=asked.as_of)
    last = {note.obligation.subject_key: note.obstacles for note in notes}
    numbers = numbers_of(tasks)
    duties: dict[str, list[Duty]] = {task.key: [] for task in tasks}
    for one in stood:
        duties[one.row.subject_key].append(_duty(one))
    return tuple(
        TaskLine(
            ident=t.task.ident,
            number=numbers[t.key],
            title=t.task.title,
            area=t.task.area.code if t.task.area else "",
            lead=t.lead,
            coordinating=t.coordinating,
            products=tuple(t.task.products),
            deadline=t.task.deadline,
            counted=parts.get(t.key, ""),
            is_carried_over=t.key in carried,
            duties=tuple(duties[t.key]),
            obstacle=last.get(t.key, ""),
        )
        for t in tasks
    )


def numbers_of(tasks: Sequence[PlannedTask]) -> dict[str, str]:
    """What people call each task: its number, or its identifier where numbers repeat."""
    seen = Counter(t.task.number for t in tasks)
    return {t.key: t.task.number if seen[t.task.number] == 1 else t.task.ident for t in tasks}


def _duty(one: Stood) -> Duty:
    awaited = one.row.event if one.binding_on is None else None
    event = awaited.text if awaited and not awaited.is_date_to_set else ""
    return Duty(one.row.product, one.binding_on, one.standing, event)


def _obstacles(
    stood: Sequence[Stood], tasks: Sequence[PlannedTask], asked: Asked
) -> tuple[Obstacle, ...]:
    since = datetime.combine(asked.period.first, time.min, HANOI)
    notes = obligations.obstacles_said([s.row for s in stood], until=asked.as_of, since=since)
    numbers = numbers_of(tasks)
    found = [
        Obstacle(
            str(note.obligation.unit or "Bộ phận chủ trì"),
            f"nhiệm vụ số {numbers[note.obligation.subject_key]}",
            note.obstacles,
        )
        for note in notes
    ]
    return tuple(dict.fromkeys(found))
