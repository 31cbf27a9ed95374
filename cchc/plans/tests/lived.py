"""The demo plan of 2026, read from its Word file: under review, and lived up to April."""

from datetime import date
from pathlib import Path

from cchc.obligations.services import accept
from cchc.obligations.tests.factories import asked, submitted
from cchc.organisation.tests.factories import Cast
from cchc.plans import queries, services
from cchc.plans.models import Plan
from cchc.plans.tests.factories import JANUARY, on

# The house keeps the plan upstairs; only its file is borrowed.
ISSUED = Path(__file__).parents[2] / "demo" / "plans" / "2026.docx"
APRIL_10 = date(2026, 4, 10)


def brought_in(who: Cast) -> Plan:
    """The plan as it was issued, under review."""
    return services.bring_in(
        agency=who.ward,
        actor=who.quan,
        at=JANUARY,
        content=ISSUED.read_bytes(),
        name="Kế hoạch CCHC 2026.docx",
    )


def lived(who: Cast) -> Plan:
    """Adopted in January; on 10 April some tasks are done, some handed in, some late."""
    plan = brought_in(who)
    services.create_missing_units(plan=plan, actor=who.quan, at=JANUARY)
    services.adopt(plan=plan, actor=who.minh, at=JANUARY)
    _assign(who, plan)
    found = queries.tracked_tasks(plan, today=APRIL_10)
    late = [o.obligation for task in found for o in task.owed if o.standing == "overdue"]
    for row, day in zip(late[:5], (12, 20, 25, 30, 31), strict=True):
        submitted(who, row, by=who.lan, day=date(2026, 3, day))
    for row in late[:3]:
        accept(obligation=row, actor=who.minh, at=on(date(2026, 4, 2)))
    waited_for = next(row for row in late[5:] if row.chief == who.binh)
    asked(who, waited_for, until=date(2026, 4, 20), day=date(2026, 4, 9))
    return plan


def _assign(who: Cast, plan: Plan) -> None:
    """Two of three tasks get a person, every one of those anh Sơn's help."""
    for n, task in enumerate(plan.tasks.all()):
        if n % 3:
            chief = (who.binh, who.hoa, who.thu)[n // 3 % 3]
            services.assign_task(
                task=task, chief=chief, helpers=[who.son], actor=who.quan, at=JANUARY
            )
