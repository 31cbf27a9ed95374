"""How reviews look on screens: badges, figures that open their records, places with savings."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from cchc.kernel.formats import number_vi
from cchc.reviews.choices import FindingState, ProposalAct, ProposalState
from cchc.reviews.measures import Figures
from cchc.reviews.models import Finding
from cchc.reviews.rules.saving import explained
from cchc.reviews.rules.values import Place, Removal, Saving
from cchc.web.components import Badge, Stat, Tab, Tone

FINDING_TONES: dict[FindingState, Tone] = {
    FindingState.OPEN: "warn",
    FindingState.CONFIRMED: "info",
    FindingState.DISMISSED: "neutral",
    FindingState.PROPOSED: "good",
}
PROPOSAL_TONES: dict[ProposalState, Tone] = {
    ProposalState.DRAFT: "warn",
    ProposalState.SENT: "info",
    ProposalState.ACCEPTED: "good",
    ProposalState.PARTLY: "good",
    ProposalState.REFUSED: "bad",
    ProposalState.IMPLEMENTED: "good",
    ProposalState.WITHDRAWN: "neutral",
}


_FIRST = "btn btn-primary"


@dataclass(frozen=True)
class ShownPlace:
    """A place beside the others, with what leaving it out would save; None where it stays."""

    place: Place
    removal: Removal | None
    saving: Saving | None


@dataclass(frozen=True)
class Button:
    """An act of a person as a link, or as a form when ``is_post``."""

    label: str
    address: str
    css: str = "btn"
    is_post: bool = False


def badge_of(finding: Finding) -> Badge:
    """What was decided about a finding."""
    state = FindingState(finding.state)
    return Badge(state.label, FINDING_TONES[state])


def proposal_badge(state: ProposalState) -> Badge:
    """Where a proposal is in its life."""
    return Badge(state.label, PROPOSAL_TONES[state])


def places_of(finding: Finding) -> list[ShownPlace]:
    """The places of a finding with the saving of each."""
    lines = explained(finding.saves, finding.review.costs)
    saved = {removal.place.key: (removal, worth) for removal, worth in lines}
    return [ShownPlace(place, *saved.get(place.key, (None, None))) for place in finding.at]


def figures_shown(found: Figures, year: int) -> list[Stat]:
    """The figures of a year, each opening its records."""
    of: tuple[tuple[str, str, str, Tone], ...] = (
        ("Thủ tục đã rà soát", "procedures", "procedures", "info"),
        ("Phát hiện", "findings", "findings", "info"),
        ("Chưa xem xét", "findings", "open", "warn"),
        ("Bỏ qua có lý do", "findings", "dismissed", "neutral"),
        ("Đề xuất", "proposals", "proposals", "info"),
        ("Chờ trả lời", "proposals", "sent", "warn"),
        ("Đã thực hiện", "proposals", "implemented", "good"),
    )
    return [
        *(
            _counted(label, found.counts[name], _records(page, year, name), tone)
            for label, page, name, tone in of
        ),
        _saved("Tiết kiệm theo đề xuất", found.saving, _records("proposals", year, "saving")),
        _saved("Được chấp thuận", found.agreed, _records("proposals", year, "agreed")),
    ]


def _counted(label: str, number: int, url: str, tone: Tone) -> Stat:
    return Stat(label, number_vi(number), url, tone=tone if number else "neutral")


def _saved(label: str, worth: Saving, url: str) -> Stat:
    note = f"{number_vi(worth.minutes)} phút mỗi năm"
    return Stat(label, f"{number_vi(worth.dong)} đ", url, note=note)


def _records(page: str, year: int, figure: str) -> str:
    return f"{reverse(f'reviews:{page}')}?{urlencode({'year': year, 'figure': figure})}"


def figure_tabs(found: Figures, year: int, figure: str) -> list[Tab]:
    """The states of the year's proposals as tabs."""
    names = [("proposals", "Chưa rút")] + [(s.value, s.label) for s in ProposalState]
    return [
        Tab(label, _records("proposals", year, name), name == figure, found.counts[name])
        for name, label in names
    ]


_BUTTONS: tuple[tuple[ProposalAct, Button], ...] = (
    (ProposalAct.DRAFT_PAPER, Button("Soạn tờ trình", "draft_submission", _FIRST, is_post=True)),
    (ProposalAct.SEND, Button("Ghi nhận đã gửi", "send")),
    (ProposalAct.ACCEPT, Button("Ghi trả lời", "answer", _FIRST)),
    (ProposalAct.IMPLEMENT, Button("Ghi nhận đã thực hiện", "implement", _FIRST)),
    (ProposalAct.REVISE, Button("Sửa", "revise")),
    (ProposalAct.WITHDRAW, Button("Rút đề xuất", "withdraw")),
)


def buttons_of(pk: int, acts: frozenset[ProposalAct]) -> list[Button]:
    """What may be done to a proposal, the way forward first."""
    return [
        replace(button, address=reverse(f"reviews:{button.address}", args=[pk]))
        for act, button in _BUTTONS
        if act in acts
    ]
