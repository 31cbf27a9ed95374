"""What screens of documents show beside the rows: tabs, badges, buttons."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from cchc.documents import queries
from cchc.documents.choices import DocumentAct, State
from cchc.documents.models import OfficialDocument
from cchc.organisation import queries as organisation
from cchc.organisation.choices import Act
from cchc.organisation.models import User
from cchc.web.components import Badge, Tab, Tone

TONES: dict[State, Tone] = {
    State.DRAFT: "neutral",
    State.COMMENTING: "info",
    State.FROZEN: "warn",
    State.SIGNED: "info",
    State.ISSUED: "good",
    State.SENT_BACK: "bad",
    State.WITHDRAWN: "neutral",
}


@dataclass(frozen=True)
class Button:
    """A link to the page of an act; ``css`` says how much it matters."""

    act: DocumentAct
    address: str
    css: str = "btn"


BUTTONS = (
    Button(DocumentAct.SIGN_OFF, "documents:sign_off", "btn btn-primary"),
    Button(DocumentAct.ISSUE, "documents:issue", "btn btn-primary"),
    Button(DocumentAct.FREEZE, "documents:freeze", "btn btn-primary"),
    Button(DocumentAct.ATTACH, "documents:attach_signed_copy", "btn btn-primary"),
    Button(DocumentAct.REVISE, "documents:revise"),
    Button(DocumentAct.ASK_COMMENTS, "documents:ask_comments"),
    Button(DocumentAct.SEND_BACK, "documents:send_back"),
    Button(DocumentAct.WITHDRAW, "documents:withdraw"),
)


@dataclass(frozen=True)
class Shelf:
    """A tab of the list: who has it, which rows it shows, what it says when it is empty."""

    key: str
    act: Act
    rows: str
    label: str
    empty: str


@dataclass(frozen=True)
class Chosen:
    """A tab with its rows; what waits for somebody is counted."""

    key: str
    label: str
    rows: QuerySet[OfficialDocument]
    empty: str
    counted: bool


def badge_of(state: State) -> Badge:
    """The state as a badge."""
    return Badge(state.label, TONES[state])


def tabs(user: User, wanted: str, *, today: date) -> tuple[Chosen, list[Tab]]:
    """The chosen tab, and all that the person has; the first with something to do by default."""
    offered = _offered(user, today)
    counts = {tab.key: tab.rows.count() for tab in offered if tab.counted}
    waiting = next((tab for tab in offered if counts.get(tab.key)), None)
    issued = next(tab for tab in offered if tab.key == "da-phat-hanh")
    chosen = next((tab for tab in offered if tab.key == wanted), waiting or issued)
    address = reverse("documents:documents")
    shown = [
        Tab(tab.label, f"{address}?muc={tab.key}", tab is chosen, counts.get(tab.key))
        for tab in offered
    ]
    return chosen, shown


SHELVES = (
    Shelf("cho-ky", Act.SIGN_OFF, "sign", "Chờ tôi ký", "Không có gì chờ bạn ký."),
    Shelf("cho-so", Act.ISSUE_DOCUMENT, "number", "Chờ lấy số", "Không có văn bản chờ lấy số."),
    Shelf("gop-y", Act.DRAFT_DOCUMENT, "comment", "Chờ tôi góp ý", "Không ai chờ bạn góp ý."),
    Shelf("du-thao", Act.DRAFT_DOCUMENT, "finish", "Dự thảo của tôi", "Bạn không có dự thảo."),
    Shelf("dang-xu-ly", Act.DRAFT_DOCUMENT, "open", "Đang xử lý", "Không có văn bản đang xử lý."),
    Shelf("da-phat-hanh", Act.SEE_PLAN, "issued", "Đã phát hành", "Chưa phát hành văn bản nào."),
    Shelf("tat-ca", Act.SEE_PLAN, "all", "Tất cả", "Chưa có văn bản nào."),
)


def _offered(user: User, today: date) -> list[Chosen]:
    waits = queries.waiting_for(user, today=today)
    rows = {**waits, **queries.shelves(user, today=today)}
    acts = organisation.acts_of(user, today)
    return [
        Chosen(shelf.key, shelf.label, rows[shelf.rows], shelf.empty, shelf.rows in waits)
        for shelf in SHELVES
        if shelf.act in acts
    ]
