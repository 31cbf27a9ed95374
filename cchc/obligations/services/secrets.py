"""State secrets stay out of evidence: what is stamped secret is refused and not kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from cchc.documents.queries import secret_level_in
from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.errors import Unreadable
from cchc.kernel.extraction.limits import Limits
from cchc.kernel.extraction.reading import extract
from cchc.kernel.files.storing import LIMIT

# Enough for a report; what is longer, or a scan, is taken on the person's word.
QUICK = Limits(pages=60, pdf_seconds=8, rows=5_000, sheet_cells=50_000)
_READ = (".docx", ".pdf", ".xlsx", ".txt")


@dataclass(frozen=True)
class Upload:
    """A file as it comes in."""

    name: str
    content: bytes | BinaryIO


def without_secrets(uploads: Iterable[Upload]) -> list[Upload]:
    """The files, read into memory; RuleBroken when the text of one bears a mark of secrecy."""
    read = [_read(upload) for upload in uploads]
    for upload, content in read:
        if level := _level(upload.name, content):
            raise RuleBroken(
                f"Tệp có dấu chỉ độ mật “{level.upper()}”: tài liệu mật không được đưa lên hệ "
                "thống này; tên và nội dung tệp không được giữ lại.",
                field="uploads",
            )
    return [Upload(upload.name, BytesIO(content)) for upload, content in read]


def _read(upload: Upload) -> tuple[Upload, bytes]:
    """The file and its content, or as much of it as shows that it is too large."""
    if isinstance(upload.content, bytes):
        return upload, upload.content
    return upload, upload.content.read(LIMIT + 1)


def _level(name: str, content: bytes) -> str | None:
    if not name.lower().endswith(_READ) or len(content) > LIMIT:
        return None
    try:
        return secret_level_in(extract(content, name=name, limits=QUICK).texts)
    except Unreadable:
        return None
