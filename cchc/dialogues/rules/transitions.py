"""The life of dialogues and questions as two tables of acts; docs/rules/dialogues.md."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from cchc.dialogues.choices import Channel, DialogueAct, QuestionAct, QuestionState, State
from cchc.kernel.errors import RuleBroken

S = TypeVar("S", State, QuestionState)


@dataclass(frozen=True)
class Move(Generic[S]):
    """From which states an act is possible, to which it leads (None: it stays)."""

    before: frozenset[S]
    after: S | None = None


DIALOGUES: dict[DialogueAct, Move[State]] = {
    DialogueAct.REVISE: Move(frozenset({State.DRAFT})),
    DialogueAct.INVITE: Move(frozenset({State.DRAFT, State.ANNOUNCED})),
    DialogueAct.ANNOUNCE: Move(frozenset({State.DRAFT}), State.ANNOUNCED),
    DialogueAct.MOVE: Move(frozenset({State.ANNOUNCED})),
    DialogueAct.CALL_OFF: Move(frozenset({State.DRAFT, State.ANNOUNCED}), State.CALLED_OFF),
    DialogueAct.HOLD: Move(frozenset({State.ANNOUNCED}), State.HELD),
    DialogueAct.PROMISE: Move(frozenset({State.HELD})),
    DialogueAct.MINUTE: Move(frozenset({State.HELD})),
    DialogueAct.CLOSE: Move(frozenset({State.HELD}), State.CLOSED),
}
_RECEIVED, _ADMITTED = QuestionState.RECEIVED, QuestionState.ADMITTED
QUESTIONS: dict[QuestionAct, Move[QuestionState]] = {
    QuestionAct.ADMIT: Move(frozenset({_RECEIVED, _ADMITTED, QuestionState.REFUSED}), _ADMITTED),
    QuestionAct.REFUSE: Move(frozenset({_RECEIVED, _ADMITTED}), QuestionState.REFUSED),
    QuestionAct.ANSWER: Move(
        frozenset({_ADMITTED, QuestionState.ANSWERED}), QuestionState.ANSWERED
    ),
}
# What everybody may read: the calendar begins with the announcement and forgets nothing.
PUBLIC = (State.ANNOUNCED, State.HELD, State.CLOSED, State.CALLED_OFF)
SHOWN_QUESTIONS = (QuestionState.ADMITTED, QuestionState.ANSWERED)
_TAKEN_WHEN = {
    Channel.PORTAL: State.ANNOUNCED,
    Channel.COUNTER: State.ANNOUNCED,
    Channel.MEETING: State.HELD,
}


def dialogue_after(act: DialogueAct, state: State) -> State:
    """The state after the act; RuleBroken when it is not possible now."""
    return _after(DIALOGUES[act], act.label, state, "Buổi đối thoại")


def question_after(act: QuestionAct, state: QuestionState) -> QuestionState:
    """The state after the act; RuleBroken when it is not possible now."""
    return _after(QUESTIONS[act], act.label, state, "Câu hỏi")


def dialogue_acts(state: State) -> frozenset[DialogueAct]:
    """What may be done to a dialogue in that state."""
    return frozenset(act for act, move in DIALOGUES.items() if state in move.before)


def question_acts(state: QuestionState) -> frozenset[QuestionAct]:
    """What may be done to a question in that state."""
    return frozenset(act for act, move in QUESTIONS.items() if state in move.before)


def takes_questions(channel: Channel, state: State, *, until: date | None, today: date) -> bool:
    """Whether a question may come this way on that day."""
    if state != _TAKEN_WHEN[channel]:
        return False
    return channel is not Channel.PORTAL or until is None or today <= until


@dataclass(frozen=True)
class Open:
    """What keeps a dialogue from being closed: a sentence for each."""

    has_minutes: bool
    questions: int
    promises: int

    def reasons(self) -> Collection[str]:
        """In words, what there is to do; nothing when it may be closed."""
        said = []
        if not self.has_minutes:
            said.append("biên bản chưa được phát hành")
        if self.questions:
            said.append(f"{self.questions} câu hỏi chưa trả lời")
        if self.promises:
            said.append(f"{self.promises} lời hứa chưa thực hiện xong hoặc chưa nghiệm thu")
        return said


def demand_closable(left: Open) -> None:
    """RuleBroken naming all that is left to do."""
    if reasons := left.reasons():
        raise RuleBroken(f"Chưa khép lại được: {'; '.join(reasons)}.")


def _after(move: Move[S], label: str, state: S, what: str) -> S:
    if state not in move.before:
        raise RuleBroken(
            f"{what} đang ở trạng thái “{state.label}” nên không thể "
            f"{label[0].lower()}{label[1:]}. Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return move.after or state
