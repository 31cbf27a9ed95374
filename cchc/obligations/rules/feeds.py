"""How the secret of a calendar feed is kept; docs/rules/calendar-feed.md."""

import hashlib


def hashed(secret: str) -> str:
    """What is kept of a secret: it has 256 bits, so that its plain hash tells nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
