"""Obligations as screens show them: standing in a word, date with its distance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.kernel.formats import date_vi
from cchc.kernel.working_time import Calendar
from cchc.obligations.choices import SUBTASK, TASK, Standing
from cchc.obligations.models import Obligation
from cchc.obligations.rules.standing import standing_today
from cchc.web.components import Badge, Due, Tone

TONES: dict[str, Tone] = {
    Standing.AWAITING_EVENT: "neutral",
    Standing.RUNNING: "info",
    Standing.WAITING: "warn",
    Standing.OVERDUE: "late",
    Standing.DONE_ON_TIME: "good",
    Standing.DONE_LATE: "bad",
    Standing.CANCELLED: "neutral",
}


PLANNED = (TASK, SUBTASK)


@dataclass(frozen=True)
class Shown:
    """An obligation with its standing today, as a badge and as a date with its distance."""

    row: Obligation
    standing: Standing
    due: Due | None
    names_plan: bool = False

    @property
    def plan(self) -> str:
        """The code of the plan, where the list has tasks of several; empty otherwise."""
        return plan_code(self.row) if self.names_plan else ""

    @property
    def badge(self) -> Badge:
        """The standing in a word."""
        return badge_of(self.standing)


def badge_of(standing: Standing) -> Badge:
    """A standing in a word; the same wherever it is shown."""
    return Badge(str(standing.label), TONES[standing])


def shown(rows: Iterable[Obligation], *, today: date, calendar: Calendar) -> list[Shown]:
    """The rows in their order; working days by the agency's calendar."""
    rows = list(rows)
    several = len({plan_code(row) for row in rows} - {""}) > 1
    return [_shown(row, today, calendar, several) for row in rows]


def plan_code(row: Obligation) -> str:
    """The code of the plan whose task this is; empty for what no plan asks."""
    return row.subject_key.partition("/")[0] if row.subject_kind in PLANNED else ""


def standing_of(row: Obligation, today: date) -> Standing:
    """The standing of the row today."""
    name = standing_today(
        state=row.state, binding_on=row.binding_on, submitted_on=row.submitted_on, today=today
    )
    return Standing(name)


def _shown(row: Obligation, today: date, calendar: Calendar, several: bool) -> Shown:
    standing = standing_of(row, today)
    return Shown(row, standing, _due(row, standing, today, calendar), several)


def _due(row: Obligation, standing: Standing, today: date, calendar: Calendar) -> Due | None:
    if row.binding_on is None or row.due_on is None:
        return None
    binding = row.binding_on
    if standing is Standing.CANCELLED:
        return Due.dropped(binding)
    if standing is Standing.OVERDUE:
        return _overdue(row, binding, row.due_on, today)
    if standing is Standing.DONE_ON_TIME:
        return Due.kept(binding)
    if row.submitted_on and standing is Standing.DONE_LATE:
        return Due.missed(binding, (row.submitted_on - binding).days)
    if row.submitted_on and standing is Standing.WAITING:
        return Due(binding, f"đã nộp {date_vi(row.submitted_on)}", "info")
    return Due.left(row.due_on, calendar.working_days_between(today, row.due_on))


def _overdue(row: Obligation, binding: date, due_on: date, today: date) -> Due:
    if row.submitted_on:
        days = (row.submitted_on - binding).days
        return Due(binding, f"nộp trễ {days} ngày", "late")
    late = Due.late(binding, (today - binding).days)
    if row.is_granted_late:
        return Due(binding, f"{late.note}, gia hạn muộn đến {date_vi(due_on)}", "late")
    return late
