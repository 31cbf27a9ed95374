"""An amendment is prepared: grounds, tasks changed, added, dropped; docs/rules/plan-amend.md."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import F

from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc
from cchc.organisation.models import User
from cchc.plans.choices import AmendmentState, ChangeKind
from cchc.plans.content import Task as TaskContent
from cchc.plans.facts import of_amendment
from cchc.plans.models import Amendment, Plan, Task, TaskAmendment
from cchc.plans.queries import draft_of, drafted_content, existing_of, task_json
from cchc.plans.rules import life
from cchc.plans.rules.amending import drop
from cchc.plans.rules.deadlines import given_dates
from cchc.plans.services.correct import PartyLine, TaskLine, schedule_json


def begin_amendment(*, plan: Plan, actor: User, at: datetime) -> Amendment:
    """Open a draft; a plan has one at a time."""
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        life.after("amend", locked.state)
        if draft := draft_of(plan):
            raise RuleBroken(
                f"{draft.prepared_by.full_name} đang soạn một điều chỉnh; sửa tiếp dự thảo đó."
            )
        amendment = Amendment.objects.create(
            plan=plan,
            serial=plan.amendments.count() + 1,
            state=AmendmentState.DRAFT,
            prepared_by=actor,
            prepared_at=at,
        )
        note_amendment(amendment, actor, at, "plan.begin_amendment")
    return amendment


def ground_amendment(
    *,
    amendment: Amendment,
    actor: User,
    at: datetime,
    reason: str,
    document: str,
    document_date: date | None,
    official: OfficialDocument | None,
) -> None:
    """Say why, and by which document: one of ours, or symbol and date of a paper."""
    if official and (official.issued_on is None or official.agency_id != amendment.plan.agency_id):
        raise RuleBroken("Chọn văn bản đã phát hành của cơ quan.", field="official")
    with audit.transaction():
        held = open_draft(amendment)
        held.reason = nfc(reason)
        held.official = official
        held.document = official.reference if official else nfc(document)
        held.document_date = official.issued_on if official else document_date
        check_grounds(held, at)
        held.save()
        _touched(held, actor, at, "plan.ground_amendment", {"document": held.cited})


def check_grounds(amendment: Amendment, at: datetime) -> None:
    """RuleBroken unless reason and document are given, and the document is not of tomorrow."""
    if not amendment.reason:
        raise RuleBroken("Ghi lý do điều chỉnh kế hoạch.", field="reason")
    if not amendment.document:
        raise RuleBroken("Ghi số, ký hiệu văn bản cho phép điều chỉnh.", field="document")
    if amendment.document_date is None:
        raise RuleBroken("Ghi ngày của văn bản.", field="document_date")
    if amendment.document_date > life.day_of(at):
        raise RuleBroken("Ngày của văn bản không được sau hôm nay.", field="document_date")


def amend_task(
    *, amendment: Amendment, ident: str, actor: User, at: datetime, line: TaskLine
) -> None:
    """Write what a task of the plan, or one that the draft adds, shall say."""
    with audit.transaction():
        held = open_draft(amendment)
        base = drafted_content(held, ident)
        if base is None:
            raise RuleBroken("Nhiệm vụ này không còn trong kế hoạch.")
        content = _content(held.plan, ident, line, base.to_json())
        task = held.plan.tasks.filter(ident=ident, dropped_at=None).first()
        if task and content == task_json(task):
            _unchanged(held, ident)
        else:
            kind = ChangeKind.CHANGE if task else ChangeKind.ADD
            _keep(held, ident, kind, content)
        _touched(held, actor, at, "plan.amend_task", {"task": ident})


def amend_new_task(
    *, amendment: Amendment, actor: User, at: datetime, line: TaskLine
) -> TaskAmendment:
    """Add a task to the draft, at the end of its area."""
    with audit.transaction():
        held = open_draft(amendment)
        ident = f"{line.area.code}.{line.number}" if line.area else line.number
        taken = held.plan.tasks.filter(ident=ident).exists()
        if not line.number or taken or held.changes.filter(ident=ident).exists():
            raise RuleBroken(
                f"Số thứ tự “{line.number}” trống hoặc đã có; ghi số khác.", field="number"
            )
        change = _keep(held, ident, ChangeKind.ADD, _content(held.plan, ident, line, None))
        _touched(held, actor, at, "plan.amend_new_task", {"task": ident})
    return change


def amend_drop(*, amendment: Amendment, task: Task, actor: User, at: datetime, reason: str) -> None:
    """Drop a task of the plan in the draft; RuleBroken when something was accepted for it."""
    if not reason.strip():
        raise RuleBroken("Ghi lý do bỏ nhiệm vụ.", field="reason")
    with audit.transaction():
        held = open_draft(amendment)
        owed = existing_of(held.plan, [task.ident], today=life.day_of(at))
        drop(owed[task.ident])
        _keep(held, task.ident, ChangeKind.DROP, None, nfc(reason))
        _touched(held, actor, at, "plan.amend_drop", {"task": task.ident})


def undo_change(*, change: TaskAmendment, actor: User, at: datetime) -> None:
    """Take one change out of the draft."""
    with audit.transaction():
        held = open_draft(change.amendment)
        ident = change.ident
        change.delete()
        _touched(held, actor, at, "plan.undo_change", {"task": ident})


def withdraw_amendment(*, amendment: Amendment, actor: User, at: datetime) -> None:
    """Put the draft aside; the plan stays as it is."""
    with audit.transaction():
        held = open_draft(amendment)
        held.state, held.closed_by, held.closed_at = AmendmentState.WITHDRAWN, actor, at
        held.save(update_fields=["state", "closed_by", "closed_at"])
        note_amendment(held, actor, at, "plan.withdraw_amendment")


def open_draft(amendment: Amendment) -> Amendment:
    """The draft, locked; RuleBroken when it was adopted or withdrawn meanwhile."""
    plan = Plan.objects.select_for_update().get(pk=amendment.plan_id)
    life.after("amend", plan.state)
    rows = Amendment.objects.select_for_update(of=("self",))
    held = rows.select_related("plan__agency").get(pk=amendment.pk)
    if held.state != AmendmentState.DRAFT:
        by = held.closed_by.full_name if held.closed_by else "người khác"
        raise RuleBroken(f"Dự thảo điều chỉnh này: {held.get_state_display().lower()} ({by}).")
    return held


def note_amendment(
    amendment: Amendment,
    actor: User,
    at: datetime,
    act: str,
    payload: dict[str, Json] | None = None,
) -> None:
    """One event of the chain about the amendment."""
    audit.record(
        agency=amendment.plan.agency.code,
        at=at,
        actor=actor.actor_key,
        act=act,
        subject=("amendment", amendment.key),
        facts=of_amendment(amendment),
        payload=payload,
    )


def _touched(
    held: Amendment, actor: User, at: datetime, act: str, payload: dict[str, Json]
) -> None:
    Amendment.objects.filter(pk=held.pk).update(version=F("version") + 1)
    note_amendment(held, actor, at, act, payload)


def _keep(
    held: Amendment, ident: str, kind: ChangeKind, content: dict[str, Any] | None, reason: str = ""
) -> TaskAmendment:
    change, _ = TaskAmendment.objects.update_or_create(
        amendment=held,
        ident=ident,
        defaults={"kind": kind, "content": content, "reason": reason},
    )
    return change


def _unchanged(held: Amendment, ident: str) -> None:
    deleted, _ = held.changes.filter(ident=ident).delete()
    if not deleted:
        raise RuleBroken("Nội dung như cũ: chưa có gì thay đổi.")


def _content(plan: Plan, ident: str, line: TaskLine, base: dict[str, Any] | None) -> dict[str, Any]:
    """The task as the contract has it; its schedule is read anew only when it changed."""
    if not line.title.strip():
        raise RuleBroken("Ghi nội dung nhiệm vụ.", field="title")
    _known(line.lead, "lead")
    _known(line.coordinating, "coordinating")
    notes = {p["text"]: p["note"] for p in (*base["lead"], *base["coordinating"])} if base else {}
    content = {
        "id": ident,
        "number": line.number or None,
        "area": line.area.code if line.area else None,
        "title": line.title,
        "products": list(line.products),
        "lead": [_party(one, notes) for one in line.lead],
        "coordinating": [_party(one, notes) for one in line.coordinating],
        "deadline": line.deadline or None,
    }
    return {
        **content,
        "schedule": _schedule(plan, line, content, base),
        "source": base["source"] if base else None,
        "doubts": [],
    }


def _known(parties: Sequence[PartyLine], field: str) -> None:
    for party in parties:
        if party.unit is None:
            raise RuleBroken(
                f"“{party.text}” không phải bộ phận đã biết; ghi đúng tên bộ phận, hoặc thêm bộ "
                "phận hay cách gọi này ở mục Bộ phận trước.",
                field=field,
            )


def _party(line: PartyLine, notes: dict[str, str | None]) -> dict[str, Any]:
    name = line.unit.name if line.unit else line.text
    return {"text": line.text, "unit": name, "note": line.note or notes.get(line.text)}


def _schedule(
    plan: Plan, line: TaskLine, content: dict[str, Any], base: dict[str, Any] | None
) -> dict[str, Any]:
    if base is None or any(content[name] != base[name] for name in ("products", "deadline")):
        return schedule_json(plan, line)
    if list(line.dates) != given_dates(TaskContent.from_json(base), plan.year):
        return schedule_json(plan, line)
    return dict(base["schedule"])
