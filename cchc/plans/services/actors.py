"""Who acts on a plan: a signed-in person, or the command line."""

from dataclasses import dataclass
from typing import Protocol

from cchc.organisation.models import User


class Actor(Protocol):
    """Whoever acts, known to the audit chain by a key."""

    @property
    def actor_key(self) -> str:
        """The key in the audit chain."""


@dataclass(frozen=True)
class CommandLine:
    """The person at the machine's own command line, who has no account there."""

    actor_key: str = "command"


def person(actor: Actor) -> User | None:
    """The person who acts; None for the command line."""
    return actor if isinstance(actor, User) else None
