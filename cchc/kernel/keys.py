"""Secrets: from the environment, from a file that it names, or generated for a demo or one ward."""

import os
import secrets
from functools import lru_cache
from pathlib import Path


def generated_secret(folder: Path, name: str) -> str:
    """The secret kept in ``folder/name`` (mode 0600), made on first use."""
    place = folder / name
    try:
        return _as_it_is(place)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(place)
        return _as_it_is(place)


def _as_it_is(place: Path) -> str:
    written = place.stat()
    return _read(place, written.st_ino, written.st_mtime_ns)


@lru_cache(maxsize=16)
def _read(place: Path, inode: int, written_at: int) -> str:
    """What the file says; read again only when it is another one. A key is asked for every text."""
    return place.read_text(encoding="utf-8")


def _make(place: Path) -> None:
    """Write a new secret whole, then give it its name: no reader ever sees half of it."""
    draft = place.with_name(f".{place.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as stream:
        stream.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, place)
    except FileExistsError:
        pass  # another process was quicker: its secret counts
    finally:
        draft.unlink()


def named_secret(name: str) -> str:
    """The secret in the variable ``name``, or in the file that ``name_FILE`` names, or empty."""
    value = os.environ.get(name, "")
    file = os.environ.get(f"{name}_FILE", "")
    if not value and file:
        value = _as_it_is(Path(file)).strip()
    return value
