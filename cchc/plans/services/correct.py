"""What the program misread is put right, while the plan is under review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import fold
from cchc.organisation.models import Unit
from cchc.plans.choices import PartyRole, PlanState
from cchc.plans.models import Area, Party, Plan, Target, Task
from cchc.plans.rules import life
from cchc.plans.rules.deadlines import YEARS_AHEAD, schedule_of, too_far
from cchc.plans.services.actors import Actor
from cchc.plans.services.rows import notice_repeated_numbers, write_schedule

HEADING_FIELDS = (
    "title",
    "kind",
    "number",
    "symbol",
    "issued_on",
    "issuer",
    "signer_name",
    "signer_post",
    "signer_authority",
    "recipients",
    "legal_bases",
)


@dataclass(frozen=True)
class PartyLine:
    """A unit beside a task as a person corrected it."""

    text: str
    unit: Unit | None
    note: str = ""


@dataclass(frozen=True)
class TaskLine:
    """A task as a person corrected it; ``dates`` stand in for an unclear deadline phrase."""

    title: str
    number: str
    area: Area | None
    products: Sequence[str]
    lead: Sequence[PartyLine]
    coordinating: Sequence[PartyLine]
    deadline: str
    dates: Sequence[date] = ()
    parent: Task | None = None


def correct_heading(*, plan: Plan, actor: Actor, at: datetime, fields: Mapping[str, Any]) -> None:
    """Change parts of the document's heading (``HEADING_FIELDS``)."""
    unknown = set(fields) - set(HEADING_FIELDS)
    assert not unknown, unknown
    with audit.transaction():
        _open_for_correction(plan)
        for name, value in fields.items():
            setattr(plan, name, value)
        plan.save(update_fields=list(fields))
        _note(plan, actor, at, "plan.correct_heading", {"fields": sorted(fields)})


def correct_task(*, task: Task, actor: Actor, at: datetime, line: TaskLine) -> None:
    """Replace what the plan says of one task; its doubts are settled by that."""
    with audit.transaction():
        _open_for_correction(task.plan)
        _write(task, line)
        _note(task.plan, actor, at, "plan.correct_task", {"task": task.ident})


def add_task(*, plan: Plan, actor: Actor, at: datetime, line: TaskLine) -> Task:
    """Add a task that the reading missed, at the end of its area."""
    with audit.transaction():
        _open_for_correction(plan)
        ident = f"{line.area.code}.{line.number}" if line.area else line.number
        if not ident or plan.tasks.filter(ident=ident).exists():
            raise RuleBroken(
                f"Số thứ tự “{line.number}” trống hoặc đã có; ghi số khác.", field="number"
            )
        last = plan.tasks.filter(area=line.area).aggregate(last=Max("order"))["last"]
        task = Task.objects.create(
            plan=plan, ident=ident, title=line.title, order=0 if last is None else last
        )
        _write(task, line)
        _note(plan, actor, at, "plan.add_task", {"task": ident})
    return task


def remove_task(*, task: Task, actor: Actor, at: datetime, reason: str) -> None:
    """Take out a task that is none (a heading that was read as a task, say)."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do bỏ nhiệm vụ.", field="reason")
    with audit.transaction():
        _open_for_correction(task.plan)
        _note(task.plan, actor, at, "plan.remove_task", {"task": task.ident}, reason=reason)
        task.delete()
        notice_repeated_numbers(task.plan)


def confirm_doubt(*, part: Task | Target, actor: Actor, at: datetime, field: str) -> None:
    """Say that the program read a field right although it doubted.

    Raises RuleBroken when nobody doubts the field (any more).
    """
    with audit.transaction():
        _open_for_correction(part.plan)
        part.refresh_from_db(fields=["doubts"])
        left = [doubt for doubt in part.doubts if doubt["field"] != field]
        if len(left) == len(part.doubts):
            raise RuleBroken("Điểm nghi ngờ này đã được xử lý; xem các điểm còn lại.")
        part.doubts = left
        part.save(update_fields=["doubts"])
        what = {"task": part.ident} if isinstance(part, Task) else {"target": part.order}
        _note(part.plan, actor, at, "plan.confirm_doubt", {**what, "field": field})


def correct_target(
    *,
    target: Target,
    actor: Actor,
    at: datetime,
    text: str,
    measure: str,
    comparison: str,
    value: Decimal | None,
    unit: str,
) -> None:
    """Replace what the plan says of one target."""
    _demand_value(comparison, value)
    with audit.transaction():
        _open_for_correction(target.plan)
        target.text, target.measure, target.unit = text, measure, unit
        target.comparison, target.value, target.doubts = comparison, value, []
        target.save()
        _note(target.plan, actor, at, "plan.correct_target", {"target": target.order})


def add_target(
    *,
    plan: Plan,
    actor: Actor,
    at: datetime,
    text: str,
    measure: str,
    comparison: str,
    value: Decimal | None,
    unit: str,
) -> Target:
    """Add a target that the reading missed, after the last one."""
    _demand_value(comparison, value)
    with audit.transaction():
        _open_for_correction(plan)
        last = plan.targets.aggregate(last=Max("order"))["last"]
        target = Target.objects.create(
            plan=plan,
            order=0 if last is None else last + 1,
            text=text,
            measure=measure,
            comparison=comparison,
            value=value,
            unit=unit,
        )
        _note(plan, actor, at, "plan.add_target", {"target": target.order, "text": text})
    return target


def remove_target(*, target: Target, actor: Actor, at: datetime, reason: str) -> None:
    """Take out a target that is none (a sentence about something else, say)."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do bỏ chỉ tiêu.", field="reason")
    with audit.transaction():
        _open_for_correction(target.plan)
        what = {"target": target.order, "text": target.text}
        _note(target.plan, actor, at, "plan.remove_target", what, reason=reason)
        target.delete()


