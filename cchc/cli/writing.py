"""Puts a file where a command was told to."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cchc.kernel.errors import RuleBroken


def kind_of(target: Path, kinds: Sequence[str]) -> str:
    """Which of the kinds the file's ending names; a wrong ending is wrong input, exit 1."""
    kind = target.suffix.lower().removeprefix(".")
    if kind not in kinds:
        *first, last = (f".{one}" for one in kinds)
        endings = f"{', '.join(first)} hoặc {last}"
        raise RuleBroken(f"Tệp kết quả phải có đuôi {endings}; “{target}” thì không.")
    return kind


def put(target: Path, content: bytes) -> None:
    """Put the content there in one step, so that a broken write leaves the former file."""
    try:
        if not target.parent.is_dir():
            raise RuleBroken(f"Không có thư mục “{target.parent}”.")
        if target.is_dir():
            raise RuleBroken(f"“{target}” là thư mục; hãy ghi tên tệp.")
        _replace(target, content)
    except OSError as error:
        raise RuleBroken(f"Không ghi được tệp “{target}”: {error.strerror}.") from None


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".cchc-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
