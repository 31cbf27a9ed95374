"""Every write of this room, one verb per thing that a person does; docs/rules/documents.md.

``Arrival`` is what ``register_incoming`` is handed.
"""

from cchc.documents.services.drafting import ask_comments, comment, draft, hold, revise, withdraw
from cchc.documents.services.incoming import (
    Arrival,
    pass_on,
    register_incoming,
    state_secret_count,
)
from cchc.documents.services.issuing import attach_signed_copy, issue
from cchc.documents.services.signing import freeze, send_back, sign_off

__all__ = [
    "Arrival",
    "ask_comments",
    "attach_signed_copy",
    "comment",
    "draft",
    "freeze",
    "hold",
    "issue",
    "pass_on",
    "register_incoming",
    "revise",
    "send_back",
    "sign_off",
    "state_secret_count",
    "withdraw",
]
