"""Seals: the state of a chain at the end of a day, signed by a key that is not in the database."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from django.conf import settings

from cchc.kernel import crypto
from cchc.kernel.audit.models import ChainHead, ChainSeal
from cchc.kernel.canonical import canonical

PUBLIC_KEYS = "seal.pub"


class Seal(NamedTuple):
    """What was signed and the signature; hexadecimal texts."""

    agency: str
    day: date
    seq: int
    hash: str
    public_key: str
    signature: str

    @property
    def message(self) -> bytes:
        """The signed text."""
        return canonical([self.agency, self.day.isoformat(), self.seq, self.hash]).encode()

    def line(self) -> str:
        """One line of an exported file."""
        return canonical({**self._asdict(), "day": self.day.isoformat()}) + "\n"


def home_folder() -> Path:
    """Where this installation exports its seals; copy it to another machine regularly."""
    return Path(settings.HOME) / "seals"


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(crypto.purpose_key("CCHC_SEAL_KEY", "seal"))


def own_public_key() -> str:
    """The public key that belongs to this installation's seals."""
    return _private_key().public_key().public_bytes_raw().hex()


def seal_chains(*, day: date) -> int:
    """Seal every chain as it stands now, once per day; how many were sealed.

    The seals are exported to ``home_folder`` as well.
    """
    sealed = set(ChainSeal.objects.filter(day=day).values_list("agency_key", flat=True))
    key, public = _private_key(), own_public_key()
    fresh = []
    for head in ChainHead.objects.exclude(pk__in=sealed).order_by("pk"):
        seal = Seal(head.agency_key, day, head.seq, head.hash, public, "")
        fresh.append(seal._replace(signature=key.sign(seal.message).hex()))
    ChainSeal.objects.bulk_create(
        [
            ChainSeal(agency_key=seal.agency, **dict(list(seal._asdict().items())[1:]))
            for seal in fresh
        ],
        ignore_conflicts=True,
    )
    export(home_folder())
    return len(fresh)


def kept(agency: str) -> Iterator[Seal]:
    """The seals of an agency in the database, oldest first."""
    rows = ChainSeal.objects.filter(agency_key=agency).order_by("day")
    for row in rows.iterator():
        yield Seal(row.agency_key, row.day, row.seq, row.hash, row.public_key, row.signature)


def export(folder: Path) -> None:
    """Append to ``folder`` every seal that it lacks: one file per agency, and the public key."""
    folder.mkdir(parents=True, exist_ok=True)
    _append(folder / PUBLIC_KEYS, [own_public_key() + "\n"])
    agencies = ChainSeal.objects.order_by("agency_key").values_list("agency_key", flat=True)
    for agency in agencies.distinct():
        _append(folder / f"{quote(agency, safe='')}.jsonl", [seal.line() for seal in kept(agency)])


def _append(place: Path, lines: Iterable[str]) -> None:
    with place.open("a+", encoding="utf-8") as stream:
        stream.seek(0)
        present = set(stream.readlines())
        stream.writelines(line for line in lines if line not in present)
        stream.flush()
        os.fsync(stream.fileno())


def read_folder(folder: Path) -> Iterator[Seal]:
    """Every seal in an exported folder; lines that are no seal are passed over."""
    for place in sorted(folder.glob("*.jsonl")):
        for line in place.read_text(encoding="utf-8").splitlines():
            try:
                found = json.loads(line)
                yield Seal(**{**found, "day": date.fromisoformat(found["day"])})
            except (ValueError, TypeError, KeyError):
                continue


def trusted_keys(folders: Iterable[Path]) -> frozenset[str]:
    """The installation's own key and those kept beside the outside seals."""
    keys = {own_public_key()}
    for folder in folders:
        if (folder / PUBLIC_KEYS).is_file():
            keys.update((folder / PUBLIC_KEYS).read_text(encoding="ascii").split())
    return frozenset(keys)


def genuine(seal: Seal, trusted: frozenset[str]) -> bool:
    """Whether one of the trusted keys signed it."""
    if seal.public_key not in trusted:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.public_key))
        key.verify(bytes.fromhex(seal.signature), seal.message)
    except (InvalidSignature, ValueError):
        return False
    return True


def seal_line(agency: str) -> str:
    """The last seal, short enough for the foot of a report; empty before the first one."""
    row = ChainSeal.objects.filter(agency_key=agency).order_by("-day").first()
    if row is None:
        return ""
    hashed = " ".join(row.hash[start : start + 4] for start in range(0, 16, 4))
    return f"Niêm phong nhật ký {row.day:%d/%m/%Y} · số {row.seq} · {hashed} · {row.signature[:16]}"
