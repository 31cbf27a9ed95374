"""Where a planned date lands at adoption; docs/rules/plan-life.md."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

CUTOFF_DAY = 14
PERIOD_KINDS = frozenset(
    {"month", "quarter", "year", "periodic", "quarterly", "throughout", "mixed"}
)


@dataclass(frozen=True)
class AdoptedDate:
    """The promised date, and why it is not the one of the phrase ("" when it is)."""

    due_on: date
    why: str


def adopted_date(
    planned: date, *, kind: str, period_end: str, day_off: str, is_working: Callable[[date], bool]
) -> AdoptedDate:
    """Move the date of a phrase as the agency's two settings say.

    ``period_end``: "calendar_end" or "report_cutoff"; ``day_off``: "keep",
    "previous_working_day" or "next_working_day".
    """
    due, reasons = planned, []
    if period_end == "report_cutoff" and kind in PERIOD_KINDS and _ends_month(planned):
        due = planned.replace(day=CUTOFF_DAY)
        reasons.append(f"chốt số liệu ngày {CUTOFF_DAY} của tháng cuối kỳ")
    if day_off != "keep" and not is_working(due):
        step = timedelta(days=-1 if day_off == "previous_working_day" else 1)
        while not is_working(due):
            due += step
        reasons.append(
            "ngày nghỉ, chuyển sang ngày làm việc liền " + ("trước" if step.days < 0 else "sau")
        )
    why = f"Văn bản: {planned:%d/%m/%Y}; {'; '.join(reasons)}." if reasons else ""
    return AdoptedDate(due, why)


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1
