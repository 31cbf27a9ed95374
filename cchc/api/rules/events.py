"""What happened between two sights of a dossier; docs/rules/api.md, "Events"."""

from dataclasses import dataclass

RECEIVED, STATE_CHANGED = "dossier.received", "dossier.state_changed"
FINISHED, LATE = "dossier.finished", "dossier.late"


@dataclass(frozen=True)
class Sight:
    """A dossier as it was seen; without a state nobody has seen it. Once late, always late."""

    state: int | None = None
    is_received: bool = False
    is_finished: bool = False
    is_late: bool = False

    def and_late_of(self, before: "Sight") -> "Sight":
        """The same, late when it was late before: it is told once."""
        return Sight(self.state, self.is_received, self.is_finished, self.is_late or before.is_late)


UNSEEN = Sight()


def events_between(before: Sight, after: Sight) -> list[str]:
    """The kinds of events that are told, in order."""
    told = []
    if after.is_received and not before.is_received:
        told.append(RECEIVED)
    if before.state is not None and after.state != before.state:
        told.append(STATE_CHANGED)
    if after.is_finished and not before.is_finished:
        told.append(FINISHED)
    if after.is_late and not before.is_late:
        told.append(LATE)
    return told
