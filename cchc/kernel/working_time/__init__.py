"""Exact working time: when a limit in days, hours or calendar days ends, and why.

Pure and whole minutes throughout; semantics in docs/rules/working-time.md.
The names below are the calculator; ``exchange`` reads and writes its JSON form.
"""

from cchc.kernel.working_time.calendar import Calendar, Holiday, Workday
from cchc.kernel.working_time.due import OFFICE_CUTOFF, Answer, Unit, due_date
from cchc.kernel.working_time.elapsed import Elapsed, elapsed
from cchc.kernel.working_time.pauses import Pause
from cchc.kernel.working_time.shifts import Shift, Shifts, Week, week_of
from cchc.kernel.working_time.steps import Rule, Step

__all__ = [
    "OFFICE_CUTOFF",
    "Answer",
    "Calendar",
    "Elapsed",
    "Holiday",
    "Pause",
    "Rule",
    "Shift",
    "Shifts",
    "Step",
    "Unit",
    "Week",
    "Workday",
    "due_date",
    "elapsed",
    "week_of",
]
