"""A draft amendment is adopted in one act: tasks, obligations; docs/rules/plan-amend.md."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.urls import reverse

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.notices.services import put
from cchc.obligations.models import Obligation
from cchc.obligations.services import cancel, reschedule, restate
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.organisation.queries import require, unit_named
from cchc.plans.choices import AmendmentState, ChangeKind, PartyRole
from cchc.plans.models import Amendment, Area, Baseline, Party, Task
from cchc.plans.queries import ShownChange, shown_changes
from cchc.plans.rules import life
from cchc.plans.rules.amending import Step
from cchc.plans.services.adopt import owe_debts, owed_of
from cchc.plans.services.amendment_draft import check_grounds, note_amendment, open_draft
from cchc.plans.services.baselines import take_baseline
from cchc.plans.services.rows import (
    notice_repeated_numbers,
    write_parties,
    write_schedule,
    write_task,
)


def adopt_amendment(
    *, amendment: Amendment, actor: User, at: datetime, version: int | None = None
) -> Baseline:
    """Make the draft part of the plan, whole or not at all; the new baseline.

    ``version`` is the draft that the leader saw: RuleBroken when it was edited since.
    """
    require(actor, Act.AMEND_PLAN, today=life.day_of(at))
    with audit.transaction():
        held = open_draft(amendment)
        if version is not None and version != held.version:
            raise RuleBroken("Dự thảo vừa được sửa thêm; xem lại rồi thông qua.")
        check_grounds(held, at)
        changes = shown_changes(held, today=life.day_of(at))
        _demand_adoptable(changes)
        touched = [_apply(held, shown, actor, at) for shown in changes]
        notice_repeated_numbers(held.plan)
        baseline = take_baseline(
            held.plan, actor=actor, at=at, reason=held.reason, document=held.cited
        )
        held.state, held.closed_by, held.closed_at = AmendmentState.ADOPTED, actor, at
        held.baseline = baseline
        held.save()
        note_amendment(held, actor, at, "plan.adopt_amendment", _counts(changes))
        _note_plan(held, baseline, actor, at)
        _tell(held, touched, actor, at)
    return baseline


def _demand_adoptable(changes: list[ShownChange]) -> None:
    if not changes:
        raise RuleBroken("Dự thảo chưa có thay đổi nào.")
    for shown in changes:
        if shown.obstacle:
            raise RuleBroken(f"{shown.title[:80]}: {shown.obstacle}")


def _apply(held: Amendment, shown: ShownChange, actor: User, at: datetime) -> Task:
    change = shown.change
    if change.kind == ChangeKind.ADD:
        task = _add(held, change.content or {})
    else:
        task = held.plan.tasks.select_for_update().get(ident=change.ident, dropped_at=None)
    if change.kind == ChangeKind.CHANGE:
        _rewrite(task, change.content or {})
    if change.kind == ChangeKind.DROP:
        task.dropped_at = at
        task.save(update_fields=["dropped_at"])
    _follow(held, task, shown.steps, actor, at, change.reason or held.reason)
    return task


def _add(held: Amendment, content: dict[str, Any]) -> Task:
    area = _area(held, content)
    last = held.plan.tasks.filter(area=area).aggregate(last=Max("order"))["last"]
    task = write_task(held.plan, 0 if last is None else last, content, area)
    _match(task)
    return task


def _rewrite(task: Task, content: dict[str, Any]) -> None:
    task.area = task.plan.areas.filter(code=content["area"]).first()
    task.number, task.title = content["number"] or "", content["title"]
    task.products, task.deadline = content["products"], content["deadline"] or ""
    task.doubts = []
    task.save()
    write_parties(task, PartyRole.LEAD, content["lead"])
    write_parties(task, PartyRole.COORDINATING, content["coordinating"])
    write_schedule(task, content["schedule"])
    _match(task)


def _area(held: Amendment, content: dict[str, Any]) -> Area | None:
    return held.plan.areas.filter(code=content["area"]).first()


def _match(task: Task) -> None:
    """Give every party its unit; the draft took only known ones, but a unit may have gone since."""
    for party in Party.objects.filter(task=task).exclude(unit_name=""):
        agency = task.plan.agency
        party.unit = unit_named(agency, party.unit_name) or unit_named(agency, party.text)
        if party.unit is None:
            raise RuleBroken(f"{task.label}: “{party.text}” không còn là bộ phận của cơ quan.")
        party.save(update_fields=["unit"])


def _follow(
    held: Amendment, task: Task, steps: Iterable[Step], actor: User, at: datetime, reason: str
) -> None:
    """The obligations follow the task."""
    steps = list(steps)
    keys = [step.existing.key for step in steps if step.existing]
    rows = Obligation.objects.select_related("unit", "event").in_bulk(keys)
    why = f"{reason} ({held.cited})"
    gone = [rows[s.existing.key] for s in steps if s.kind == "cancel" and s.existing]
    if gone:
        cancel(obligations=gone, actor=actor, at=at, reason=why)
    for step in steps:
        if step.existing and step.debt and not step.existing.is_done:
            _keep_or_move(held, task, step, rows[step.existing.key], actor, at, why)
    owe_debts(task, [s.debt for s in steps if s.kind == "owe" and s.debt], actor=actor, at=at)


def _keep_or_move(
    held: Amendment, task: Task, step: Step, row: Obligation, actor: User, at: datetime, why: str
) -> None:
    assert step.debt
    owed = owed_of(task, step.debt)
    said = (row.subject_label, row.area, row.label, row.product, row.unit)
    shall = (owed.subject.label, owed.subject.area, owed.label, owed.product or "", owed.unit)
    if said != shall:
        restate(obligation=row, actor=actor, at=at, owed=owed, reason=why)
    if step.kind == "move":
        assert step.debt.due_on
        reschedule(
            obligation=row,
            actor=actor,
            at=at,
            due_on=step.debt.due_on,
            reason=why,
            document=held.cited,
        )


def _counts(changes: list[ShownChange]) -> dict[str, Json]:
    """How many steps of each kind, for the history."""
    kinds = [step.kind for shown in changes for step in shown.steps]
    late = sum(shown.cancelled_late for shown in changes)
    return {**{kind: kinds.count(kind) for kind in sorted(set(kinds))}, "cancelled_late": late}


def _note_plan(held: Amendment, baseline: Baseline, actor: User, at: datetime) -> None:
    plan = held.plan
    audit.record(
        agency=plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act="plan.amend",
        subject=("plan", plan.code),
        facts={"state": plan.state, "baseline": baseline.sha256},
        payload={"reason": held.reason, "document": held.cited},
    )


def _tell(held: Amendment, tasks: Iterable[Task], actor: User, at: datetime) -> None:
    """Tell each chief which of their tasks changed, in one message."""
    theirs: dict[User, list[Task]] = {}
    for task in tasks:
        if task.chief and task.chief != actor:
            theirs.setdefault(task.chief, []).append(task)
    for chief, changed in theirs.items():
        lines = "\n".join(f"- {task.label}. {task.title}" for task in changed)
        put(
            agency=held.plan.agency,
            to=chief,
            key=f"amended:{held.pk}:{chief.pk}",
            subject=f"Kế hoạch {held.plan.code} được điều chỉnh: {len(changed)} nhiệm vụ của bạn",
            body=f"Theo {held.cited}: {held.reason}\n{lines}",
            link=reverse("plans:amendments", args=[held.plan.code]),
            at=at,
        )
