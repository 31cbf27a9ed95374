"""The amendments of a plan, and what the draft of one would do to what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from cchc.documents.choices import State as DocumentState
from cchc.documents.models import OfficialDocument
from cchc.documents.queries import visible_to as documents_visible_to
from cchc.kernel.errors import RuleBroken
from cchc.obligations.choices import DateKind, State
from cchc.obligations.models import Obligation
from cchc.obligations.queries import for_subject
from cchc.organisation.models import User
from cchc.plans.choices import AmendmentState, ChangeKind
from cchc.plans.content import Task as TaskContent
from cchc.plans.models import Amendment, Plan, Task, TaskAmendment
from cchc.plans.queries.as_json import content_of
from cchc.plans.queries.dating import date_rule_of
from cchc.plans.queries.plans import get_for
from cchc.plans.rules.amending import Existing, Step, drop, steps
from cchc.plans.rules.compare import FieldChange, fields_of, task_fields
from cchc.plans.rules.debts import debts_of
from cchc.plans.subjects import kind_of

_BY_PLAN = (DateKind.FIRST, DateKind.AMENDMENT)


@dataclass(frozen=True)
class ShownChange:
    """One change of a draft: what it says, what follows, or why it cannot be adopted."""

    change: TaskAmendment
    title: str
    fields: tuple[FieldChange, ...]
    steps: tuple[Step, ...]
    obstacle: str

    @property
    def cancelled_late(self) -> int:
        """How many overdue obligations would be cancelled."""
        return sum(
            s.kind == "cancel" and bool(s.existing and s.existing.is_overdue) for s in self.steps
        )


def amendments_of(plan: Plan) -> QuerySet[Amendment]:
    """The adopted amendments of the plan, newest first."""
    adopted = plan.amendments.filter(state=AmendmentState.ADOPTED)
    people = adopted.select_related("baseline", "closed_by", "prepared_by", "official")
    return people.prefetch_related("changes")


def draft_of(plan: Plan) -> Amendment | None:
    """The draft amendment of the plan, if somebody prepares one."""
    drafts = plan.amendments.filter(state=AmendmentState.DRAFT)
    return drafts.select_related("plan__agency", "prepared_by", "official").first()


def draft_for(user: User, code: str, *, today: date) -> Amendment:
    """The draft amendment of a visible plan, Http404 when there is none."""
    draft = draft_of(get_for(user, code, today=today))
    if draft is None:
        raise Http404
    return draft


def change_for(user: User, code: str, pk: int, *, today: date) -> TaskAmendment:
    """One change of the draft, Http404 otherwise."""
    draft = draft_for(user, code, today=today)
    change = draft.changes.filter(pk=pk).select_related("amendment__plan__agency").first()
    if change is None:
        raise Http404
    return change


def documents_to_cite(user: User, *, today: date) -> QuerySet[OfficialDocument]:
    """Issued documents of the agency on which an amendment may rest, the newest first."""
    issued = documents_visible_to(user, today=today).filter(state=DocumentState.ISSUED)
    return issued.order_by("-issued_on", "-pk")


def drafted_content(draft: Amendment, ident: str) -> TaskContent | None:
    """The task as the draft has it, else as the plan has it; None when neither knows it."""
    change = draft.changes.filter(ident=ident).exclude(kind=ChangeKind.DROP).first()
    if change and change.content:
        return TaskContent.from_json(change.content)
    task = _tasks(draft.plan).filter(ident=ident).first()
    return content_of(task) if task else None


def drafted_for(draft: Amendment, ident: str) -> TaskContent:
    """The task as the draft, or else the plan, has it; Http404 when neither knows it."""
    found = drafted_content(draft, ident)
    if found is None:
        raise Http404
    return found


def tasks_to_amend(draft: Amendment) -> list[tuple[Task, TaskAmendment | None]]:
    """Every task of the plan with the change that the draft has for it. Two queries."""
    changes = {change.ident: change for change in draft.changes.all()}
    tasks = draft.plan.tasks.filter(dropped_at=None).select_related("area")
    return [(task, changes.get(task.ident)) for task in tasks]


def shown_changes(draft: Amendment, *, today: date) -> list[ShownChange]:
    """Every change of the draft with its effects on a day; the same queries however many."""
    changes = list(draft.changes.all())
    tasks = {t.ident: t for t in _tasks(draft.plan).filter(ident__in=[c.ident for c in changes])}
    owed = existing_of(draft.plan, tasks, today=today)
    rule = date_rule_of(draft.plan)
    shown = []
    for change in changes:
        task = tasks.get(change.ident)
        old = content_of(task) if task else None
        new = TaskContent.from_json(change.content) if change.content else None
        found: tuple[Step, ...] = ()
        obstacle = ""
        try:
            wanted = debts_of(new, rule) if new else None
            rows = owed.get(change.ident, [])
            found = drop(rows) if wanted is None else steps(rows, wanted, today=today)
        except RuleBroken as broken:
            obstacle = broken.message
        shown.append(
            ShownChange(change, _title(draft.plan, old, new), _fields(old, new), found, obstacle)
        )
    return shown


def existing_of(plan: Plan, idents: Iterable[str], *, today: date) -> dict[str, list[Existing]]:
    """What is owed, or was accepted, for these tasks, by identifier. Two queries."""
    keys = {f"{plan.code}/{ident}": ident for ident in idents}
    rows = for_subject(kind_of(plan), list(keys), agency=plan.agency).exclude(state=State.CANCELLED)
    found: dict[str, list[Existing]] = {ident: [] for ident in keys.values()}
    for row in rows.prefetch_related("dates"):
        found[keys[row.subject_key]].append(_existing(row, today))
    return found


def _existing(row: Obligation, today: date) -> Existing:
    by_plan = [line.new for line in row.dates.all() if line.kind in _BY_PLAN]
    unfinished = row.state == State.OPEN
    return Existing(
        key=row.pk,
        label=row.label,
        product=row.product,
        planned_on=by_plan[-1] if by_plan else None,
        due_on=row.due_on,
        event=row.event.text if row.event else "",
        state=row.state,
        is_overdue=unfinished and row.binding_on is not None and row.binding_on < today,
    )


def _tasks(plan: Plan) -> QuerySet[Task]:
    tasks = plan.tasks.filter(dropped_at=None).select_related("plan__agency", "area", "chief")
    return tasks.prefetch_related("parties__unit", "planned_dates", "helpers")


def _title(plan: Plan, old: TaskContent | None, new: TaskContent | None) -> str:
    known = new or old
    if known is None:
        return ""
    return f"{known.id if plan.numbers_repeat else known.number or known.id}. {known.title}"


def _fields(old: TaskContent | None, new: TaskContent | None) -> tuple[FieldChange, ...]:
    if old and new:
        return task_fields(old, new)
    if new:
        return tuple(FieldChange(label, (), lines) for label, lines in fields_of(new) if lines)
    return ()
