"""Puts a file where a command was told to."""

import os
import tempfile
from pathlib import Path

from cchc.kernel.errors import RuleBroken


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
