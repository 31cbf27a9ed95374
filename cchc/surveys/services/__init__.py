"""Every write of this room, one verb per thing that a person does; docs/rules/satisfaction.md."""

from cchc.surveys.services.answering import (
    Entered,
    Given,
    answer,
    refuse,
    refuse_gone,
    refuse_staff,
)
from cchc.surveys.services.catalogue import (
    change_edition,
    draft_edition,
    publish_edition,
    take_ready_made,
)
from cchc.surveys.services.closing import FOLLOW_UP, close_days, close_nameless
from cchc.surveys.services.moderating import hide_comment, publish_comment
from cchc.surveys.services.papers import enter_interview, enter_paper, import_papers
from cchc.surveys.services.rounds import close_round, draw_round, note_call

__all__ = [
    "FOLLOW_UP",
    "Entered",
    "Given",
    "answer",
    "change_edition",
    "close_days",
    "close_nameless",
    "close_round",
    "draft_edition",
    "draw_round",
    "enter_interview",
    "enter_paper",
    "hide_comment",
    "import_papers",
    "note_call",
    "publish_comment",
    "publish_edition",
    "refuse",
    "refuse_gone",
    "refuse_staff",
    "take_ready_made",
]
