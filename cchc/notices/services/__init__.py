"""Writes of notices: messages in the program, letters and notices to people outside."""

from cchc.notices.services.inbox import (
    CLAIM,
    LETTERS_KEPT,
    forget_letters,
    give_up_waiting,
    mark_all_read,
    mark_read,
    put,
    send,
    send_letter,
    write_outside,
)
from cchc.notices.services.telling import Recipient, Subject, tell

__all__ = [
    "CLAIM",
    "LETTERS_KEPT",
    "Recipient",
    "Subject",
    "forget_letters",
    "give_up_waiting",
    "mark_all_read",
    "mark_read",
    "put",
    "send",
    "send_letter",
    "tell",
    "write_outside",
]
