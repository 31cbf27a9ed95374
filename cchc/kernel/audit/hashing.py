"""How an event becomes a hash; docs/rules/audit.md gives the same in prose."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from cchc.kernel.canonical import Json, canonical, digest

GENESIS = "0" * 64


class Link(NamedTuple):
    """An event as it is hashed. ``facts`` is canonical text, ``commitment`` may be empty.

    ``at`` is None only where somebody wrote no moment into the database; no hash fits that.
    """

    agency: str
    seq: int
    at: datetime | None
    actor: str
    act: str
    kind: str
    key: str
    facts: str
    commitment: str
    prev: str


def link_hash(link: Link) -> str:
    """SHA-256(prev ‖ canonical list of the other fields in their order), hexadecimal."""
    moment = link.at.astimezone(UTC).isoformat(timespec="microseconds") if link.at else None
    body = canonical([link.agency, link.seq, moment, *link[3:9]])
    return digest(link.prev.encode(), body.encode())


def commitment(nonce: bytes, payload: str) -> str:
    """SHA-256(nonce ‖ canonical payload): says nothing about the payload once the nonce is gone."""
    return digest(nonce, payload.encode())


def merkle_root(rows: Sequence[Json]) -> str:
    """Root over the canonical rows; leaves and branches are told apart (RFC 6962)."""
    level = [hashlib.sha256(b"\x00" + canonical(row).encode()).digest() for row in rows]
    if not level:
        return digest(b"")
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [hashlib.sha256(b"\x01" + left + right).digest() for left, right in pairs]
        level = above + level[len(above) * 2 :]
    return level[0].hex()
