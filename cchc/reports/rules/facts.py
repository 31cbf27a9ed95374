"""What a report is composed from, as values: counted and read elsewhere, nothing of it text yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from cchc.kernel.periods import Period


@dataclass(frozen=True)
class Group:
    """The counts of the whole, of an area or of a unit.

    ``key`` is part of the figures' ids ("", "area.II", "unit.7"); ``of`` says in words of the
    measure which tasks are counted; ``counts`` are those of ``obligations.task_counts``.
    """

    key: str
    label: str
    counts: Mapping[str, int]
    of: str = ""

    def __getitem__(self, figure: str) -> int:
        return self.counts.get(figure, 0)

    @property
    def done(self) -> int:
        """Done, in time or late."""
        return self["done_on_time"] + self["done_late"]


@dataclass(frozen=True)
class Duty:
    """One obligation of a task as it stood at the moment of the report.

    ``event`` is what it waits for; "" when it has a date, or only waits for somebody to set one.
    """

    product: str
    due_on: date | None
    standing: str
    event: str = ""


@dataclass(frozen=True)
class TaskLine:
    """A task of the plan; ``counted`` is the one part of "planned" that it counts in, or ""."""

    ident: str
    number: str
    title: str
    area: str
    lead: str
    coordinating: str
    products: tuple[str, ...]
    deadline: str
    counted: str
    is_carried_over: bool
    duties: tuple[Duty, ...]
    obstacle: str = ""

    @property
    def name(self) -> str:
        """ "Nhiệm vụ 7 – Tuyên truyền …"."""
        return f"Nhiệm vụ {self.number or self.ident} – {self.title.rstrip(' .;')}"

    @property
    def is_late(self) -> bool:
        """Whether something of it is overdue, from this period or an earlier one."""
        return self.counted == "overdue" or self.is_carried_over

    def due_within(self, first: date, last: date) -> list[date]:
        """The dates of the days asked for, without repetition."""
        return sorted({d.due_on for d in self.duties if d.due_on and first <= d.due_on <= last})


@dataclass(frozen=True)
class TargetLine:
    """A target of the plan: its words, what it compares with; no value is computed yet."""

    text: str
    comparison: str
    value: Decimal | None
    unit: str


@dataclass(frozen=True)
class Obstacle:
    """What somebody said stood in the way, when they reported progress in the period."""

    unit: str
    task: str
    text: str


@dataclass(frozen=True)
class Part:
    """What a unit contributed to the report."""

    unit: str
    difficulties: str = ""
    causes: str = ""
    proposals: str = ""


@dataclass(frozen=True)
class Facts:
    """Everything that the sentences are made of.

    ``records`` is the beginning of the address that lists the records of a figure; the id follows.
    ``areas`` are (code, title) of the plan in its order. ``recommended``, ``answers_due`` and
    ``answers_on_time`` are the agency's figures of the supervisor's recommendations.
    """

    agency: str
    plan: str
    year: int
    period: Period
    as_of: datetime
    records: str
    whole: Group
    by_area: tuple[Group, ...]
    by_unit: tuple[Group, ...]
    areas: tuple[tuple[str, str], ...]
    tasks: tuple[TaskLine, ...]
    targets: tuple[TargetLine, ...]
    products: int
    events: tuple[str, ...]
    undated: int
    obstacles: tuple[Obstacle, ...] = ()
    parts: tuple[Part, ...] = ()
    recommended: int = 0
    answers_due: int = 0
    answers_on_time: int = 0
