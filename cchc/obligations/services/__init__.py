"""Every write of this room, one verb per thing that a person does; docs/rules/obligations.md.

Values that callers hand in: ``Subject``, ``Owed``, ``Upload``, ``DocumentRef``, ``Asked``.
"""

from cchc.obligations.rules.subjects import Subject
from cchc.obligations.services.delivering import (
    DocumentRef,
    accept,
    accept_all,
    hand_in_signed,
    reopen,
    report_progress,
    send_back,
    submit,
)
from cchc.obligations.services.elsewhere import fulfil, hand_to
from cchc.obligations.services.events import correct_event, fix_dates, record_event
from cchc.obligations.services.feeds import end_feed, open_feed
from cchc.obligations.services.owing import (
    Owed,
    assign,
    await_event,
    cancel,
    owe,
    owe_many,
    restate,
)
from cchc.obligations.services.promising import (
    ask_extension,
    grant_extension,
    refuse_extension,
    reschedule,
)
from cchc.obligations.services.recommending import (
    answer,
    ask_again,
    assign_answer,
    recommend,
    satisfy,
    withdraw,
)
from cchc.obligations.services.reminding import remind
from cchc.obligations.services.secrets import Upload
from cchc.obligations.services.settling import let_go, settle
from cchc.obligations.services.urging import Asked, redraft_urging, tell_issued, urge, urge_all

__all__ = [
    "Asked",
    "DocumentRef",
    "Owed",
    "Subject",
    "Upload",
    "accept",
    "accept_all",
    "answer",
    "ask_again",
    "ask_extension",
    "assign",
    "assign_answer",
    "await_event",
    "cancel",
    "correct_event",
    "end_feed",
    "fix_dates",
    "fulfil",
    "grant_extension",
    "hand_in_signed",
    "hand_to",
    "let_go",
    "open_feed",
    "owe",
    "owe_many",
    "recommend",
    "record_event",
    "redraft_urging",
    "refuse_extension",
    "remind",
    "reopen",
    "report_progress",
    "reschedule",
    "restate",
    "satisfy",
    "send_back",
    "settle",
    "submit",
    "tell_issued",
    "urge",
    "urge_all",
    "withdraw",
]
