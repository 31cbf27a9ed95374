"""Writes of notices: messages in the program, letters and notices to people outside."""

from cchc.notices.services.calling import put_unproven_on_list, record_call
from cchc.notices.services.configuring import (
    Use,
    Written,
    open_for_demo,
    set_channel,
    set_code,
    set_order,
    write_template,
)
from cchc.notices.services.forgetting import empty_old_notices
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
from cchc.notices.services.receipts import (
    take_receipt,
)
from cchc.notices.services.sending import send_notice
from cchc.notices.services.telling import PROGRAM, Recipient, Subject, tell
from cchc.notices.services.withdrawing import drop_letters, withdraw_about

__all__ = [
    "CLAIM",
    "LETTERS_KEPT",
    "PROGRAM",
    "Recipient",
    "Subject",
    "Use",
    "Written",
    "drop_letters",
    "empty_old_notices",
    "forget_letters",
    "give_up_waiting",
    "mark_all_read",
    "mark_read",
    "open_for_demo",
    "put",
    "put_unproven_on_list",
    "record_call",
    "send",
    "send_letter",
    "send_notice",
    "set_channel",
    "set_code",
    "set_order",
    "take_receipt",
    "tell",
    "withdraw_about",
    "write_outside",
    "write_template",
]
