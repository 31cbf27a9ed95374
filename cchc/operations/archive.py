"""The form of a backup: one tar file, a manifest with the hash of every member at its end."""

import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from cchc.kernel.errors import RuleBroken

MANIFEST = "manifest.json"
FORMAT = 1
BROKEN = "Bản sao lưu bị hỏng hoặc không phải của phần mềm này"
_PIECE = 1024 * 1024


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. ``key`` is a fingerprint of the master key, not the key."""

    engine: str
    made_at: str
    key: str
    with_keys: bool
    members: dict[str, str]


class Writer:
    """Adds files to a tar, remembering their hashes."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, str] = {}

    def add(self, path: Path, name: str) -> None:
        """Put one file under ``name``."""
        with path.open("rb") as stream:
            self.members[name] = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            info = tarfile.TarInfo(name)
            info.size, info.mtime = path.stat().st_size, int(path.stat().st_mtime)
            info.mode = 0o600
            self._tar.addfile(info, stream)

    def add_folder(self, folder: Path, name: str) -> None:
        """Put every file below ``folder``; drafts (hidden names) stay out."""
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                self.add(path, str(PurePosixPath(name, path.relative_to(folder).as_posix())))

    def finish(self, **about: Any) -> None:
        """Write the manifest."""
        text = json.dumps({"format": FORMAT, **about, "members": self.members}, sort_keys=True)
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(text.encode()), 0o600
        self._tar.addfile(info, io.BytesIO(text.encode()))


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack into an empty folder and check every hash; RuleBroken when anything is off."""
    try:
        with tarfile.open(file, "r:") as tar:
            found = _unpack_members(tar, folder)
        about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if about.pop("format") != FORMAT:
            raise RuleBroken("Bản sao lưu thuộc phiên bản khác; hãy dùng đúng phiên bản đó.")
        manifest = Manifest(**about)
    except FileNotFoundError as error:
        missing = error.filename == str(file)
        raise RuleBroken(f"Không có tệp “{file}”." if missing else f"{BROKEN}.") from error
    except (tarfile.TarError, OSError, ValueError, TypeError, KeyError) as error:
        raise RuleBroken(f"{BROKEN}.") from error
    if found != manifest.members:
        raise RuleBroken(f"{BROKEN}: nội dung không khớp với mã kiểm tra. Chưa thay đổi gì.")
    return manifest


def _unpack_members(tar: tarfile.TarFile, folder: Path) -> dict[str, str]:
    """Write each member; its name may not lead outside the folder. Names and hashes."""
    found = {}
    for info in tar:
        name = PurePosixPath(info.name)
        stream = tar.extractfile(info) if info.isreg() else None
        if stream is None or name.is_absolute() or ".." in name.parts:
            raise RuleBroken(f"{BROKEN}.")
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        sha256 = hashlib.sha256()
        with place.open("wb") as target:
            while piece := stream.read(_PIECE):
                sha256.update(piece)
                target.write(piece)
        if info.name != MANIFEST:
            found[info.name] = sha256.hexdigest()
    return found
