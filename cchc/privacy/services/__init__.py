"""Every write of this room, one verb per thing that a person does; docs/rules/data-rights.md."""

from cchc.privacy.services.deciding import erase, extend, refuse
from cchc.privacy.services.handling import finish, give_up, identify, note_export, reply
from cchc.privacy.services.keeping import approve, drop, prepare_run, run_approved
from cchc.privacy.services.receiving import Asked, receive

__all__ = [
    "Asked",
    "approve",
    "drop",
    "erase",
    "extend",
    "finish",
    "give_up",
    "identify",
    "note_export",
    "prepare_run",
    "receive",
    "refuse",
    "reply",
    "run_approved",
]
