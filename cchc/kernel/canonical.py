"""One text for one value: canonical JSON, the form that is hashed, signed and compared."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
Plain: TypeAlias = "bool | int | str | list[Plain] | dict[str, Plain] | None"


def plain(value: Json) -> Plain:
    """The value as lists and dicts, every text NFC.

    Floats are refused (TypeError): their text differs between programs. So is everything else
    that JSON does not know: dates and moments are handed in as ISO text.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_name(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")


def _name(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"the name {key!r} is not text")
    return unicodedata.normalize("NFC", key)


def canonical(value: Json) -> str:
    """Sorted names, no spaces, NFC, no escapes but those that JSON demands."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read(text: str) -> dict[str, Plain]:
    """The object that a canonical text holds."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def digest(*parts: bytes) -> str:
    """SHA-256 of the joined parts, 64 hexadecimal digits."""
    return hashlib.sha256(b"".join(parts)).hexdigest()
