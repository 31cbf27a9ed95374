"""What is to be seen to in a plan written from last year's, and what last year fell short of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.http import Http404

from cchc.obligations.models import ProgressNote
from cchc.organisation.models import User
from cchc.plans.models import ChecklistItem, Plan
from cchc.plans.queries.plans import get_for
from cchc.plans.queries.tracking import LABELS, Owed, TrackedTask, tracked_tasks

SHORT = ("overdue", "done_late")


@dataclass(frozen=True)
class Shortcoming:
    """A task of last year that was late or not done: in words."""

    text: str
    source: str


def checklist_of(plan: Plan) -> QuerySet[ChecklistItem]:
    """Everything to see to, what is not handled first."""
    rows = plan.checklist.select_related("ticked_by")
    return rows.order_by(F("ticked_at").asc(nulls_first=True), "pk")


def unhandled(plan: Plan) -> int:
    """How many points nobody has handled."""
    return plan.checklist.filter(ticked_at=None).count()


def item_for(user: User, code: str, pk: int, *, today: date) -> ChecklistItem:
    """One point of a visible plan, Http404 otherwise."""
    plan = get_for(user, code, today=today)
    item = plan.checklist.filter(pk=pk).select_related("plan__agency").first()
    if item is None:
        raise Http404
    return item


def shortcomings_of(plan: Plan, *, today: date) -> list[Shortcoming]:
    """What was late, or is not done, with the obstacles that people reported."""
    tasks = [t for t in tracked_tasks(plan, today=today) if t.standing in SHORT]
    reasons = _obstacles([o for t in tasks for o in t.owed])
    return [_shortcoming(task, reasons, plan) for task in tasks]


def _shortcoming(found: TrackedTask, reasons: dict[int, str], plan: Plan) -> Shortcoming:
    short = [o for o in found.owed if o.standing in SHORT]
    said = [f"{o.obligation.product or o.obligation.label} ({_how(o)})" for o in short]
    why = dict.fromkeys(reasons[o.obligation.pk] for o in short if o.obligation.pk in reasons)
    causes = f" Khó khăn đã nêu: {'; '.join(why)}." if why else ""
    text = f"{found.task.label}. {found.task.title}: {'; '.join(said)}.{causes}"
    return Shortcoming(text, f"{plan.code}, {found.lead or 'chưa rõ bộ phận'}")


def _how(owed: Owed) -> str:
    day = owed.obligation.binding_on
    return f"{LABELS[owed.standing].lower()}, hạn {day:%d/%m/%Y}" if day else LABELS[owed.standing]


def _obstacles(owed: Sequence[Owed]) -> dict[int, str]:
    notes = ProgressNote.objects.filter(obligation__in=[o.obligation.pk for o in owed])
    said = notes.exclude(obstacles="").order_by("pk").values_list("obligation_id", "obstacles")
    return dict(said)
