"""The personal part of an event: encrypted under its subject's key, opened for screens."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from cchc.kernel import crypto
from cchc.kernel.audit.hashing import commitment
from cchc.kernel.audit.models import SubjectKey
from cchc.kernel.canonical import Json, Plain, canonical, read


class Subject(NamedTuple):
    """What an act was done to: agency, kind of record, key of the record."""

    agency: str
    kind: str
    key: str

    @property
    def place(self) -> str:
        """The text that binds a ciphertext to its subject."""
        return canonical(list(self))


class Closed(NamedTuple):
    """A payload ready to be kept: its commitment goes into the chain, the rest beside it."""

    commitment: str
    nonce: bytes
    sealed: bytes


def subject_key(subject: Subject) -> bytes:
    """The key of the subject, made on first use."""
    fresh, wrapped = crypto.new_wrapped_key(subject.place)
    row, created = SubjectKey.objects.get_or_create(
        agency_key=subject.agency,
        subject_kind=subject.kind,
        subject_key=subject.key,
        defaults={"wrapped": wrapped},
    )
    return fresh if created else crypto.unwrap(bytes(row.wrapped), subject.place)


def close(subject: Subject, payload: Mapping[str, Json]) -> Closed:
    """Encrypt the payload and commit to it."""
    text = canonical(payload)
    nonce = os.urandom(32)
    sealed = crypto.seal(subject_key(subject), text.encode(), subject.place)
    return Closed(commitment(nonce, text), nonce, sealed)


def open_text(subject: Subject, key: bytes, sealed: bytes) -> str:
    """The canonical payload; ``crypto.Unopened`` when it was tampered with."""
    return crypto.open_sealed(key, sealed, subject.place).decode()


def open_payload(subject: Subject, key: bytes, sealed: bytes) -> dict[str, Plain]:
    """The payload as it was recorded."""
    return read(open_text(subject, key, sealed))
