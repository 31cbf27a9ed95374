"""Every write of this room, one verb per thing that a person does; docs/rules/data-rights.md."""

from cchc.privacy.services.breaking import (
    Happened,
    close_breach,
    dismiss,
    note_measure,
    notify,
    report_breach,
    tell_persons,
)
from cchc.privacy.services.consenting import (
    Holder,
    consent,
    withdraw_consent,
    withdraw_of,
    write_text,
)
from cchc.privacy.services.deciding import erase, extend, refuse
from cchc.privacy.services.handling import finish, give_up, identify, note_export, reply
from cchc.privacy.services.keeping import approve, drop, prepare_run, run_approved
from cchc.privacy.services.receiving import Asked, receive

__all__ = [
    "Asked",
    "Happened",
    "Holder",
    "approve",
    "close_breach",
    "consent",
    "dismiss",
    "drop",
    "erase",
    "extend",
    "finish",
    "give_up",
    "identify",
    "note_export",
    "note_measure",
    "notify",
    "prepare_run",
    "receive",
    "refuse",
    "reply",
    "report_breach",
    "run_approved",
    "tell_persons",
    "withdraw_consent",
    "withdraw_of",
    "write_text",
]
