"""Every write of the public pages: look-ups, figures, and what citizens file online.

Strangers write no event of the audit chain: they must not make it grow, and figures are counted
from dossiers, whose acts are in it. A dossier that is filed is registered by its own room. What
the staff tells everybody (news, a plan's progress) is an event.
"""

from cchc.portal.services.accounts import close_account, erase_filers
from cchc.portal.services.drafting import carry_over, drop_draft, fill_in, forget_drafts, start
from cchc.portal.services.permitting import (
    approve_filing,
    end_filing,
    prepare_filing,
    send_filing_back,
    submit_filing,
    tick_item,
    untick_item,
)
from cchc.portal.services.public import (
    forget_counts,
    look_up,
    look_up_petition,
    publish_figures,
    publish_month,
)
from cchc.portal.services.remembering import take_back
from cchc.portal.services.signing_in import (
    ask_code,
    forget_sign_ins,
    keep_session,
    open_session,
    sign_out,
)
from cchc.portal.services.submitting import Way, submit
from cchc.portal.services.telling import (
    correct_news,
    hide_plan,
    publish_news,
    show_plan,
    withdraw_news,
    write_news,
)

__all__ = [
    "Way",
    "approve_filing",
    "ask_code",
    "carry_over",
    "close_account",
    "correct_news",
    "drop_draft",
    "end_filing",
    "erase_filers",
    "fill_in",
    "forget_counts",
    "forget_drafts",
    "forget_sign_ins",
    "hide_plan",
    "keep_session",
    "look_up",
    "look_up_petition",
    "open_session",
    "prepare_filing",
    "publish_figures",
    "publish_month",
    "publish_news",
    "send_filing_back",
    "show_plan",
    "sign_out",
    "start",
    "submit",
    "submit_filing",
    "take_back",
    "tick_item",
    "untick_item",
    "withdraw_news",
    "write_news",
]
