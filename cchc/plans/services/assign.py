"""A task gets its people: one chief responsible, any number of helpers."""

from collections.abc import Sequence
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.errors import RuleBroken
from cchc.obligations.choices import State
from cchc.obligations.queries import for_subject
from cchc.obligations.services import assign
from cchc.organisation.models import User
from cchc.plans.models import Plan, Task
from cchc.plans.rules import life
from cchc.plans.subjects import subject_of


def assign_tasks(*, chiefs: Sequence[tuple[Task, User]], actor: User, at: datetime) -> None:
    """Name the chief of several tasks at once, keeping their helpers: all of them or none."""
    with audit.transaction():
        for task, chief in chiefs:
            helpers = [person for person in task.helpers.all() if person != chief]
            assign_task(task=task, chief=chief, helpers=helpers, actor=actor, at=at)


def assign_task(
    *, task: Task, chief: User, helpers: Sequence[User] = (), actor: User, at: datetime
) -> None:
    """Name who answers for the task and everything that is still open of it."""
    if chief in helpers:
        raise RuleBroken(
            "Người chịu trách nhiệm chính không thể đồng thời là người cùng làm.", field="helpers"
        )
    with audit.transaction():
        locked = Plan.objects.select_for_update().get(pk=task.plan_id)
        life.after("assign", locked.state)
        task.chief = chief
        task.save(update_fields=["chief"])
        task.helpers.set(helpers)
        subject = subject_of(task)
        owed = for_subject(subject.kind, [subject.key], agency=task.plan.agency)
        assign(
            obligations=list(owed.filter(state__in=[State.AWAITING_EVENT, State.OPEN])),
            chief=chief,
            helpers=helpers,
            actor=actor,
            at=at,
        )
        audit.record(
            agency=task.plan.agency.code,
            at=at,
            actor=actor.actor_key,
            act="plan.assign_task",
            subject=("plan_task", f"{task.plan.code}/{task.ident}"),
            facts={
                "chief": chief.actor_key,
                "helpers": sorted(person.actor_key for person in helpers),
            },
        )
