"""Every write of this room, one verb per thing that a person does; docs/rules/reviews.md."""

from cchc.reviews.services.answering import Answer, implement, record_answer
from cchc.reviews.services.deciding import confirm, dismiss
from cchc.reviews.services.proposing import propose, revise, withdraw
from cchc.reviews.services.running import run_review
from cchc.reviews.services.sending import draft_report, draft_submission, record_sending

__all__ = [
    "Answer",
    "confirm",
    "dismiss",
    "draft_report",
    "draft_submission",
    "implement",
    "propose",
    "record_answer",
    "record_sending",
    "revise",
    "run_review",
    "withdraw",
]
