"""How dialogues look on screens: badges, buttons, figures that open their records."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from cchc.dialogues.choices import DialogueAct, Figure, QuestionAct, QuestionState, State
from cchc.dialogues.measures import Figures
from cchc.dialogues.models import Dialogue, DialogueQuestion
from cchc.kernel.formats import number_vi
from cchc.web.components import Badge, Stat, Tab, Tone

TONES: dict[State, Tone] = {
    State.DRAFT: "warn",
    State.ANNOUNCED: "info",
    State.HELD: "info",
    State.CLOSED: "good",
    State.CALLED_OFF: "neutral",
}
QUESTION_TONES: dict[QuestionState, Tone] = {
    QuestionState.RECEIVED: "warn",
    QuestionState.ADMITTED: "info",
    QuestionState.REFUSED: "neutral",
    QuestionState.ANSWERED: "good",
}
_FIRST = "btn btn-primary"


@dataclass(frozen=True)
class Button:
    """An act of a person as a link, or as a form when ``is_post``."""

    label: str
    address: str
    css: str = "btn"
    is_post: bool = False


def badge_of(row: Dialogue) -> Badge:
    """Where a dialogue is in its life."""
    return Badge(row.status.label, TONES[row.status])


def question_badge(row: DialogueQuestion) -> Badge:
    """Where a question is in its life."""
    return Badge(row.status.label, QUESTION_TONES[row.status])


_BUTTONS: tuple[tuple[DialogueAct, str, str, str, bool], ...] = (
    (DialogueAct.ANNOUNCE, "Công bố lịch", "announce", _FIRST, True),
    (DialogueAct.HOLD, "Ghi nhận đã tổ chức", "hold", _FIRST, False),
    (DialogueAct.PROMISE, "Ghi lời hứa", "promise", _FIRST, False),
    (DialogueAct.INVITE, "Soạn giấy mời", "invite", "btn", True),
    (DialogueAct.MINUTE, "Soạn biên bản", "minute", "btn", True),
    (DialogueAct.CLOSE, "Khép lại", "close", "btn", True),
    (DialogueAct.REVISE, "Sửa", "revise", "btn", False),
    (DialogueAct.MOVE, "Dời", "move", "btn", False),
    (DialogueAct.CALL_OFF, "Hủy buổi này", "call_off", "btn", False),
)
_QUESTION_BUTTONS: tuple[tuple[QuestionAct, str, str], ...] = (
    (QuestionAct.ADMIT, "Tiếp nhận", "admit"),
    (QuestionAct.ANSWER, "Trả lời", "answer"),
    (QuestionAct.REFUSE, "Không tiếp nhận", "refuse"),
)


def buttons_of(
    row: Dialogue, acts: frozenset[DialogueAct], *, hidden: frozenset[DialogueAct]
) -> list[Button]:
    """What may be done to a dialogue, the way forward first; ``hidden`` would be refused."""
    return [
        Button(label, reverse(f"dialogues:{page}", args=[row.pk]), css, is_post)
        for act, label, page, css, is_post in _BUTTONS
        if act in acts - hidden
    ]


def question_buttons(row: DialogueQuestion, acts: frozenset[QuestionAct]) -> list[Button]:
    """What may be done to a question, the way forward first."""
    found = [
        (label, reverse(f"dialogues:{page}", args=[row.pk]))
        for act, label, page in _QUESTION_BUTTONS
        if act in acts
    ]
    return [Button(label, to, _FIRST if n == 0 else "btn") for n, (label, to) in enumerate(found)]


_SHOWN: tuple[tuple[Figure, Tone], ...] = (
    (Figure.MEETINGS, "info"),
    (Figure.QUESTIONS, "info"),
    (Figure.ANSWERED, "good"),
    (Figure.PROMISES, "info"),
    (Figure.KEPT, "good"),
    (Figure.LATE, "late"),
    (Figure.WAITING, "neutral"),
)


def figures_shown(found: Figures, year: int) -> list[Stat]:
    """The figures of a year, each opening its records."""
    return [_stat(found, figure, tone, year) for figure, tone in _SHOWN]


def _stat(found: Figures, figure: Figure, tone: Tone, year: int) -> Stat:
    number = found.counts[figure]
    to = f"{reverse('dialogues:figure')}?{urlencode({'year': year, 'figure': figure.value})}"
    return Stat(str(figure.label), number_vi(number), to, tone=tone if number else "neutral")


def question_tabs(counts: dict[str, int], address: str, chosen: str) -> list[Tab]:
    """The states of the questions as tabs."""
    every = Tab("Tất cả", address, chosen not in QuestionState.values, sum(counts.values()))
    states = [
        Tab(state.label, f"{address}?state={state.value}", state.value == chosen, counts[state])
        for state in QuestionState
        if counts.get(state)
    ]
    return [every, *states]
