"""A plan as read becomes rows; the inverse of ``queries.as_json``."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.plans.choices import PartyRole
from cchc.plans.models import Area, Party, Plan, PlannedDate, Section, Target, Task

JsonObject = Mapping[str, Any]


def day_or_none(text: str | None) -> date | None:
    """The date of an ISO text."""
    return date.fromisoformat(text) if text else None


def fill_document(plan: Plan, document: JsonObject) -> None:
    """Copy the heading of the document onto the plan, without saving."""
    signer = document["signer"] or {}
    plan.kind = document["kind"] or ""
    plan.number = document["number"] or ""
    plan.symbol = document["symbol"] or ""
    plan.issued_on = day_or_none(document["issued_on"])
    plan.issuer = document["agency"] or ""
    plan.title = document["title"] or "Kế hoạch"
    plan.signer_name = signer.get("name") or ""
    plan.signer_post = signer.get("post") or ""
    plan.signer_authority = signer.get("authority") or ""
    plan.recipients = list(document["recipients"])
    plan.legal_bases = list(document["legal_bases"])
    plan.citations = list(document["citations"])


def write_parts(plan: Plan, read: JsonObject) -> None:
    """Write sections, targets, areas and tasks of a plan that has none yet."""
    Section.objects.bulk_create(_sections(plan, read["sections"]))
    Target.objects.bulk_create(_targets(plan, read["targets"]))
    areas = Area.objects.bulk_create(
        Area(plan=plan, order=n, code=a["code"], title=a["title"])
        for n, a in enumerate(read["areas"])
    )
    by_code = {area.code: area for area in areas}
    for order, task in enumerate(read["tasks"]):
        write_task(plan, order, task, by_code.get(task["area"] or ""))
    notice_repeated_numbers(plan)


def notice_repeated_numbers(plan: Plan) -> None:
    """Keep on the plan whether its tasks need their areas to be told apart."""
    tasks = plan.tasks.filter(dropped_at=None).exclude(number="")
    numbers = list(tasks.values_list("number", flat=True))
    plan.numbers_repeat = len(set(numbers)) < len(numbers)
    plan.save(update_fields=["numbers_repeat"])


def write_task(plan: Plan, order: int, read: JsonObject, area: Area | None) -> Task:
    """Write one task with its parties and planned dates."""
    task = Task.objects.create(
        plan=plan,
        area=area,
        order=order,
        ident=read["id"],
        number=read["number"] or "",
        title=read["title"] or "",
        products=list(read["products"]),
        deadline=read["deadline"] or "",
        source=read["source"],
        doubts=list(read["doubts"]),
    )
    write_parties(task, PartyRole.LEAD, read["lead"])
    write_parties(task, PartyRole.COORDINATING, read["coordinating"])
    write_schedule(task, read["schedule"])
    return task


def write_parties(task: Task, role: PartyRole, parties: Iterable[JsonObject]) -> None:
    """Replace the task's parties of that role; their units are matched afterwards."""
    task.parties.filter(role=role).delete()
    Party.objects.bulk_create(
        Party(
            task=task,
            role=role,
            order=n + (100 if role == PartyRole.COORDINATING else 0),
            text=party["text"],
            unit_name=party["unit"] or "",
            note=party["note"] or "",
        )
        for n, party in enumerate(parties)
    )


def write_schedule(task: Task, schedule: JsonObject) -> None:
    """Replace the task's schedule."""
    task.schedule_kind = schedule["kind"]
    task.event = schedule["event"] or ""
    task.save(update_fields=["schedule_kind", "event"])
    task.planned_dates.all().delete()
    PlannedDate.objects.bulk_create(
        PlannedDate(
            task=task,
            order=n,
            label=planned["label"] or "",
            product=planned["product"] or "",
            due_on=day_or_none(planned["due_on"]),
        )
        for n, planned in enumerate(schedule["obligations"])
    )


def _sections(plan: Plan, sections: Iterable[JsonObject]) -> list[Section]:
    return [
        Section(
            plan=plan,
            order=n,
            ident=s["id"],
            level=s["level"],
            number=s["number"] or "",
            title=s["title"] or "",
            text=s["text"] or "",
        )
        for n, s in enumerate(sections)
    ]


def _targets(plan: Plan, targets: Iterable[JsonObject]) -> list[Target]:
    return [
        Target(
            plan=plan,
            order=n,
            text=t["text"],
            measure=t["measure"] or "",
            comparison=t["comparison"],
            value=None if t["value"] is None else Decimal(t["value"]),
            unit=t["unit"] or "",
            also_at=list(t["also_at"]),
            source=t["source"],
            doubts=list(t["doubts"]),
        )
        for n, t in enumerate(targets)
    ]
