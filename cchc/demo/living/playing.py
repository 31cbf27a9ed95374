"""A year is a list of moments with what is done at each; it is played up to a moment."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from cchc.documents.models import OfficialDocument
from cchc.kernel.working_time import Calendar
from cchc.kernel.zone import HANOI
from cchc.obligations import queries as obligations
from cchc.obligations.models import Obligation
from cchc.organisation import queries as organisation
from cchc.organisation.models import Agency, User
from cchc.plans.models import Plan, Task
from cchc.plans.subjects import subject_of


@dataclass(frozen=True)
class Moment:
    """Something that is done at a moment."""

    at: datetime
    do: Callable[[datetime], object]


@dataclass
class Scene:
    """The ward, its people by user name, the plan of the year, the documents made on the way."""

    agency: Agency
    people: dict[str, User]
    plan: Plan
    calendar: Calendar
    today: date
    papers: dict[str, OfficialDocument] = field(default_factory=dict)

    def day(self, text: str, *, later: int = 0) -> date:
        """The day that "31/03" (of the plan's year), "05/01/2027" or "-4" names, or days later.

        "-4" is four working days before today. A day off becomes the next working day, so that
        nobody works on it; ``later`` counts working days.
        """
        if text.startswith("-"):
            return self.calendar.add_working_days(self.today, int(text))
        parts = [int(part) for part in text.split("/")]
        year = parts[2] if len(parts) > 2 else self.plan.year
        named = self.calendar.working_day_from(date(year, parts[1], parts[0]))
        return self.calendar.add_working_days(named, later) if later else named

    def tasks(self) -> dict[str, Task]:
        """The tasks of the plan by their number."""
        rows = self.plan.tasks.select_related("plan__agency", "area").prefetch_related("helpers")
        return {task.number: task for task in rows}

    def owed(self, task: Task) -> list[Obligation]:
        """What is owed for the task, in the order of the plan."""
        subject = subject_of(task)
        rows = obligations.for_subject(subject.kind, [subject.key], agency=self.agency)
        return sorted(rows, key=lambda row: row.pk)

    def now(self, row: Obligation) -> Obligation:
        """The obligation as it stands by now."""
        return Obligation.objects.select_related("unit", "chief", "agency").get(pk=row.pk)


def scene_of(plan: Plan, people: Mapping[str, User], *, today: date) -> Scene:
    """The stage for the year of that plan."""
    calendar = organisation.working_calendar(plan.agency)
    return Scene(plan.agency, dict(people), plan, calendar, today)


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of that day in Hà Nội."""
    return datetime.combine(day, time(hour, minute), tzinfo=HANOI)


def play(moments: Iterable[Moment], *, until: datetime) -> int:
    """Do in the order of time what lies before ``until``; how many deeds that were."""
    due = [moment for moment in moments if moment.at < until]
    for moment in sorted(due, key=lambda moment: moment.at):
        moment.do(moment.at)
    return len(due)
