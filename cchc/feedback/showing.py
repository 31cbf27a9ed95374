"""How petitions look on screens: badges, buttons, figures that open their records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cchc.feedback.choices import DutyKind, Figure, LetterKind, PetitionAct, Reach, State
from cchc.feedback.measures import Figures, Part
from cchc.feedback.models import Petition
from cchc.kernel.formats import number_vi
from cchc.kernel.numbers import Ratio
from cchc.web.components import Badge, Stat, Tab, Tone

A = PetitionAct
_TONES: dict[State, Tone] = {
    State.NEW: "warn",
    State.ASKED: "neutral",
    State.RECEIVED: "info",
    State.CLASSIFIED: "info",
    State.HANDLING: "info",
    State.WAITING: "warn",
    State.APPROVED: "warn",
    State.ANSWERED: "good",
    State.PUBLISHED: "good",
    State.RESERVED: "bad",
}
_REACH_TONES: dict[Reach, Tone] = {Reach.SEALED: "warn", Reach.LEADER: "bad"}
SHELF_NAMES = {
    "moi": "Chờ tiếp nhận, phân loại",
    "cho-bo-sung": "Chờ bổ sung",
    "dang-xu-ly": "Đang xử lý",
    "cho-duyet": "Chờ duyệt",
    "cho-gui": "Chờ gửi",
    "da-tra-loi": "Đã trả lời",
    "cong-khai": "Đã công khai",
    "khac": "Kết thúc khác",
    "qua-han": "Quá hạn",
}
# The way forward first; the others stand behind.
_FORWARD = (A.RECEIVE, A.CLASSIFY, A.ASSIGN, A.FORWARD, A.SUBMIT, A.APPROVE, A.SEND, A.PUBLISH)
_ONWARD = (*_FORWARD, A.SETTLE, A.SUPPLY, A.DRAFT)  # which of them may be the blue button
ORDER = (
    *_FORWARD,
    A.SETTLE,
    A.SUPPLY,
    A.DRAFT,
    A.SEND_BACK,
    A.ASK_MORE,
    A.MERGE,
    A.WITHHOLD,
    A.TAKE_DOWN,
    A.REFUSE,
    A.GUIDE,
    A.RESERVE,
)


NO_CLASS = "chua"  # how an address says "not yet classified"


@dataclass(frozen=True)
class PartLine:
    """A part of what was received: its name, its number, the address of its petitions."""

    label: str
    number: str
    url: str


@dataclass(frozen=True)
class Button:
    """An act as a link to its page."""

    label: str
    address: str
    css: str


def badges_of(row: Petition) -> list[Badge]:
    """Where it is, and who may see it where not everybody may."""
    state, reach = row.status, Reach(row.reach)
    found = [Badge(state.label, _TONES.get(state, "neutral"))]
    if reach in _REACH_TONES:
        found.append(Badge(reach.label, _REACH_TONES[reach]))
    return found


def buttons_of(pk: int, acts: Collection[PetitionAct]) -> list[Button]:
    """What may be done now: one way forward is the blue one."""
    open_ones = [act for act in ORDER if act in acts]
    if A.DRAFT in acts:  # an answer is written before it is put to a leader
        open_ones.sort(key=lambda act: act is not A.DRAFT and A.SUBMIT not in acts)
    return [
        Button(
            act.label,
            reverse(f"feedback:{act.value}", args=[pk]),
            "btn btn-primary" if number == 0 and act in _ONWARD else "btn",
        )
        for number, act in enumerate(open_ones)
    ]


def letters_of(row: Petition) -> list[tuple[LetterKind, str]]:
    """The papers that may be drafted now."""
    if row.reach != Reach.OPEN:
        return []
    now = {
        LetterKind.ACKNOWLEDGEMENT: (State.RECEIVED, State.CLASSIFIED, State.HANDLING),
        LetterKind.FORWARDING: (State.FORWARDED,),
        LetterKind.ANSWER: (State.ANSWERED, State.PUBLISHED),
    }
    return [
        (kind, reverse("feedback:draft_letter", args=[row.pk, kind.value]))
        for kind, states in now.items()
        if row.status in states
    ]


def tabs_of(active: str, counts: dict[str, int]) -> list[Tab]:
    """The shelves of the list."""
    here = reverse("feedback:petitions")
    first = Tab("Tất cả", here, not active)
    return [
        first,
        *(
            Tab(label, f"{here}?muc={shelf}", shelf == active, counts[shelf])
            for shelf, label in SHELF_NAMES.items()
        ),
    ]


def stats_of(found: Figures, period: str, *, may_open: bool) -> list[Stat]:
    """The counts of a period, each opening its records for who may."""
    counts: tuple[tuple[Figure, int, Tone], ...] = (
        (Figure.RECEIVED, found.received, "info"),
        (Figure.ANSWERED, found.answered, "good"),
        (Figure.LATE, found.late, "late"),
        (Figure.REOPENED, found.reopened, "warn"),
        (Figure.PUBLISHED, found.published, "good"),
    )
    return [
        Stat(
            figure.label,
            number_vi(number),
            _records(figure, period) if may_open else "",
            tone=_tone(tone, number),
        )
        for figure, number, tone in counts
    ]


def _tone(tone: Tone, number: int) -> Tone:
    return tone if number else "neutral"


def _records(figure: Figure, period: str) -> str:
    address = reverse("feedback:records", args=[figure.value])
    return f"{address}?{urlencode({'ky': period})}"


def rates_of(found: Figures, period: str, *, may_open: bool) -> list[Stat]:
    """The shares of a period, each opening what it is a share of."""
    shares: tuple[tuple[str, Ratio, Figure], ...] = (
        ("PAKN xử lý đúng hạn (5.2)", found.official, Figure.JUDGED),
        ("Hài lòng về xử lý PAKN (5.3)", found.content, Figure.ANSWERED),
        ("Người gửi hài lòng", found.satisfied, Figure.MARKED),
    )
    return [
        Stat(
            label,
            ratio.show(),
            _records(figure, period) if may_open and ratio.whole else "",
            part=ratio.part if ratio.whole else None,
            whole=ratio.whole if ratio.whole else None,
        )
        for label, ratio, figure in shares
    ]


def parts_of(parts: Sequence[Part], name: str, period: str, *, may_open: bool) -> list[PartLine]:
    """Each class or channel with its number, which opens its petitions."""
    address = reverse("feedback:records", args=[Figure.RECEIVED.value])
    return [
        PartLine(
            part.label,
            number_vi(part.number),
            f"{address}?{urlencode({'ky': period, name: part.value or NO_CLASS})}"
            if may_open and part.number
            else "",
        )
        for part in parts
    ]


def lines_on_time(found: Figures) -> list[tuple[DutyKind, Ratio]]:
    """Each duty with how many were done by their day."""
    return [(kind, found.on_time[kind]) for kind in DutyKind]
