"""The line in the audit chain that every act on a round leaves."""

from collections.abc import Mapping
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.organisation.models import User
from cchc.reports import facts
from cchc.reports.models import ReportRound

PROGRAM = "system"


def note(
    row: ReportRound,
    act: str,
    *,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain; without ``actor`` it is the program that acts."""
    audit.record(
        agency=row.plan.agency.code,
        at=at,
        actor=actor.actor_key if actor else PROGRAM,
        act=act,
        subject=(facts.ROUND, str(row.pk)),
        facts=facts.of_round(row),
        payload=payload,
    )
