"""Events that have happened, with the days under which they were recorded before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.formats import date_vi
from cchc.obligations import facts
from cchc.obligations.models import AwaitedEvent
from cchc.obligations.queries.lists import happened_events
from cchc.organisation.models import Agency
from cchc.organisation.queries import names_of
from cchc.web.components import Entry

_LAST = 20  # a page shows so many; older ones are found on their obligations
_ACTS = {
    "obligations.record_event": "Ghi nhận sự kiện",
    "obligations.correct_event": "Sửa ngày sự kiện",
}


@dataclass(frozen=True)
class Happened:
    """An event with its earlier days, the first one first."""

    event: AwaitedEvent
    earlier: tuple[date, ...]


def happened_shown(agency: Agency) -> list[Happened]:
    """The last events that were recorded; four queries whatever their number."""
    rows = list(happened_events(agency)[:_LAST])
    told = audit.histories(agency.code, facts.EVENT, [str(row.pk) for row in rows]) if rows else {}
    return [Happened(row, _earlier(row, told[str(row.pk)])) for row in rows]


def _earlier(row: AwaitedEvent, events: Sequence[EventView]) -> tuple[date, ...]:
    days = [e.facts["happened_on"] for e in events if e.act in _ACTS]
    return tuple(date.fromisoformat(day) for day in days[:-1] if isinstance(day, str))


def event_history(row: AwaitedEvent) -> list[Entry]:
    """Each time that a day was recorded for the event, who and why, the newest first."""
    events = [e for e in audit.history(row.agency.code, facts.EVENT, str(row.pk)) if e.act in _ACTS]
    names = names_of(event.actor for event in events)
    return [_entry(event, names.get(event.actor, "Hệ thống")) for event in reversed(events)]


def _entry(event: EventView, actor: str) -> Entry:
    day = event.facts["happened_on"]
    happened = date_vi(date.fromisoformat(day)) if isinstance(day, str) else ""
    said = event.payload or {}
    detail = str(said.get("reason") or said.get("document") or "")
    if event.erased:
        detail = "(nội dung đã xóa theo quy định)"
    return Entry(event.at, actor, f"{_ACTS[event.act]}: ngày {happened}", detail, "neutral")
