"""By which day each duty of a petition is to be done; docs/rules/feedback.md, "Deadlines"."""

from datetime import date, datetime, time

from cchc.feedback.choices import DutyKind, DutyState, PetitionAct
from cchc.kernel.working_time import Calendar, Unit, due_date

SETTING: dict[DutyKind, str] = {kind: f"feedback.{kind.value}_days" for kind in DutyKind}
OWED = (DutyKind.RECEIVE, DutyKind.FORWARD, DutyKind.HANDLE, DutyKind.PUBLISH)
# Which duty an act does, and which open ones it ends.
DOES: dict[PetitionAct, tuple[DutyKind, ...]] = {
    PetitionAct.RECEIVE: (DutyKind.RECEIVE,),
    PetitionAct.REFUSE: (DutyKind.RECEIVE, DutyKind.REFUSE),
    PetitionAct.ASK_MORE: (DutyKind.RECEIVE, DutyKind.ASK),
    PetitionAct.FORWARD: (DutyKind.FORWARD,),
    PetitionAct.SEND: (DutyKind.HANDLE,),
    PetitionAct.PUBLISH: (DutyKind.PUBLISH,),
}


def due_on(calendar: Calendar, complete_at: datetime, days: int, cutoff: time | None) -> date:
    """The last day; ``days`` working days from the day after the effective reception."""
    answer = due_date(calendar, complete_at, days, Unit.DAYS, cutoff=cutoff)
    assert answer.due is not None  # no pause is open
    return answer.due.date()


def standing(state: str, due: date, done_on: date | None, today: date) -> str:
    """How a duty stands that day: on_time, late, open, overdue, or ended."""
    if state == DutyState.ENDED:
        return "ended"
    if done_on is None or done_on > today:
        return "overdue" if due < today else "open"
    return "on_time" if done_on <= due else "late"
