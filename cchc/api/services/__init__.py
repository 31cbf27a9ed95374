"""Every write of this room; docs/rules/api.md."""

from cchc.api.services.answering import Kept, KeyUsed, answer_once
from cchc.api.services.clients import (
    approve_client,
    note_use,
    register_client,
    revoke_client,
)
from cchc.api.services.delivering import deliver
from cchc.api.services.following import follow, tell_of_lateness
from cchc.api.services.forgetting import forget_answers, forget_deliveries
from cchc.api.services.subscriptions import (
    resume_subscription,
    send_ping,
    stop_subscription,
    subscribe,
)

__all__ = [
    "Kept",
    "KeyUsed",
    "answer_once",
    "approve_client",
    "deliver",
    "follow",
    "forget_answers",
    "forget_deliveries",
    "note_use",
    "register_client",
    "resume_subscription",
    "revoke_client",
    "send_ping",
    "stop_subscription",
    "subscribe",
    "tell_of_lateness",
]
