"""Keeping files: content-addressed, whole or not at all, their real kind known."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings

from cchc.kernel import crypto
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.limits import MEGABYTE, Limits
from cchc.kernel.files import pictures
from cchc.kernel.files.kinds import KINDS, labels, sniff
from cchc.kernel.files.models import StoredFile
from cchc.kernel.text import nfc

LIMIT = Limits().file_size
_PIECE = MEGABYTE
_NAME_LENGTH = 255


def place_of(sha256: str) -> Path:
    """Where the content with this hash lies; says nothing about whose it is."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


@dataclass(frozen=True)
class Laid:
    """A content that lies in its place, and that no row names yet; ``name`` is shown to people."""

    sha256: str
    size: int
    kind: str
    name: str


def lay_down(
    *, content: bytes | BinaryIO, name: str, kinds: Collection[str], limit: int = LIMIT
) -> Laid:
    """Read, hash and keep the content, without a question to the database.

    Before the transaction that is to ``enter`` it: nobody waits for the disk then. RuleBroken
    (field ``file``) says what is wrong. What is never entered ``sweep`` removes a day later.
    """
    stream = BytesIO(content) if isinstance(content, bytes) else content
    wanted = frozenset(kinds)
    return _laid(stream, name, limit, lambda path: _allowed_kind(path, name, wanted))


def _laid(stream: BinaryIO, name: str, limit: int, kind_of: Callable[[Path], str]) -> Laid:
    root = Path(settings.FILES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=root, prefix=".draft-", delete=False) as draft:
        path = Path(draft.name)
        try:
            sha256, size = _copy(stream, draft, limit)
            kind = kind_of(path)
            _give_place(path, sha256)
        finally:
            path.unlink(missing_ok=True)
    return Laid(sha256, size, kind, shown_name(name, kind))


def lay_down_sealed(
    *, content: bytes, name: str, kinds: Collection[str], place: str, limit: int = LIMIT
) -> tuple[Laid, bytes]:
    """A picture without traces, under a key of its own; (what lies there, the key to be kept).

    The key is wrapped by the installation's and bound to ``place``. Without it, deleted from the
    row that keeps it, nobody reads the content again, in no backup either.
    """
    if len(content) > limit:
        raise _too_large(limit)
    kind = sniff(BytesIO(content), name)
    _demand(kind, frozenset(kinds) & pictures.KINDS)
    key, wrapped = crypto.new_wrapped_key(place)
    sealed = crypto.seal(key, pictures.without_traces(content, kind), place)
    return _laid(BytesIO(sealed), name, len(sealed), lambda _: kind), wrapped


def opened(stored: StoredFile, wrapped: bytes, place: str) -> bytes:
    """What ``lay_down_sealed`` kept; ``crypto.Unopened`` under another key or at another place."""
    with open_stored(stored) as stream:
        return crypto.open_sealed(crypto.unwrap(wrapped, place), stream.read(), place)


def enter(laid: Laid, *, agency: str, actor: str, at: datetime) -> StoredFile:
    """The row of a content that was laid down."""
    return StoredFile.objects.create(
        sha256=laid.sha256,
        size=laid.size,
        kind=laid.kind,
        media_type=KINDS[laid.kind].media_type,
        name=laid.name,
        agency_key=agency,
        stored_at=at,
        stored_by=actor,
    )


def store(
    *,
    content: bytes | BinaryIO,
    name: str,
    agency: str,
    actor: str,
    at: datetime,
    kinds: Collection[str],
    limit: int = LIMIT,
) -> StoredFile:
    """Keep the content and its row; RuleBroken (field ``file``) says what is wrong with it.

    ``kinds`` are codes of ``KINDS``; ``limit`` is in bytes. When the caller's transaction is
    rolled back only the content stays; ``sweep`` removes it a day later.
    """
    laid = lay_down(content=content, name=name, kinds=kinds, limit=limit)
    return enter(laid, agency=agency, actor=actor, at=at)


def _copy(stream: BinaryIO, draft: IO[bytes], limit: int) -> tuple[str, int]:
    """Write the content to the disk for good; (its hash, its size)."""
    sha256, size = hashlib.sha256(), 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            raise _too_large(limit)
        sha256.update(piece)
        draft.write(piece)
    draft.flush()
    os.fsync(draft.fileno())
    return sha256.hexdigest(), size


def _too_large(limit: int) -> RuleBroken:
    return RuleBroken(
        f"Tệp lớn hơn {limit // MEGABYTE} MB. Hãy giảm dung lượng hoặc chia nhỏ tệp.", field="file"
    )


def _allowed_kind(path: Path, name: str, kinds: frozenset[str]) -> str:
    with path.open("rb") as stream:
        kind = sniff(stream, name)
    _demand(kind, kinds)
    return kind


def _demand(kind: str, kinds: frozenset[str]) -> None:
    if kind not in kinds:
        raise RuleBroken(
            f"Đây là tệp {KINDS[kind].label}; chỗ này chỉ nhận: {labels(kinds)}.", field="file"
        )


def _give_place(draft: Path, sha256: str) -> None:
    """Move the finished content to its place; touch what is already there against the sweep."""
    place = place_of(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and _hash_of(place) == sha256:
        os.utime(place)
        return
    draft.chmod(0o640)
    draft.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def shown_name(name: str, kind: str) -> str:
    """The name for people: no folders, no control signs, the ending of its real kind."""
    bare = nfc("".join(c for c in name.replace("\\", "/").rpartition("/")[2] if c.isprintable()))
    stem, dot, ending = bare.rpartition(".")
    known = {kind, "jpeg", "tiff"} if kind in ("jpg", "tif") else {kind}
    whole = bare if dot and ending.lower() in known else f"{stem if dot else bare}.{kind}"
    over = max(0, len(whole) - _NAME_LENGTH)
    stem, _, ending = whole.rpartition(".")
    return f"{(stem or 'tep')[: len(stem) - over or None]}.{ending}"


def open_stored(stored: StoredFile) -> BinaryIO:
    """The content, to be read and closed."""
    return place_of(stored.sha256).open("rb")


def check(stored: StoredFile) -> bool:
    """Whether the content is there and still has its hash."""
    place = place_of(stored.sha256)
    return place.is_file() and _hash_of(place) == stored.sha256


def _hash_of(place: Path) -> str:
    with place.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sweep(*, before: datetime) -> int:
    """Delete contents that no row names and that nobody touched since ``before``; how many."""
    removed = 0
    for place in Path(settings.FILES_ROOT).rglob("*"):
        if not place.is_file() or place.stat().st_mtime >= before.timestamp():
            continue
        if not StoredFile.objects.filter(sha256=place.name).exists():
            place.unlink(missing_ok=True)
            removed += 1
    return removed
