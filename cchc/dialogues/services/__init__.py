"""Every write of this room, one verb per thing that a person does; docs/rules/dialogues.md."""

from cchc.dialogues.services.holding import call_off, close, hold, move
from cchc.dialogues.services.papers import draft_invitation, draft_minutes
from cchc.dialogues.services.preparing import Said, announce, prepare, revise
from cchc.dialogues.services.promising import promise
from cchc.dialogues.services.questions import (
    Asked,
    admit,
    answer,
    ask,
    erase_questions,
    refuse,
    take_question,
)

__all__ = [
    "Asked",
    "Said",
    "admit",
    "announce",
    "answer",
    "ask",
    "call_off",
    "close",
    "draft_invitation",
    "draft_minutes",
    "erase_questions",
    "hold",
    "move",
    "prepare",
    "promise",
    "refuse",
    "revise",
    "take_question",
]
