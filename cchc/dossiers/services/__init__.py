"""Every write of this room, one verb per thing that a person does; docs/rules/dossier-life.md.

Values that callers hand in: ``Account``, ``Declared``, ``Filed``, ``Given``, ``Happened``,
``Item``, ``Paid``, ``ResultGiven``, ``Scan``.
"""

from cchc.dossiers.rules.supplements import Item
from cchc.dossiers.services.accounts import Account, end_fee_account, set_fee_account
from cchc.dossiers.services.apologising import (
    decline_extension,
    extend,
    follow_notices,
    propose_extension,
    record_phone_call,
)
from cchc.dossiers.services.attaching import Given, Scan, attach
from cchc.dossiers.services.bringing import bring_supplement
from cchc.dossiers.services.counter import take_in_incomplete, turn_away
from cchc.dossiers.services.duties import give_out_duties
from cchc.dossiers.services.ending import (
    ResultGiven,
    confirm_finish,
    finish,
    hand_back,
    keep_result,
    stop,
    withdraw,
)
from cchc.dossiers.services.incidents import Happened, record_incident
from cchc.dossiers.services.paying import (
    Paid,
    cancel_payment,
    demand_payment,
    enter_receipt,
    take_payment,
)
from cchc.dossiers.services.receiving import receive, refuse, take_in
from cchc.dossiers.services.registering import Declared, Filed, register
from cchc.dossiers.services.reminding import remind
from cchc.dossiers.services.slips import draw, draw_word
from cchc.dossiers.services.supplementing import (
    approve_supplement,
    ask_supplement,
    decline_supplement,
    take_supplement,
)
from cchc.dossiers.services.timekeeping import take_missing_times
from cchc.dossiers.services.working import (
    assign,
    hand_over,
    pass_on,
    record_opinion,
    send_out_for_opinion,
    take_back,
    take_up,
)

__all__ = [
    "Account",
    "Declared",
    "Filed",
    "Given",
    "Happened",
    "Item",
    "Paid",
    "ResultGiven",
    "Scan",
    "approve_supplement",
    "ask_supplement",
    "assign",
    "attach",
    "bring_supplement",
    "cancel_payment",
    "confirm_finish",
    "decline_extension",
    "decline_supplement",
    "demand_payment",
    "draw",
    "draw_word",
    "end_fee_account",
    "enter_receipt",
    "extend",
    "finish",
    "follow_notices",
    "give_out_duties",
    "hand_back",
    "hand_over",
    "keep_result",
    "pass_on",
    "propose_extension",
    "receive",
    "record_incident",
    "record_opinion",
    "record_phone_call",
    "refuse",
    "register",
    "remind",
    "send_out_for_opinion",
    "set_fee_account",
    "stop",
    "take_back",
    "take_in",
    "take_in_incomplete",
    "take_missing_times",
    "take_payment",
    "take_supplement",
    "take_up",
    "turn_away",
    "withdraw",
]
