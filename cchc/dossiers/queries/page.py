"""Everything that the page of one dossier shows."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from cchc.dossiers import facts
from cchc.dossiers.choices import ApologyState, RequestState, StepKind
from cchc.dossiers.models import (
    Apology,
    Attachment,
    Dossier,
    PaperTaken,
    StepRun,
    SupplementRequest,
)
from cchc.dossiers.queries.chains import missing_links, owes_apology
from cchc.dossiers.rules.late_chain import Link
from cchc.dossiers.rules.transitions import MOVES
from cchc.kernel import audit
from cchc.kernel.audit import EventView
from cchc.kernel.canonical import Plain
from cchc.notices import queries as notices
from cchc.organisation.queries import names_of
from cchc.web.components import Entry, Tone

_PREFIX = "dossiers."
_TONES: dict[str, Tone] = {
    "receive": "good",
    "refuse": "bad",
    "ask_supplement": "warn",
    "propose_supplement": "warn",
    "approve_supplement": "warn",
    "take_supplement": "info",
    "restart": "info",
    "bring_supplement": "info",
    "block_supplement": "bad",
    "propose_extension": "warn",
    "extend": "warn",
    "demand_payment": "warn",
    "finish": "good",
    "record_incident": "bad",
    "confirm_finish": "warn",
    "hand_back": "good",
    "withdraw": "warn",
    "stop": "bad",
}
_OTHERS = {
    "register": "đăng ký hồ sơ",
    "bring_supplement": "nộp bổ sung trực tuyến",
    "block_supplement": "yêu cầu bổ sung bị chặn",
    "complete_chain": "đủ chuỗi xin lỗi",
}
_LINKS = {
    Link.LETTER: "thư xin lỗi có chữ ký",
    Link.APPOINTMENT: "ngày hẹn lại",
    Link.CALL: "cuộc gọi cho công dân",
    Link.NOTICE: "thông báo cho công dân",
}


def history(row: Dossier) -> list[Entry]:
    """Every act done to the dossier as the audit chain tells it, newest first. Four queries."""
    events = audit.history(row.agency.code, facts.DOSSIER, str(row.pk))
    names = names_of(event.actor for event in events)
    return [_entry(event, names) for event in reversed(events)]


def _entry(event: EventView, names: Mapping[str, str]) -> Entry:
    act = event.act.removeprefix(_PREFIX)
    said = MOVES[act].label if act in MOVES else _OTHERS.get(act, act)
    text = said[:1].upper() + said[1:]
    actor = names.get(event.actor, "Hệ thống")
    return Entry(event.at, actor, text, _detail(event), _TONES.get(act, "neutral"))


def _detail(event: EventView) -> str:
    if event.erased:
        return "(nội dung đã xóa theo quy định)"
    said = event.payload or {}
    return " · ".join(_texts(said.get(name)) for name in _SAID if said.get(name))


_SAID = ("reason", "note", "text", "answer", "law", "basis", "items", "record")


def _texts(value: Plain) -> str:
    if not isinstance(value, list):
        return str(value)
    return "; ".join(
        ": ".join(str(part) for part in each[1:]) for each in value if isinstance(each, list)
    )


def late_links(row: Dossier, at: datetime) -> tuple[str, ...] | None:
    """What the chain of the apology still lacks, in words; None while none is owed."""
    if not owes_apology(row, at):
        return None
    return tuple(_LINKS[link] for link in missing_links(row))


def signed_apology(row: Dossier) -> Apology | None:
    """The apology that was signed."""
    rows = row.apologies.filter(state=ApologyState.SIGNED).select_related("decided_by")
    return rows.first()


def waiting_apology(row: Dossier) -> Apology | None:
    """The apology that waits for a signature."""
    rows = row.apologies.filter(state=ApologyState.WAITING).select_related("proposed_by")
    return rows.first()


def waiting_request(row: Dossier) -> SupplementRequest | None:
    """The second request that waits for a leader."""
    rows = row.supplements.filter(state=RequestState.WAITING).select_related("dossier")
    return rows.prefetch_related("items").first()


def asked_request(row: Dossier) -> SupplementRequest | None:
    """The request that waits for the citizen."""
    return row.supplements.filter(state=RequestState.ASKED).prefetch_related("items").first()


def open_opinions(row: Dossier) -> QuerySet[StepRun]:
    """Opinions that were asked for and have not come."""
    return row.steps.filter(kind=StepKind.OPINION, done_at__isnull=True)


def papers_with_files(row: Dossier) -> list[tuple[PaperTaken, list[Attachment]]]:
    """What came in with the dossier, each paper with its files; two queries."""
    files: dict[int, list[Attachment]] = defaultdict(list)
    for each in row.attachments.select_related("file"):
        files[each.paper_id].append(each)
    return [(line, files[line.paper_id]) for line in row.papers.select_related("paper")]


def parts_of(row: Dossier) -> dict[str, object]:
    """The lists of the page, each in one query."""
    return {
        "papers": row.papers.select_related("paper"),
        "declarations": row.declarations.all(),
        "attachments": row.attachments.select_related("file"),
        "dates": row.dates.select_related("approver"),
        "pauses": row.pauses.all(),
        "steps": row.steps.select_related("unit", "person", "taken_by"),
        "supplements": row.supplements.prefetch_related(
            "items", "brought__files__file", "brought__files__paper"
        ),
        "slips": row.slips.all(),
        "calls": row.calls.select_related("by"),
        "apologies": row.apologies.select_related("proposed_by", "decided_by"),
        "payments": row.payments.select_related("taken_by", "cancelled_by"),
        "results": row.results.select_related("file"),
        "told": notices.shown_subjects(row.agency, facts.DOSSIER, str(row.pk)),
        "incidents": row.incidents.select_related("recorded_by", "slip"),
        "corrections": row.corrections.select_related("by"),
        "blocked": row.blocked.select_related("by"),
    }
