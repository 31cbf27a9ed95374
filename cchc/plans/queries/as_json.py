"""A plan's rows as the object that ``cchc plan parse`` prints, without findings."""

from typing import Any

from cchc.plans.choices import PartyRole
from cchc.plans.content import Task as TaskContent
from cchc.plans.models import Party, Plan, PlannedDate, Section, Target, Task
from cchc.plans.queries.headings import heading_of

JsonObject = dict[str, Any]


def plan_json(plan: Plan) -> JsonObject:
    """The whole plan as data, in the order of the contract; seven queries at most.

    Number and date that are blank are those of the document issued from the plan.
    """
    tasks = plan.tasks.filter(dropped_at=None).select_related("area")
    return {
        "document": _document(plan),
        "sections": [_section(s) for s in plan.sections.all()],
        "targets": [_target(t) for t in plan.targets.all()],
        "areas": [{"code": a.code, "title": a.title} for a in plan.areas.all()],
        "tasks": [task_json(t) for t in tasks.prefetch_related("parties", "planned_dates")],
    }


def content_of(task: Task) -> TaskContent:
    """One task as a value."""
    return TaskContent.from_json(task_json(task))


def _document(plan: Plan) -> JsonObject:
    heading = heading_of(plan)
    return {
        "kind": plan.kind or None,
        "number": heading.number or None,
        "symbol": heading.symbol or None,
        "issued_on": heading.issued_on.isoformat() if heading.issued_on else None,
        "agency": plan.issuer or None,
        "title": plan.title,
        "year": plan.year,
        "signer": {
            "name": plan.signer_name or None,
            "post": plan.signer_post or None,
            "authority": plan.signer_authority or None,
        },
        "recipients": plan.recipients,
        "legal_bases": plan.legal_bases,
        "citations": plan.citations,
    }


def _section(section: Section) -> JsonObject:
    return {
        "id": section.ident,
        "level": section.level,
        "number": section.number or None,
        "title": section.title or None,
        "text": section.text,
    }


def _target(target: Target) -> JsonObject:
    value = target.value
    return {
        "text": target.text,
        "measure": target.measure or None,
        "comparison": target.comparison,
        "value": None if value is None else format(value.normalize(), "f"),
        "unit": target.unit or None,
        "also_at": target.also_at,
        "source": target.source,
        "doubts": target.doubts,
    }


def task_json(task: Task) -> JsonObject:
    """One task in the order of the contract."""
    parties = list(task.parties.all())
    return {
        "id": task.ident,
        "number": task.number or None,
        "area": task.area.code if task.area else None,
        "title": task.title,
        "products": task.products,
        "lead": [_party(p) for p in parties if p.role == PartyRole.LEAD],
        "coordinating": [_party(p) for p in parties if p.role == PartyRole.COORDINATING],
        "deadline": task.deadline or None,
        "schedule": {
            "kind": task.schedule_kind,
            "event": task.event or None,
            "obligations": [_planned(d) for d in task.planned_dates.all()],
        },
        "source": task.source,
        "doubts": task.doubts,
    }


def _party(party: Party) -> JsonObject:
    return {"text": party.text, "unit": party.unit_name or None, "note": party.note or None}


def _planned(planned: PlannedDate) -> JsonObject:
    return {
        "label": planned.label or None,
        "product": planned.product or None,
        "due_on": planned.due_on.isoformat() if planned.due_on else None,
    }
