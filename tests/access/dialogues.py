"""Addresses of dialogues: seen by the ward, run by leaders and the office."""

from cchc.dialogues.tests.factories import FRIDAY, announced, asked, held, prepared
from cchc.organisation.tests.factories import Cast
from tests.access import LEADERS, OFFICE, SEERS, Row

RUNNERS = LEADERS | OFFICE
TAKERS = RUNNERS | {"hoa"}
DOERS = RUNNERS | {"hoa", "binh", "thu", "son", "van"}


def _draft(who: Cast) -> tuple[object, ...]:
    return (prepared(who).pk,)


def _announced(who: Cast) -> tuple[object, ...]:
    return (announced(who).pk,)


def _held(who: Cast) -> tuple[object, ...]:
    return (held(who).pk,)


def _question(who: Cast) -> tuple[object, ...]:
    return (asked(announced(who), at=FRIDAY).pk,)


UNSEEN = {"binh": 404, "thu": 404, "son": 404, "van": 404, "yen": 404, "tam": 404}
NOT_OF_UNIT = {"binh": 404, "thu": 404, "son": 404, "van": 404}

ROWS: dict[str, Row] = {
    "dialogues:dialogues": Row(SEERS),
    "dialogues:prepare": Row(RUNNERS),
    "dialogues:figure": Row(SEERS, answers=frozenset((404,))),
    "dialogues:dialogue": Row(SEERS, record=_draft),
    "dialogues:revise": Row(RUNNERS, record=_draft),
    "dialogues:invite": Row(RUNNERS, record=_draft, method="post"),
    "dialogues:announce": Row(RUNNERS, record=_draft, method="post"),
    "dialogues:move": Row(RUNNERS, record=_announced),
    "dialogues:call_off": Row(RUNNERS, record=_announced),
    "dialogues:hold": Row(RUNNERS, record=_announced),
    "dialogues:promise": Row(RUNNERS, record=_held),
    "dialogues:minute": Row(RUNNERS, record=_held, method="post"),
    "dialogues:close": Row(RUNNERS, record=_held, method="post"),
    "dialogues:take": Row(TAKERS, record=_announced),
    "dialogues:question": Row(TAKERS, record=_question, otherwise=UNSEEN),
    "dialogues:admit": Row(RUNNERS, record=_question),
    "dialogues:refuse": Row(RUNNERS, record=_question),
    "dialogues:answer": Row(TAKERS, record=_question, otherwise=NOT_OF_UNIT),
    "dialogues:asker": Row(TAKERS, record=_question, method="post"),
}
