"""Every write of the public pages: look-ups, figures, and what citizens file online.

No event of the audit chain: a stranger must not make it grow, and figures are counted from
dossiers, whose acts are in it. A dossier that is filed is registered by its own room.
"""

from cchc.portal.services.drafting import carry_over, drop_draft, fill_in, forget_drafts, start
from cchc.portal.services.public import forget_counts, look_up, publish_figures, publish_month
from cchc.portal.services.signing_in import (
    ask_code,
    forget_sign_ins,
    keep_session,
    open_session,
    sign_out,
)
from cchc.portal.services.submitting import Way, submit

__all__ = [
    "Way",
    "ask_code",
    "carry_over",
    "drop_draft",
    "fill_in",
    "forget_counts",
    "forget_drafts",
    "forget_sign_ins",
    "keep_session",
    "look_up",
    "open_session",
    "publish_figures",
    "publish_month",
    "sign_out",
    "start",
    "submit",
]
