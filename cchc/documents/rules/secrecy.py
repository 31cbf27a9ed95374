"""State secrets stay out: docs/rules/documents.md, section "Secrets"."""

import re
import unicodedata
from collections.abc import Iterable

LEVELS = ("tuyệt mật", "tối mật", "mật")
_LEVEL = "(tuyệt mật|tối mật|mật)"
_STAMPS = (
    re.compile(rf"{_LEVEL}"),
    re.compile(rf"(?:dấu chỉ )?(?:độ|mức độ) mật\s*:?\s*{_LEVEL}"),
    re.compile(rf"(?:văn bản|tài liệu|công văn)\s+{_LEVEL}"),
)
_EDGES = " \t.,;:!*-–—_()[]{}<>|/\\\"'“”"


def level_in(lines: Iterable[str]) -> str | None:
    """The level of secrecy that the text is stamped with, or None.

    A stamp stands alone in its line ("MẬT", "Độ mật: Tối mật"). The words inside a sentence or a
    heading ("phạm vi bí mật nhà nước", "mật độ", "bảo mật") are none, and neither is a text that
    lists more than one level: that one is about secrecy, a stamped one has a single level.
    """
    found = {level for line in lines if (level := _stamp(line))}
    return found.pop() if len(found) == 1 else None


def _stamp(line: str) -> str | None:
    bare = unicodedata.normalize("NFC", line).casefold().strip(_EDGES)
    bare = " ".join(bare.split())
    for pattern in _STAMPS:
        match = pattern.fullmatch(bare)
        if match:
            return match[1]
    return None
