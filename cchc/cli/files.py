"""Files that commands are given."""

from pathlib import Path

from cchc.kernel.errors import RuleBroken


def file_content(path: Path) -> bytes:
    """The bytes of the file, or a sentence that says why they cannot be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise RuleBroken(f"Không có tệp “{path}”.") from None
    except OSError as error:
        raise RuleBroken(f"Không đọc được tệp “{path}”: {error.strerror}.") from None
