"""The life of a petition: one table act → (from, to), and who may; docs/rules/feedback.md."""

from collections.abc import Collection
from dataclasses import dataclass

from cchc.feedback.choices import Kind, PetitionAct, State
from cchc.kernel.errors import RuleBroken

A, S = PetitionAct, State
SENDER, HANDLER = "sender", "handler"
RECEIVE, ASSIGN = "receive_petition", "assign_petition"
APPROVE, PUBLISH, RESERVED = "approve_petition", "publish_petition", "see_reserved_petitions"


@dataclass(frozen=True)
class Move:
    """From which states, to which (None: it stays), and the rights of which one is enough."""

    sources: tuple[State, ...]
    target: State | None
    by: tuple[str, ...]


_AT_FIRST = (S.NEW, S.RECEIVED, S.CLASSIFIED)
_UNDER_WAY = (S.NEW, S.ASKED, *_AT_FIRST[1:], S.HANDLING, S.WAITING, S.APPROVED)
MOVES: dict[PetitionAct, Move] = {
    A.RECEIVE: Move((S.NEW,), S.RECEIVED, (RECEIVE,)),
    A.REFUSE: Move((S.NEW,), S.REFUSED, (RECEIVE,)),
    A.ASK_MORE: Move((S.NEW, S.RECEIVED), S.ASKED, (RECEIVE,)),
    A.SUPPLY: Move((S.ASKED,), S.NEW, (SENDER, RECEIVE)),
    A.CLASSIFY: Move((S.RECEIVED, S.CLASSIFIED), S.CLASSIFIED, (RECEIVE,)),
    A.GUIDE: Move(_AT_FIRST, S.GUIDED, (RECEIVE,)),
    A.RESERVE: Move(_UNDER_WAY, S.RESERVED, (RECEIVE, ASSIGN, HANDLER)),
    A.SETTLE: Move((S.RESERVED,), S.SETTLED, (RESERVED,)),
    A.FORWARD: Move((S.CLASSIFIED,), S.FORWARDED, (RECEIVE,)),
    A.MERGE: Move(_AT_FIRST, S.MERGED, (RECEIVE,)),
    A.ASSIGN: Move((S.CLASSIFIED, S.HANDLING), S.HANDLING, (ASSIGN,)),
    A.DRAFT: Move((S.HANDLING,), S.HANDLING, (HANDLER, ASSIGN)),
    A.SUBMIT: Move((S.HANDLING,), S.WAITING, (HANDLER, ASSIGN)),
    A.SEND_BACK: Move((S.WAITING,), S.HANDLING, (APPROVE,)),
    A.APPROVE: Move((S.WAITING,), S.APPROVED, (APPROVE,)),
    A.SEND: Move((S.APPROVED,), S.ANSWERED, (RECEIVE, HANDLER)),
    A.PUBLISH: Move((S.ANSWERED,), S.PUBLISHED, (PUBLISH,)),
    A.WITHHOLD: Move((S.ANSWERED,), S.ANSWERED, (PUBLISH,)),
    A.TAKE_DOWN: Move((S.PUBLISHED,), S.ANSWERED, (PUBLISH,)),
    A.MARK: Move((S.ANSWERED, S.PUBLISHED), None, (SENDER,)),
    A.REOPEN: Move((S.ANSWERED, S.PUBLISHED), S.HANDLING, (SENDER,)),
}
HANDLED_HERE = (Kind.CONDUCT, Kind.OWN_RULES)
CLASSES = (*HANDLED_HERE, Kind.OTHER_RULES)  # what ``classify`` may say; the others are own acts
_NEEDS_KIND: dict[PetitionAct, tuple[Kind, ...]] = {
    A.ASSIGN: HANDLED_HERE,
    A.FORWARD: (Kind.OTHER_RULES,),
}
_NOT_PUBLIC = "Phản ánh kín không công khai."


@dataclass(frozen=True)
class Ties:
    """What hangs on the petition itself, and on the person's part in it."""

    kind: str = ""
    is_leaders: bool = False  # reach "leader": the head alone does every act
    is_sealed: bool = False  # of any reach but "open"
    is_handler: bool = False
    is_author: bool = False  # drafted the answer that waits
    has_answer: bool = False  # something is drafted in this round
    was_reopened: bool = False
    was_marked: bool = False  # in this round
    is_withheld: bool = False


def refusal(act: PetitionAct, rights: Collection[str], ties: Ties) -> str:
    """Why the person may not, as a sentence; "" when they may. ``rights``: acts of their posts."""
    if ties.is_leaders:
        may = RESERVED in rights or (SENDER in rights and SENDER in MOVES[act].by)
        return "" if may else "Việc này chỉ người đứng đầu cơ quan được làm."
    held = {*rights, HANDLER} if ties.is_handler else set(rights)
    if held.isdisjoint(MOVES[act].by):
        return "Việc này không thuộc phần việc của bạn."
    if act is A.APPROVE and ties.is_author:
        return "Bạn đã soạn trả lời này; cần người khác duyệt."
    return ""


def why_not(act: PetitionAct, state: State, ties: Ties) -> str:
    """Why it cannot be done now, whoever does it; "" when it can."""
    if state not in MOVES[act].sources:
        return f"Phản ánh đang ở trạng thái “{state.label}” nên không thể {_small(act)}."
    wanted = _NEEDS_KIND.get(act)
    if wanted and ties.kind not in wanted:
        return f"Chỉ {_small(act)} phản ánh loại: {'; '.join(kind.label for kind in wanted)}."
    return _of_the_round(act, ties)


def _of_the_round(act: PetitionAct, ties: Ties) -> str:
    """What was done before in this round, or must have been."""
    said = {
        A.REOPEN: (ties.was_reopened, "Mỗi phản ánh được đề nghị xem lại một lần."),
        A.MARK: (ties.was_marked, "Bạn đã đánh giá trả lời này rồi."),
        A.SUBMIT: (not ties.has_answer, "Chưa có nội dung trả lời; hãy soạn trả lời trước."),
        A.PUBLISH: (ties.is_sealed, _NOT_PUBLIC),
        A.WITHHOLD: (ties.is_sealed or ties.is_withheld, "Phản ánh này đã không công khai."),
    }
    stands, message = said.get(act, (False, ""))
    return message if stands else ""


def after(act: PetitionAct, state: State, ties: Ties) -> State:
    """The state after the act; RuleBroken when it cannot be done now."""
    if why := why_not(act, state, ties):
        raise RuleBroken(f"{why} Hãy tải lại trang để xem tình trạng mới nhất.")
    return MOVES[act].target or state


def open_acts(state: State, rights: Collection[str], ties: Ties) -> frozenset[PetitionAct]:
    """What the person may do now; buttons show these."""
    return frozenset(
        act for act in MOVES if not why_not(act, state, ties) and not refusal(act, rights, ties)
    )


def _small(act: PetitionAct) -> str:
    return act.label[0].lower() + act.label[1:]
