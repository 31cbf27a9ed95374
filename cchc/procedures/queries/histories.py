"""What happened to the versions of a procedure, in words."""

from collections.abc import Iterable

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.organisation import queries as organisation
from cchc.procedures.choices import ACTS_DONE
from cchc.procedures.models import Procedure, ProcedureVersion
from cchc.web.components import Entry, Tone

VERSION = "procedure_version"  # the kind of subject in the chain
_TONES: dict[str, Tone] = {"publish_version": "good", "withdraw_version": "bad"}
_OTHERS = {"command": "Dòng lệnh"}


def history(procedure: Procedure, versions: Iterable[ProcedureVersion]) -> list[Entry]:
    """Every act on these versions, the newest first. Three queries."""
    numbers = {str(version.pk): version.number for version in versions}
    found = audit.histories(procedure.agency.code, VERSION, list(numbers))
    events = [(numbers[key], event) for key, each in found.items() for event in each]
    names = {**organisation.names_of(event.actor for _, event in events), **_OTHERS}
    return [
        Entry(
            at=event.at,
            actor=names.get(event.actor, ""),
            text=f"{ACTS_DONE.get(event.act, event.act)} (phiên bản {number})",
            detail=_detail(event),
            tone=_TONES.get(event.act, "neutral"),
        )
        for number, event in sorted(events, key=lambda each: each[1].seq, reverse=True)
    ]


def _detail(event: EventView) -> str:
    payload = event.payload or {}
    if event.act == "publish_version":
        return f"Quyết định {payload.get('decision_number', '')}"
    return str(payload.get("reason", ""))
