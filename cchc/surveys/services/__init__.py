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
from cchc.surveys.services.closing import FOLLOW_UP, close_days

__all__ = [
    "FOLLOW_UP",
    "Entered",
    "Given",
    "answer",
    "change_edition",
    "close_days",
    "draft_edition",
    "publish_edition",
    "refuse",
    "refuse_gone",
    "refuse_staff",
    "take_ready_made",
]
