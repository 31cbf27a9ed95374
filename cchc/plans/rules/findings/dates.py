"""Findings about dates: outside the plan's year, or on a day off."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from cchc.kernel.holiday_seed import seed_days
from cchc.plans.content import Finding, ReadPlan, Task
from cchc.plans.rules.findings.severity import finding
from cchc.plans.rules.times import times_in

_SATURDAY = 5


def date_findings(plan: ReadPlan, day_off: Callable[[date], bool]) -> Iterator[Finding]:
    for number, task in enumerate(plan.tasks):
        where = f"/tasks/{number}"
        due = sorted({o.due_on for o in task.schedule.obligations if o.due_on})
        outside = [day for day in due if plan.document.year and int(day[:4]) != plan.document.year]
        if outside:
            days = ", ".join(_vi(date.fromisoformat(day)) for day in outside)
            yield finding(
                "date_outside_year",
                where,
                f"Hạn {days} nằm ngoài năm {plan.document.year} của kế hoạch; hãy kiểm tra lại.",
            )
        for day in _printed_days(task, plan.document.year):
            if day_off(day):
                yield finding(
                    "date_on_day_off",
                    where,
                    f"Hạn {_vi(day)} rơi vào ngày nghỉ; hãy chọn ngày làm việc gần nhất.",
                )


def _printed_days(task: Task, year: int | None) -> list[date]:
    """Days that the plan itself names; ends of months and quarters are nobody's choice."""
    texts = (task.deadline or "", *task.products)
    times = [time for text in texts for time in times_in(text, year) if time.kind == "on_date"]
    return sorted({due.due_on for time in times for due in time.dues if not time.doubt})


def is_day_off(day: date) -> bool:
    """Saturdays, Sundays and public holidays; days that are worked instead are none."""
    seeds = _seeds(day.year)
    if day in seeds:
        return seeds[day] != "swap_work"
    return day.weekday() >= _SATURDAY


@cache
def _seeds(year: int) -> dict[date, str]:
    return {seed.day: seed.kind for seed in seed_days([year])}


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")
