"""Addresses of plans."""

from cchc.organisation.tests.factories import Cast
from cchc.plans.models import Plan
from cchc.plans.services import waive
from cchc.plans.tests.amendments import drafted
from cchc.plans.tests.cascading import LAW, below, superior_plan
from cchc.plans.tests.cloning import written
from cchc.plans.tests.factories import (
    JANUARY,
    adopted_plan,
    reviewed_plan,
    waiting_file,
    with_source,
    with_target,
)
from tests.access import LEADERS, OFFICE, SEERS, Row

# A plan under review is not seen by who neither imports nor adopts.
UNSEEN = dict.fromkeys(SEERS - LEADERS - OFFICE, 404)


def _review(who: Cast) -> tuple[object, ...]:
    return (reviewed_plan(who).code,)


def _review_task(who: Cast) -> tuple[object, ...]:
    return (reviewed_plan(who).code, "I.1")


def _doubt(who: Cast) -> tuple[object, ...]:
    task = reviewed_plan(who).tasks.get(ident="I.4")
    return (task.plan.code, task.ident)


def _target(who: Cast) -> tuple[object, ...]:
    target = with_target(reviewed_plan(who))
    return (target.plan.code, target.pk)


def _plan(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code,)


def _plan_file(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code, "docx")


def _incoming(who: Cast) -> tuple[object, ...]:
    return (waiting_file(who).pk,)


def _task(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code, "I.1")


def _waiver(who: Cast) -> tuple[object, ...]:
    plan: Plan = reviewed_plan(who)
    waiver = waive(
        plan=plan,
        actor=who.minh,
        at=JANUARY,
        code="no_person",
        place="",
        reason="Sẽ giao người sau khi họp.",
    )
    return (plan.code, waiver.pk)


def _sourced(who: Cast) -> tuple[object, ...]:
    plan = reviewed_plan(who)
    with_source(plan, who)
    return (plan.code,)


def _amended(who: Cast) -> tuple[object, ...]:
    return (drafted(who).plan.code,)


def _amended_task(who: Cast) -> tuple[object, ...]:
    return (drafted(who).plan.code, "I.1")


def _change(who: Cast) -> tuple[object, ...]:
    draft = drafted(who)
    return (draft.plan.code, draft.changes.get().pk)


def _cloned(who: Cast) -> tuple[object, ...]:
    return (written(who).code,)


def _item(who: Cast) -> tuple[object, ...]:
    plan = written(who)
    return (plan.code, plan.checklist.get().pk)


def _superior(who: Cast) -> tuple[object, ...]:
    return (superior_plan(who, kept=False).code,)


def _below(who: Cast) -> tuple[object, ...]:
    return (below(who).code,)


def _below_file(who: Cast) -> tuple[object, ...]:
    return (below(who).code, "docx")


def _leading(who: Cast) -> tuple[object, ...]:
    return (adopted_plan(who).code, who.units["Văn phòng UBND"].pk)


def _duty(who: Cast) -> tuple[object, ...]:
    return (below(who).code, LAW)


PREPARERS = LEADERS | OFFICE
ROWS: dict[str, Row] = {
    "plans:list": Row(SEERS),
    "plans:bring_in": Row(OFFICE),
    "plans:incoming": Row(OFFICE, record=_incoming),
    "plans:again": Row(OFFICE, method="post", record=_incoming),
    "plans:plan": Row(SEERS, record=_plan),
    "plans:calendar": Row(SEERS, record=_plan),
    "plans:timeline": Row(SEERS, record=_plan),
    "plans:export": Row(SEERS, record=_plan),
    "plans:paper": Row(SEERS, record=_plan),
    "plans:tracking_file": Row(SEERS, record=_plan_file),
    "plans:plan_file": Row(SEERS, record=_plan_file),
    "plans:task": Row(SEERS, record=_task),
    "plans:assign": Row(OFFICE, record=_task),
    "plans:assignments": Row(OFFICE, record=_plan),
    "plans:review": Row(LEADERS | OFFICE, record=_review),
    "plans:heading": Row(OFFICE, record=_review),
    "plans:units": Row(OFFICE, record=_review),
    "plans:new_task": Row(OFFICE, record=_review),
    "plans:review_task": Row(OFFICE, record=_review_task),
    "plans:remove_task": Row(OFFICE, record=_review_task),
    "plans:review_target": Row(OFFICE, record=_target),
    "plans:new_target": Row(OFFICE, record=_review),
    "plans:remove_target": Row(OFFICE, record=_target),
    "plans:next_doubt": Row(OFFICE, record=_review),
    "plans:confirm_task_doubt": Row(OFFICE, record=_doubt, method="post"),
    "plans:confirm_target_doubt": Row(OFFICE, record=_target, method="post"),
    "plans:findings": Row(LEADERS | OFFICE, record=_review),
    "plans:withdraw_waiver": Row(LEADERS, record=_waiver),
    "plans:source_file": Row(LEADERS | OFFICE, record=_sourced, otherwise=UNSEEN),
    "plans:adopt": Row(LEADERS, record=_review),
    "plans:discard": Row(OFFICE, record=_review),
    "plans:clone": Row(OFFICE, record=_plan),
    "plans:checklist": Row(LEADERS | OFFICE, record=_cloned),
    "plans:handle_item": Row(OFFICE, record=_item),
    "plans:reopen_item": Row(OFFICE, record=_item),
    "plans:sub_plans": Row(SEERS, record=_plan),
    "plans:write_sub_plan": Row(OFFICE, record=_leading, method="post"),
    "plans:keep": Row(OFFICE, record=_superior),
    "plans:parent": Row(PREPARERS, record=_below),
    "plans:coverage": Row(SEERS, record=_below),
    "plans:coverage_file": Row(SEERS, record=_below_file),
    "plans:duty": Row(PREPARERS, record=_duty),
    "plans:confirm_duty": Row(PREPARERS, record=_duty, method="post"),
    "plans:amendments": Row(SEERS, record=_plan),
    "plans:compare": Row(SEERS, record=_plan),
    "plans:begin_amendment": Row(PREPARERS, record=_plan),
    "plans:amendment": Row(PREPARERS, record=_amended),
    "plans:amendment_grounds": Row(PREPARERS, record=_amended),
    "plans:amend_new_task": Row(PREPARERS, record=_amended),
    "plans:amend_task": Row(PREPARERS, record=_amended_task),
    "plans:amend_drop": Row(PREPARERS, record=_amended_task),
    "plans:undo_change": Row(PREPARERS, record=_change),
    "plans:withdraw_amendment": Row(PREPARERS, record=_amended),
    "plans:adopt_amendment": Row(LEADERS, record=_amended),
}
