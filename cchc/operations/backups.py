"""Backing up and restoring an installation: database, files and seals; keys only when asked."""

import os
import tarfile
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from cchc.kernel import crypto, upkeep
from cchc.kernel.canonical import digest
from cchc.kernel.errors import RuleBroken
from cchc.kernel.jobs import lease
from cchc.operations import archive, engines

FILES, SEALS, KEYS = "files", "seals", "keys"


@dataclass(frozen=True)
class Made:
    """A finished backup."""

    size: int
    files: int


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the former data lie, and whether the keys fit."""

    made_at: str
    aside: Path | None
    keys_fit: bool


def _places() -> dict[str, Path]:
    return {
        FILES: Path(settings.FILES_ROOT),
        SEALS: Path(settings.HOME) / "seals",
        KEYS: Path(settings.HOME) / "keys",
    }


def key_fingerprint() -> str:
    """Tells whether two installations have the same master key; says nothing about the key."""
    return digest(crypto.purpose_key("CCHC_MASTER_KEY", "fingerprint"))[:16]


def back_up(*, file: Path, at: datetime, with_keys: bool) -> Made:
    """Write a backup that nobody else may read; it appears under its name only when whole.

    The database is copied first: every file that it names is then already there.
    """
    if file.exists():
        raise RuleBroken(f"Tệp “{file}” đã có; hãy chọn tên khác.")
    if not file.absolute().parent.is_dir():
        raise RuleBroken(f"Không có thư mục “{file.absolute().parent}”.")
    with tempfile.TemporaryDirectory(dir=file.absolute().parent, prefix=".backup-") as folder:
        copy, draft = Path(folder) / "database", Path(folder) / "draft.tar"
        engines.dump(copy)
        with draft.open("wb") as stream, tarfile.open(fileobj=stream, mode="w") as tar:
            writer = archive.Writer(tar)
            writer.add(copy, engines.MEMBER[engines.engine()])
            for name, place in _places().items():
                if name != KEYS or with_keys:
                    writer.add_folder(place, name)
            writer.finish(
                engine=engines.engine(),
                made_at=at.isoformat(timespec="seconds"),
                key=key_fingerprint(),
                with_keys=with_keys,
            )
        _settle(draft, file)
    upkeep.note(upkeep.BACKUP, at=at, told={"size": file.stat().st_size, "with_keys": with_keys})
    kept = sum(name.startswith(f"{FILES}/") for name in writer.members)
    return Made(size=file.stat().st_size, files=kept)


def _settle(draft: Path, file: Path) -> None:
    draft.chmod(0o600)
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    draft.rename(file)


def restore(*, file: Path, at: datetime, force: bool) -> Restored:
    """Put a backup in place of what is here.

    Over data it is refused without ``force``; with it the former data are set aside in
    ``CCHC_HOME/before-restore-…`` first, never deleted. Keys that are here stay. Nothing is
    touched before every hash of the backup has been checked.
    """
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True)
    occupied = _occupied()
    if occupied and not force:
        raise RuleBroken(
            "Ở đây đã có dữ liệu nên không khôi phục đè. Thêm --force thì dữ liệu hiện có"
            " được cất sang thư mục riêng rồi mới khôi phục."
        )
    if not engines.is_empty() and lease.is_held():
        raise RuleBroken("Hệ thống đang chạy. Hãy dừng lại, đợi hai phút rồi khôi phục.")
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        fresh = Path(folder)
        manifest = archive.unpack(file, fresh)
        database = fresh / engines.MEMBER.get(manifest.engine, "-")
        engines.check(database, manifest.engine)
        aside = _set_aside(at) if occupied else None
        engines.load(database)
        for name, place in _places().items():
            _bring(fresh / name, place)
    return Restored(manifest.made_at, aside, keys_fit=key_fingerprint() == manifest.key)


def _occupied() -> bool:
    files, seals = (_places()[name] for name in (FILES, SEALS))
    kept = any(any(place.rglob("*")) for place in (files, seals) if place.is_dir())
    return kept or not engines.is_empty()


def _set_aside(at: datetime) -> Path:
    """Keep the present data as a backup with its keys beside it."""
    folder = Path(settings.HOME) / f"before-restore-{at:%Y%m%d-%H%M%S}"
    folder.mkdir(mode=0o700)
    if not engines.is_empty():
        engines.dump(folder / "database")
    for name in (FILES, SEALS):
        place = _places()[name]
        if place.is_dir():
            place.rename(folder / name)
    return folder


def _bring(source: Path, place: Path) -> None:
    """Move the unpacked folder to its place; keys that are already there are kept."""
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        target = place / path.relative_to(source)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.rename(target)
