"""What happened to a dialogue, in words."""

from cchc.dialogues import facts
from cchc.dialogues.choices import ACTS_DONE
from cchc.dialogues.models import Dialogue
from cchc.kernel import audit
from cchc.organisation import queries as organisation
from cchc.web.components import Entry, Tone

_TONES: dict[str, Tone] = {"move": "warn", "call_off": "bad", "hold": "good", "close": "good"}


def history(row: Dialogue) -> list[Entry]:
    """Every act on the dialogue, the newest first. Three queries."""
    events = audit.history(row.agency.code, facts.DIALOGUE, str(row.pk))
    names = organisation.names_of(event.actor for event in events)
    return [
        Entry(
            at=event.at,
            actor=names[event.actor],
            text=ACTS_DONE.get(event.act, event.act),
            detail=str((event.payload or {}).get("reason", "")),
            tone=_TONES.get(event.act, "neutral"),
        )
        for event in reversed(events)
    ]
