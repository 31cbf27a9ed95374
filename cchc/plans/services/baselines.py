"""The whole plan as data, kept at adoption and after each amendment."""

import hashlib
from datetime import datetime

from cchc.kernel.canonical import canonical
from cchc.plans.models import Baseline, Plan
from cchc.plans.queries import plan_json
from cchc.plans.services.actors import Actor


def take_baseline(
    plan: Plan, *, actor: Actor, at: datetime, reason: str, document: str = ""
) -> Baseline:
    """Keep the plan as it is now, under the next serial."""
    content = plan_json(plan)
    return Baseline.objects.create(
        plan=plan,
        serial=plan.baselines.count() + 1,
        taken_at=at,
        actor_key=actor.actor_key,
        reason=reason,
        document=document,
        content=content,
        sha256=hashlib.sha256(canonical(content).encode()).hexdigest(),
    )
