"""The whole life of an obligation, read from the audit chain: nothing in it can be prettified."""

from collections.abc import Mapping, Sequence
from datetime import date

from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.canonical import Plain
from cchc.kernel.formats import date_vi
from cchc.obligations import facts
from cchc.obligations.choices import APOLOGY, RECOMMENDATION
from cchc.obligations.models import Obligation, UrgingLine
from cchc.obligations.queries.urging import urgings_among
from cchc.organisation.queries import names_of
from cchc.web.components import Entry, Tone

_PREFIX = "obligations."
_SAID: dict[str, tuple[str, Tone]] = {
    "owe": ("Giao việc theo kế hoạch", "neutral"),
    "assign": ("Giao người chịu trách nhiệm", "neutral"),
    "report_progress": ("Báo tiến độ", "neutral"),
    "submit": ("Nộp sản phẩm", "info"),
    "accept": ("Nghiệm thu", "good"),
    "send_back": ("Trả lại", "bad"),
    "reopen": ("Hủy nghiệm thu", "bad"),
    "ask_extension": ("Xin gia hạn", "warn"),
    "grant_extension": ("Cho gia hạn", "warn"),
    "refuse_extension": ("Không cho gia hạn", "neutral"),
    "reschedule": ("Điều chỉnh hạn", "warn"),
    "restate": ("Ghi lại nội dung theo kế hoạch được điều chỉnh", "warn"),
    "record_event": ("Sự kiện đã xảy ra, hạn được định", "info"),
    "correct_event": ("Sửa ngày sự kiện, hạn được định lại", "warn"),
    "fix_date": ("Ấn định thời hạn", "info"),
    "cancel": ("Hủy việc", "bad"),
    "settle": ("Đã làm đủ, việc tự xong", "good"),
    "let_go": ("Không còn phải làm, việc tự bỏ", "neutral"),
    "answer": ("Trả lời kiến nghị", "good"),
    "fulfil": ("Xong ở trang của phản ánh", "good"),
}


_OWED_ANEW = {
    RECOMMENDATION: "Người giám sát kiến nghị, phải trả lời",
    APOLOGY: "Hồ sơ trễ hạn hoặc hẹn lại, phải xin lỗi công dân",
}


def history(row: Obligation) -> list[Entry]:
    """Every act done to the obligation and every letter that urged it, newest first."""
    return [entry for _, entry in histories([row])]


def histories(rows: Sequence[Obligation]) -> list[tuple[Obligation, Entry]]:
    """The same of several obligations of one agency; four queries whatever their number."""
    if not rows:
        return []
    by_key = {str(row.pk): row for row in rows}
    told = audit.histories(rows[0].agency.code, facts.OBLIGATION, list(by_key))
    names = names_of(event.actor for events in told.values() for event in events)
    found = [
        (by_key[key], entry) for key, events in told.items() for entry in _entries(events, names)
    ]
    found += [(by_key[str(line.obligation_id)], _urged(line)) for line in urgings_among(rows)]
    return sorted(found, key=lambda pair: pair[1].at)[::-1]


def _entries(events: Sequence[EventView], names: Mapping[str, str]) -> list[Entry]:
    entries, before = [], None
    for event in events:
        entries.append(_entry(event, names, before))
        before = event.facts.get("due_on")
    return entries


def _urged(line: UrgingLine) -> Entry:
    document = line.letter.document
    assert document.issued_at  # only issued letters urge
    signer = document.signer.full_name if document.signer else "Lãnh đạo"
    text = f"Đôn đốc bằng công văn số {document.reference}"
    detail = f"Báo cáo kết quả chậm nhất ngày {date_vi(line.letter.respond_by)}"
    return Entry(document.issued_at, signer, text, detail, "warn")


def _entry(event: EventView, names: Mapping[str, str], before: Plain) -> Entry:
    text, tone = _said(event)
    due = event.facts.get("due_on")
    if isinstance(due, str) and due != before:
        moved = (
            f"hạn {_day(before)} → {_day(due)}" if isinstance(before, str) else f"hạn {_day(due)}"
        )
        text = f"{text}: {moved}"
        if isinstance(before, str) and event.facts.get("binding_on") != due:
            text = f"{text} (muộn: việc vẫn tính là trễ)"
    return Entry(event.at, names.get(event.actor, "Hệ thống"), text, _detail(event), tone)


def _said(event: EventView) -> tuple[str, Tone]:
    act, subject = event.act.removeprefix(_PREFIX), event.facts.get("subject")
    if act == "owe" and isinstance(subject, list) and subject[0] in _OWED_ANEW:
        return _OWED_ANEW[str(subject[0])], "warn"
    return _SAID.get(act, (event.act, "neutral"))


def _detail(event: EventView) -> str:
    if event.erased:
        return "(nội dung đã xóa theo quy định)"
    said = event.payload or {}
    parts = [_part(name, said[name]) for name in _PARTS if said.get(name)]
    return " · ".join(part for part in parts if part)


_PARTS = {
    "chief": "Chịu trách nhiệm chính: {}",
    "helpers": "Phối hợp: {}",
    "percent": "{}%",
    "text": "{}",
    "obstacles": "Khó khăn: {}",
    "evidence": "Minh chứng: {}",
    "note": "{}",
    "until": "Xin đến ngày {}",
    "reason": "{}",
    "before": "Trước: {}",
    "event": "{}",
}


def _part(name: str, value: Plain) -> str:
    if isinstance(value, list):
        value = ", ".join(str(each) for each in value)
    return _PARTS[name].format(_day(str(value)) if name == "until" else value)


def _day(text: str) -> str:
    return date_vi(date.fromisoformat(text))
