"""What happened to a document, in words."""

from collections.abc import Mapping

from cchc.documents.choices import DocumentAct
from cchc.documents.models import OfficialDocument
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.organisation.models import User
from cchc.web.components import Entry, Tone

_OTHERS = {"hold": "Giữ lại, chưa trình ký được", "release": "Hết điều giữ lại"}
_TONES: dict[str, Tone] = {
    DocumentAct.SEND_BACK: "bad",
    DocumentAct.WITHDRAW: "warn",
    DocumentAct.SIGN_OFF: "good",
    DocumentAct.ISSUE: "good",
}


def history(document: OfficialDocument) -> list[Entry]:
    """Every act, the newest first. Three queries."""
    events = audit.history(document.agency.code, "document", str(document.pk))
    people = User.objects.filter(agency=document.agency_id)
    names = {person.actor_key: person.full_name for person in people}
    return [_entry(event, names) for event in reversed(events)]


def _entry(event: EventView, names: Mapping[str, str]) -> Entry:
    known = event.act in DocumentAct.values
    label = DocumentAct(event.act).label if known else _OTHERS.get(event.act, "Soạn dự thảo")
    return Entry(
        at=event.at,
        actor=names.get(event.actor, "Hệ thống"),
        text=label,
        detail=_detail(event),
        tone=_TONES.get(event.act, "neutral"),
    )


def _detail(event: EventView) -> str:
    payload = event.payload or {}
    if event.act == DocumentAct.ISSUE:
        return f"Số {event.facts['number']:02d}/{event.facts['symbol']}"
    if event.act == DocumentAct.ASK_COMMENTS:
        people = payload.get("people")
        return ", ".join(map(str, people)) if isinstance(people, list) else ""
    if event.act == DocumentAct.FREEZE:
        return f"Người ký: {payload.get('signer', '')}"
    return str(payload.get("reason", ""))
