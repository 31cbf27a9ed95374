"""Every write of this room, one verb per act; docs/rules/reports.md, report-submission.md."""

from cchc.reports.rules.calendar import Demand
from cchc.reports.rules.kinds import Kind
from cchc.reports.rules.submission import Covering
from cchc.reports.services.appraise import acknowledge, receive, return_submission
from cchc.reports.services.closing import close_issued, close_round
from cchc.reports.services.composing import compose
from cchc.reports.services.editing import restore_sentence, rewrite_sentence, write_words
from cchc.reports.services.kinds import decide_kind
from cchc.reports.services.opening import ask_parts, open_on_demand, open_round, open_year
from cchc.reports.services.papers import draft_paper
from cchc.reports.services.rounds import remind_parts, return_part, send_part
from cchc.reports.services.submit import (
    record_sending,
    submit_again,
    submit_upward,
    withdraw_submission,
)
from cchc.reports.services.templates import (
    TemplateWords,
    copy_template,
    retire_template,
    write_template,
)
from cchc.reports.services.waiving import waive_finding

__all__ = [
    "Covering",
    "Demand",
    "Kind",
    "TemplateWords",
    "acknowledge",
    "ask_parts",
    "close_issued",
    "close_round",
    "compose",
    "copy_template",
    "decide_kind",
    "draft_paper",
    "open_on_demand",
    "open_round",
    "open_year",
    "receive",
    "record_sending",
    "remind_parts",
    "restore_sentence",
    "retire_template",
    "return_part",
    "return_submission",
    "rewrite_sentence",
    "send_part",
    "submit_again",
    "submit_upward",
    "waive_finding",
    "withdraw_submission",
    "write_template",
    "write_words",
]
