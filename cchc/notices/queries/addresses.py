"""Where providers send their receipts; the address is the key, nobody can guess it."""

import hashlib
import hmac

from cchc.kernel.crypto import purpose_key
from cchc.notices.channels.credentials import callback_secret

RECEIPTS_FROM = ("zalo", "esms", "http")
_TOKEN_LENGTH = 40


def callback_token(provider: str) -> str:
    """What the address of the provider's receipts ends with; nobody can guess it."""
    named = callback_secret(provider)
    if named:
        return named
    key = purpose_key("CCHC_MASTER_KEY", "notice receipts")
    return hmac.new(key, provider.encode(), hashlib.sha256).hexdigest()[:_TOKEN_LENGTH]


def callback_of(provider: str, site: str) -> str:
    """The whole address of the provider's receipts; "" for a provider that sends none."""
    if provider not in RECEIPTS_FROM:
        return ""
    return f"{site}/goi-ve/{provider}/{callback_token(provider)}/"


def is_callback_token(provider: str, token: str) -> bool:
    """Whether the address is the provider's."""
    if provider not in RECEIPTS_FROM:
        return False
    return hmac.compare_digest(callback_token(provider).encode(), token.encode())
