"""Where the dates of a plan land for its agency, and what its tasks await."""

from datetime import date

from cchc.obligations.models import AwaitedEvent
from cchc.organisation.queries import text_setting, working_calendar
from cchc.plans.models import Plan, Task
from cchc.plans.rules.adoption import AdoptedDate, adopted_date
from cchc.plans.rules.debts import DateRule
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
