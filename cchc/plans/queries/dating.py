"""Where the dates of a plan land for its agency, and what its tasks await."""

from dataclasses import dataclass
from datetime import date

from cchc.obligations.models import AwaitedEvent
from cchc.organisation.queries import text_setting, working_calendar
from cchc.plans.models import Plan, Task
from cchc.plans.queries.as_json import content_of
from cchc.plans.rules.adoption import AdoptedDate, adopted_date
from cchc.plans.rules.debts import DateRule, debts_of
from cchc.plans.subjects import subject_of


def date_rule_of(plan: Plan) -> DateRule:
    """Where dates land, by the agency's settings and calendar of today."""
    period_end = text_setting(plan.agency, "plans.period_end")
    day_off = text_setting(plan.agency, "plans.day_off")
    calendar = working_calendar(plan.agency)

    def rule(planned: date, kind: str) -> AdoptedDate:
        return adopted_date(
            planned,
            kind=kind,
            period_end=period_end,
            day_off=day_off,
            is_working=calendar.is_working_day,
        )

    return rule


@dataclass(frozen=True)
class PassedDates:
    """Dates of a plan that adoption finds passed: ``owed`` ones are overdue from the first day.

    ``before_issue`` are those of recurring work whose period ended before the plan was issued;
    nothing is owed for them.
    """

    owed: int
    first: date | None
    last: date | None
    before_issue: int


def passed_dates(plan: Plan, *, today: date) -> PassedDates:
    """What adopting the plan today means for the dates that lie behind."""
    rule = date_rule_of(plan)
    tasks = plan.tasks.filter(dropped_at=None).select_related("plan", "area")
    passed: list[date] = []
    left_out = 0
    for task in tasks.prefetch_related("parties__unit", "planned_dates"):
        content = content_of(task)
        debts = debts_of(content, rule, issued_on=plan.issued_on)
        left_out += len(debts_of(content, rule)) - len(debts)
        passed += [debt.due_on for debt in debts if debt.due_on and debt.due_on < today]
    first, last = (min(passed), max(passed)) if passed else (None, None)
    return PassedDates(len(passed), first, last, left_out)


def awaited_event_of(task: Task, text: str) -> AwaitedEvent | None:
    """The event of these words that the task awaits and that has not happened."""
    subject = subject_of(task)
    return AwaitedEvent.objects.filter(
        agency=task.plan.agency,
        subject_kind=subject.kind,
        subject_key=subject.key,
        text=text,
        happened_on=None,
    ).first()
