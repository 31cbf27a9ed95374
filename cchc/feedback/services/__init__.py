"""Every write of this room, one verb per thing that a person does; docs/rules/feedback.md.

Values that callers hand in: ``Said``, ``Wish``, ``Links``.
"""

from cchc.feedback.rules.receiving import Said
from cchc.feedback.services.closing import mark, publish, reopen, take_down, withhold
from cchc.feedback.services.erasing import erase_petitions
from cchc.feedback.services.filing import LARGEST, MOST_PICTURES, Wish, file_petition
from cchc.feedback.services.handling import (
    approve,
    assign,
    draft_answer,
    send,
    send_back,
    submit_answer,
)
from cchc.feedback.services.letters import draft_letter
from cchc.feedback.services.sorting import (
    Links,
    ask_more,
    classify,
    forward,
    guide,
    merge,
    receive,
    refuse,
    reserve,
    settle,
    supply,
)

__all__ = [
    "LARGEST",
    "MOST_PICTURES",
    "Links",
    "Said",
    "Wish",
    "approve",
    "ask_more",
    "assign",
    "classify",
    "draft_answer",
    "draft_letter",
    "erase_petitions",
    "file_petition",
    "forward",
    "guide",
    "mark",
    "merge",
    "publish",
    "receive",
    "refuse",
    "reopen",
    "reserve",
    "send",
    "send_back",
    "settle",
    "submit_answer",
    "supply",
    "take_down",
    "withhold",
]