def _demand_value(comparison: str, value: Decimal | None) -> None:
    if comparison != "none" and value is None:
        raise RuleBroken("Ghi giá trị của chỉ tiêu, hoặc chọn “không có số”.", field="value")


def discard(*, plan: Plan, actor: Actor, at: datetime, reason: str) -> None:
    """Put an import aside; it is kept, but never runs."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do bỏ bản nhập này.", field="reason")
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        plan.state = life.after("discard", locked.state)
        _refuse_parent(locked)
        plan.save(update_fields=["state"])
        _note(plan, actor, at, "plan.discard", {"state": plan.state}, reason=reason)


def _refuse_parent(plan: Plan) -> None:
    """A plan above another is not put away."""
    below = plan.children.exclude(state=PlanState.DISCARDED).first()
    if below:
        raise RuleBroken(
            f"Kế hoạch {below.code} đang lấy kế hoạch này làm kế hoạch cấp trên; "
            "hãy chọn kế hoạch cấp trên khác ở đó trước."
        )


def _open_for_correction(plan: Plan) -> None:
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    life.after("correct", locked.state)


def _write(task: Task, line: TaskLine) -> None:
    if not line.title.strip():
        raise RuleBroken("Ghi nội dung nhiệm vụ.", field="title")
    task.title, task.number, task.area = line.title, line.number, line.area
    task.products, task.deadline, task.doubts = list(line.products), line.deadline, []
    task.parent = line.parent
    task.save()
    known = _units_by_text(task.plan)
    task.parties.all().delete()
    Party.objects.bulk_create(
        [
            *_parties(task, PartyRole.LEAD, line.lead, 0, known),
            *_parties(task, PartyRole.COORDINATING, line.coordinating, 100, known),
        ]
    )
    write_schedule(task, schedule_json(task.plan, line))
    notice_repeated_numbers(task.plan)


def _units_by_text(plan: Plan) -> dict[str, Party]:
    """Each way in which the plan writes a unit, with what was read or matched for it."""
    found: dict[str, Party] = {}
    for party in Party.objects.filter(task__plan=plan).exclude(unit_name="").select_related("unit"):
        key = fold(party.text)
        if party.unit or key not in found:
            found[key] = party
    return found


def _parties(
    task: Task,
    role: PartyRole,
    lines: Sequence[PartyLine],
    first: int,
    known: Mapping[str, Party],
) -> list[Party]:
    parties = []
    for n, line in enumerate(lines):
        as_before = known.get(fold(line.text))
        unit = line.unit or (as_before.unit if as_before else None)
        name = unit.name if unit else as_before.unit_name if as_before else line.text
        parties.append(
            Party(
                task=task,
                role=role,
                order=first + n,
                text=line.text,
                unit_name=name,
                note=line.note,
                unit=unit,
            )
        )
    return parties


def _demand_near(days: Sequence[date], year: int) -> None:
    if far := too_far(days, year):
        raise RuleBroken(
            f"Ngày {far:%d/%m/%Y} quá xa năm {year} của kế hoạch; ghi lại ngày hạn, từ năm "
            f"{year - 1} đến năm {year + YEARS_AHEAD}.",
            field="dates",
        )


def schedule_json(plan: Plan, line: TaskLine) -> dict[str, Any]:
    """The schedule of the phrase, or of the dates that a person gave instead."""
    if not line.dates:
        schedule, _ = schedule_of(line.deadline, line.products, plan.year)
        return schedule.to_json()
    _demand_near(line.dates, plan.year)
    products: list[str | None] = [*line.products] or [None]
    return {
        "kind": "on_date" if len(line.dates) == 1 else "mixed",
        "event": None,
        "obligations": [
            {"label": f"{day:%d/%m/%Y}", "product": product, "due_on": day.isoformat()}
            for product in products
            for day in line.dates
        ],
    }


def _note(
    plan: Plan, actor: Actor, at: datetime, act: str, what: dict[str, Any], reason: str = ""
) -> None:
    audit.record(
        agency=plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=("plan", plan.code),
        facts={"state": plan.state},
        payload={**what, "reason": reason} if reason else what,
    )
