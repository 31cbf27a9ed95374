"""Next year's plan is written from this one; docs/rules/plan-clone.md."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import User
from cchc.plans.choices import ChecklistKind, PlanState
from cchc.plans.content import ReadPlan
from cchc.plans.models import ChecklistItem, Plan
from cchc.plans.queries import plan_json, shortcomings_of
from cchc.plans.rules import life
from cchc.plans.rules.shifting import next_year
from cchc.plans.services.bring_in import new_plan
from cchc.plans.services.match import match_known_units
from cchc.plans.services.rows import write_parts


def write_from(
    *,
    previous: Plan,
    actor: User,
    at: datetime,
    remarks: Sequence[str] = (),
    remarks_source: str = "",
) -> Plan:
    """A plan of the year after under review, with doubts and a checklist.

    ``remarks`` are the superior's on last year's results, out of ``remarks_source``.
    """
    with audit.transaction():
        held = Plan.objects.select_for_update().get(pk=previous.pk)
        life.after("write_from", held.state)
        if held.is_units:
            raise RuleBroken(
                "Soạn kế hoạch năm sau của cơ quan trước, rồi soạn kế hoạch của bộ phận từ đó."
            )
        _refuse_second(previous)
        made = next_year(ReadPlan.from_json(plan_json(previous)), previous.year)
        content = made.plan.to_json()
        plan = new_plan(previous.agency, previous.year + 1, content["document"])
        plan.previous = previous
        plan.save(update_fields=["previous"])
        write_parts(plan, content)
        match_known_units(plan)
        items = _items(plan, previous, made.leftovers, remarks, remarks_source, at)
        ChecklistItem.objects.bulk_create(items)
        audit.record(
            agency=plan.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.write_from",
            subject=("plan", plan.code),
            facts={"state": plan.state},
            payload={"previous": previous.code, "checklist": len(items)},
        )
    return plan


def tick_item(*, item: ChecklistItem, actor: User, at: datetime, note: str) -> None:
    """Say how a point was handled."""
    if not note.strip():
        raise RuleBroken("Ghi đã xử lý thế nào, hoặc vì sao không cần.", field="note")
    with audit.transaction():
        held = _open_item(item)
        if held.ticked_at:
            raise RuleBroken("Điểm này đã được xử lý; tải lại trang để xem.")
        held.note, held.ticked_by, held.ticked_at = nfc(note), actor, at
        held.save()
        _note(held, actor, at, "plan.tick_item")


def untick_item(*, item: ChecklistItem, actor: User, at: datetime) -> None:
    """Open a point again; the note stays to be written on."""
    with audit.transaction():
        held = _open_item(item)
        held.ticked_by = held.ticked_at = None
        held.save()
        _note(held, actor, at, "plan.untick_item")


def add_item(*, plan: Plan, actor: User, at: datetime, text: str, source: str) -> ChecklistItem:
    """Add a remark of the superior to what is to be seen to."""
    if not text.strip():
        raise RuleBroken("Ghi ý kiến hoặc điểm cần xem.", field="text")
    with audit.transaction():
        life.after("correct", Plan.objects.select_for_update().get(pk=plan.pk).state)
        item = ChecklistItem.objects.create(
            plan=plan, kind=ChecklistKind.REMARK, text=nfc(text), source=nfc(source)
        )
        _note(item, actor, at, "plan.add_item")
    return item


def _refuse_second(previous: Plan) -> None:
    successor = previous.successors.exclude(state=PlanState.DISCARDED).first()
    if successor:
        raise RuleBroken(
            f"Kế hoạch {successor.code} đã được soạn từ kế hoạch này; mở kế hoạch đó để sửa tiếp."
        )


def _items(
    plan: Plan,
    previous: Plan,
    leftovers: Sequence[tuple[str, str]],
    remarks: Sequence[str],
    remarks_source: str,
    at: datetime,
) -> list[ChecklistItem]:
    short = shortcomings_of(previous, today=life.day_of(at))
    said = [(ChecklistKind.REMARK, nfc(text), nfc(remarks_source)) for text in remarks]
    said += [(ChecklistKind.SHORTCOMING, one.text, one.source) for one in short]
    said += [(ChecklistKind.LEFTOVER, why, where) for where, why in leftovers]
    return [
        ChecklistItem(plan=plan, kind=kind, text=text, source=source[:300])
        for kind, text, source in said
        if text
    ]


def _open_item(item: ChecklistItem) -> ChecklistItem:
    plan = Plan.objects.select_for_update().get(pk=item.plan_id)
    life.after("correct", plan.state)
    return ChecklistItem.objects.select_related("plan__agency").get(pk=item.pk)


def _note(item: ChecklistItem, actor: User, at: datetime, act: str) -> None:
    audit.record(
        agency=item.plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=("plan", item.plan.code),
        facts={"state": item.plan.state},
        payload={"item": item.pk, "text": item.text, "note": item.note},
    )
