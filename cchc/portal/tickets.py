"""What lets a page send a supplement: closed, for half an hour, for one dossier and one sending.

Whoever typed code and PIN gets it in the page, so that neither has to be typed, or kept, again.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from cchc.kernel import crypto

SECONDS = 1800
_PLACE = "portal supplement ticket"


@dataclass(frozen=True)
class Ticket:
    """The key of a dossier, and of the sending that it allows."""

    dossier: int
    key: UUID


def issued(dossier: int, *, at: datetime) -> str:
    """A ticket for a new sending, in letters and digits."""
    said = json.dumps([dossier, uuid4().hex, int(at.timestamp())]).encode()
    return crypto.seal(_key(), said, _PLACE).hex()


def opened(text: str, *, at: datetime) -> Ticket | None:
    """What the ticket allows; None when it has lapsed or was not issued here."""
    try:
        sealed = bytes.fromhex(text)
        dossier, key, since = json.loads(crypto.open_sealed(_key(), sealed, _PLACE))
    except (ValueError, crypto.Unopened):
        return None
    is_fresh = 0 <= int(at.timestamp()) - since < SECONDS
    return Ticket(dossier, UUID(key)) if is_fresh else None


def _key() -> bytes:
    return crypto.purpose_key("CCHC_MASTER_KEY", "portal.ticket")
