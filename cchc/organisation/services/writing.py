"""How the services of this room write into the audit chain."""

from collections.abc import Mapping
from datetime import datetime

from cchc.kernel import audit
from cchc.kernel.audit import Json
from cchc.organisation.models import Agency, User

PROGRAM = "system"


def actor_key(actor: User | None) -> str:
    """The key of who acts; None is the program itself."""
    return actor.actor_key if actor else PROGRAM


def note(
    act: str,
    subject: tuple[str, str],
    facts: Mapping[str, Json],
    *,
    agency: Agency,
    actor: User | None,
    at: datetime,
    payload: Mapping[str, Json] | None = None,
) -> None:
    """One line of the agency's chain."""
    audit.record(
        agency=agency.code,
        at=at,
        actor=actor_key(actor),
        act=act,
        subject=subject,
        facts=facts,
        payload=payload or None,
    )
