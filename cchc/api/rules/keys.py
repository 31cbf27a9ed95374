"""Keys of clients: how they look, how they are kept, until when they open; docs/rules/api.md."""

import hashlib
import hmac
import re
import secrets
import string
from dataclasses import dataclass
from datetime import date, datetime

_FORM = re.compile(r"cchc_([a-z]{8})_([A-Za-z0-9_-]{43})", re.ASCII)
_BYTES = 32
UNKNOWN = "Không có khóa này. Gửi tiêu đề Authorization: Bearer kèm khóa được cấp."
WAITING = "Khóa chưa được lãnh đạo cơ quan duyệt; chờ duyệt rồi dùng."
REVOKED = "Khóa đã bị thu hồi; liên hệ quản trị của cơ quan để được cấp khóa mới."
EXPIRED = "Khóa đã hết hạn; liên hệ quản trị của cơ quan để được cấp khóa mới."


@dataclass(frozen=True)
class NewKey:
    """A key as it is shown once: its public part, and the hash that is kept."""

    text: str
    name: str
    digest: str


def new_key() -> NewKey:
    """A key that nobody has."""
    name = "".join(secrets.choice(string.ascii_lowercase) for _ in range(8))
    text = f"cchc_{name}_{secrets.token_urlsafe(_BYTES)}"
    return NewKey(text, name, digest_of(text))


def digest_of(text: str) -> str:
    """What is kept of a key; 256 random bits need no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def name_in(text: str) -> str:
    """The public part of what was sent; empty when it is no key."""
    found = _FORM.fullmatch(text)
    return found[1] if found else ""


def refusal(
    sent: str,
    digest: str,
    *,
    is_approved: bool,
    expires_on: date | None,
    revoked_at: datetime | None,
    day: date,
) -> str:
    """Why the key does not open on that day; empty when it does."""
    if not hmac.compare_digest(digest_of(sent), digest):
        return UNKNOWN
    if revoked_at is not None:
        return REVOKED
    if not is_approved:
        return WAITING
    return EXPIRED if expires_on is not None and expires_on < day else ""
