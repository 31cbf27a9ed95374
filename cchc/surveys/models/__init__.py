"""Questionnaires in editions, answers without persons, rounds, what was refused."""

from cchc.surveys.models.answers import (
    Answered,
    AttemptCount,
    Comment,
    FollowUp,
    MarkGiven,
    Response,
)
from cchc.surveys.models.catalogue import Edition, Question, Questionnaire
from cchc.surveys.models.rounds import PaperImport, Round, Sampled

__all__ = [
    "Answered",
    "AttemptCount",
    "Comment",
    "Edition",
    "FollowUp",
    "MarkGiven",
    "PaperImport",
    "Question",
    "Questionnaire",
    "Response",
    "Round",
    "Sampled",
]
