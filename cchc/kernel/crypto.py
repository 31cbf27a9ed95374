"""Encryption: keys of subjects wrapped by one master key, bound to their place; blind indexes."""

import functools
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from cchc.kernel import keys

_NONCE = 12


class Unopened(Exception):
    """The text was changed, moved to another place, or belongs to another key."""


@functools.lru_cache(maxsize=32)
def _derived(secret: str, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"cchc {purpose}".encode()).derive(secret.encode())


def purpose_key(variable: str, purpose: str) -> bytes:
    """32 bytes for one purpose, out of the secret that ``variable`` names.

    Without the variable the secret is generated in CCHC_HOME/keys (production demands it).
    """
    secret = keys.named_secret(variable) or keys.generated_secret(
        settings.HOME / "keys", variable.lower()
    )
    return _derived(secret, purpose)


def seal(key: bytes, content: bytes, place: str) -> bytes:
    """AES-256-GCM; ``place`` is bound in, so a ciphertext cannot be moved to another row."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def open_sealed(key: bytes, sealed: bytes, place: str) -> bytes:
    """The content; Unopened when anything differs."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise Unopened(place) from error


def new_wrapped_key(place: str) -> tuple[bytes, bytes]:
    """(a new key, the same wrapped by the master key for keeping)."""
    key = os.urandom(32)
    return key, seal(purpose_key("CCHC_MASTER_KEY", "wrap"), key, place)


def unwrap(wrapped: bytes, place: str) -> bytes:
    """The key that ``new_wrapped_key`` made for that place."""
    return open_sealed(purpose_key("CCHC_MASTER_KEY", "wrap"), wrapped, place)


def blind_index(value: str, column: str) -> str:
    """64 hexadecimal digits to find an encrypted value by equality; keyed, so not guessable."""
    key = purpose_key("CCHC_MASTER_KEY", f"index {column}")
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()
