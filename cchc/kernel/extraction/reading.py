"""The one way in: a file that a person gives becomes a ``Source`` or is refused.

Rule: docs/rules/extraction.md.
"""

import hashlib
from pathlib import Path

from . import pdf, sheets, word
from .archives import BROKEN, opened
from .blocks import Source
from .conversion import converted
from .errors import Unreadable
from .gathering import Gathered
from .legacy import refuse_legacy_letters
from .limits import MEGABYTE, USUAL, Limits
from .lost_tables import refuse_lost_tables
from .plain import lines_of_text
from .sniffing import OLD_FORMATS, container_of, office_kind, refuse_wrong_name

EMPTY = "Tệp rỗng (0 byte): hãy kiểm tra lại và tải lên tệp có nội dung."
WORDLESS = (
    "Tệp không có chữ nào để đọc (có thể chỉ chứa ảnh chụp văn bản): hãy tải lên tệp Word gốc "
    "của văn bản, hoặc tệp PDF xuất trực tiếp từ Word."
)

# A PDF of 512 kB has some thirty pages, at nearly a tenth of a second each.
_LONG = {"pdf": MEGABYTE // 2}
_CONVERTED = frozenset({"doc", "xls", "rtf"})


def extract(path_or_bytes: Path | bytes, *, name: str, limits: Limits = USUAL) -> Source:
    """Read a .docx, .pdf, .xlsx or .txt file; old formats pass a converter where there is one.

    ``name`` is what the person called the file; its extension must agree with the content.
    Raises ``Unreadable`` with a sentence for the person; leaves nothing behind either way.
    """
    content = _loaded(path_or_bytes, limits)
    sha256 = hashlib.sha256(content).hexdigest()
    if container_of(content) == "txt":
        refuse_wrong_name(name, "txt")
        lines = lines_of_text(content, limits)
        return Source("txt", name, sha256, lines[-1].place.page, lines=lines)
    try:
        kind, gathered = _gather(content, name, limits)
    except RecursionError as error:  # nested far beyond what any office program writes
        raise Unreadable(BROKEN) from error
    refuse_legacy_letters(gathered.text(), gathered.fonts)
    if not gathered.blocks:
        raise Unreadable(WORDLESS)
    return Source(kind, name, sha256, gathered.pages, blocks=gathered.blocks)


def is_long(content: bytes, *, name: str, limits: Limits = USUAL) -> bool:
    """Whether reading the file may take longer than a person should wait for a page.

    Told by size and kind alone, so that the same file always goes the same way. Raises
    ``Unreadable`` for what can be refused at a glance.
    """
    _refuse_size(len(content), limits)
    container = container_of(content)
    if container in _CONVERTED:
        refuse_wrong_name(name, container)
        return True
    return len(content) > _LONG.get(container, 2 * MEGABYTE)


def _loaded(path_or_bytes: Path | bytes, limits: Limits) -> bytes:
    """The bytes; a file that is too large is refused by its size, before it is read."""
    if isinstance(path_or_bytes, Path):
        _refuse_size(path_or_bytes.stat().st_size, limits)
        return path_or_bytes.read_bytes()
    _refuse_size(len(path_or_bytes), limits)
    return path_or_bytes


def _refuse_size(size: int, limits: Limits) -> None:
    if size > limits.file_size:
        raise Unreadable(
            f"Tệp lớn hơn {limits.file_size // MEGABYTE} MB: hãy tách riêng phần kế hoạch "
            "hoặc giảm dung lượng ảnh trong tệp rồi tải lên."
        )
    if size == 0:
        raise Unreadable(EMPTY)


def _gather(content: bytes, name: str, limits: Limits) -> tuple[str, Gathered]:
    """(kind, what was read); old formats come back here once, as what they were converted to."""
    container = container_of(content)
    if container == "zip":
        return _gather_office(content, name, limits)
    refuse_wrong_name(name, container)
    if container == "pdf":
        return "pdf", pdf.gather(content, limits)
    kind, gathered = _gather_office(*converted(content, container, limits), limits)
    if container == "doc":
        refuse_lost_tables(content, gathered)
    return kind, gathered


def _gather_office(content: bytes, name: str, limits: Limits) -> tuple[str, Gathered]:
    with opened(content, limits) as archive:
        kind, main_part = office_kind(archive)
        refuse_wrong_name(name, kind)
        if kind == "docx":
            return kind, word.gather(archive, main_part, limits)
        if kind == "xlsx":
            return kind, sheets.gather(archive, main_part, limits)
    assert kind in OLD_FORMATS
    return _gather_office(*converted(content, kind, limits), limits)
