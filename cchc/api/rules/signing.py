"""The signature of a message: HMAC-SHA256 over moment and body; docs/rules/api.md, "Signature"."""

import hashlib
import hmac

HEADER = "X-CCHC-Signature"


def signature(secret: str, seconds: int, body: str) -> str:
    """The hexadecimal digits of v1."""
    signed = f"{seconds}.{body}".encode()
    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def header(secret: str, seconds: int, body: str) -> str:
    """The value of the header."""
    return f"t={seconds},v1={signature(secret, seconds, body)}"
