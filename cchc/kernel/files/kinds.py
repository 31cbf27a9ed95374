"""What a file really is: told by its content, never by its name. docs/rules/files.md."""

import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from cchc.kernel.errors import RuleBroken
from cchc.kernel.extraction.limits import Limits

_LIMITS = Limits()
_HEAD = 8192
_PART = 1024 * 1024


@dataclass(frozen=True)
class Kind:
    """A kind of file that may be stored: its ending, its official media type, its name."""

    code: str
    media_type: str
    label: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "application/pdf", "PDF"),
        Kind("docx", f"{_OFFICE}.wordprocessingml.document", "Word (.docx)"),
        Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "Excel (.xlsx)"),
        Kind("pptx", f"{_OFFICE}.presentationml.presentation", "PowerPoint (.pptx)"),
        Kind("odt", "application/vnd.oasis.opendocument.text", "OpenDocument (.odt)"),
        Kind("doc", "application/msword", "Word 97-2003 (.doc)"),
        Kind("xls", "application/vnd.ms-excel", "Excel 97-2003 (.xls)"),
        Kind("rtf", "application/rtf", "RTF"),
        Kind("png", "image/png", "ảnh PNG"),
        Kind("jpg", "image/jpeg", "ảnh JPEG"),
        Kind("tif", "image/tiff", "ảnh TIFF"),
        Kind("mp3", "audio/mpeg", "âm thanh MP3"),
        Kind("mp4", "video/mp4", "video MP4"),
        Kind("zip", "application/zip", "tệp nén ZIP"),
        Kind("json", "application/json", "JSON"),
        Kind("csv", "text/csv", "CSV"),
        Kind("txt", "text/plain; charset=utf-8", "văn bản (.txt)"),
    )
}
EVIDENCE = frozenset(KINDS) - {"zip", "json"}
_MAIN_PARTS = {
    f"{_OFFICE}.wordprocessingml.document.main+xml": "docx",
    f"{_OFFICE}.spreadsheetml.sheet.main+xml": "xlsx",
    f"{_OFFICE}.presentationml.presentation.main+xml": "pptx",
}
_TYPES = "[Content_Types].xml"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_KINDS = ("csv", "json", "txt")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def labels(kinds: frozenset[str]) -> str:
    """The kinds in words, for a sentence."""
    return ", ".join(kind.label for code, kind in KINDS.items() if code in kinds)


def sniff(stream: BinaryIO, name: str) -> str:
    """The kind of the content; RuleBroken when it is empty, broken, locked, dangerous, unknown.

    The name only tells kinds of plain text apart (.csv and .json from .txt).
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    if not head:
        raise RuleBroken("Tệp rỗng, không có nội dung nào. Hãy chọn lại tệp.", field="file")
    if head.startswith(b"PK"):
        return _container(stream)
    if head.startswith(_OLE):
        return _old_office(stream)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    guessed = filetype.guess_extension(head)
    if guessed in KINDS:
        return str(guessed)
    if guessed is None and _is_text(head):
        ending = name.rpartition(".")[2].lower()
        return ending if ending in _TEXT_KINDS else "txt"
    raise RuleBroken("Không nhận ra loại tệp này. Hãy dùng tệp PDF, Word hoặc Excel.", field="file")


def _is_text(head: bytes) -> bool:
    """Unicode (a letter may be cut at the end), without zero byte, and no page of a browser."""
    encoding = "utf-16" if head.startswith(_UTF16) else "utf-8-sig"
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3 or len(head) < _HEAD:
            return False
        text = head[: error.start].decode(encoding)
    if "\0" in text:
        return False
    start = text.lstrip().lower()
    return not start.startswith(("<!doctype html", "<html", "<svg", "<?xml", "<script", "#!"))


def _old_office(stream: BinaryIO) -> str:
    """The OLE container: .doc, .xls, or a locked .docx or .xlsx."""
    stream.seek(0)
    content = stream.read()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise RuleBroken("Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.", field="file")
    for word, kind in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")):
        if word.encode("utf-16-le") in content:
            return kind
    raise RuleBroken("Tệp kiểu cũ này không dùng được. Hãy lưu lại thành .docx.", field="file")


def _container(stream: BinaryIO) -> str:
    """What the ZIP container holds."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            _refuse_bomb(archive)
            return _packed_kind(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        raise RuleBroken(
            "Tệp bị hỏng hoặc chưa tải lên hết. Hãy mở thử rồi tải lên lại.", field="file"
        ) from error


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    ratio = unpacked / packed if unpacked > _LIMITS.unpacked_size // 10 else 0
    if (
        len(entries) > _LIMITS.zip_entries
        or unpacked > _LIMITS.unpacked_size
        or ratio > _LIMITS.unpacked_ratio
    ):
        raise RuleBroken("Tệp nén bung ra quá lớn, không an toàn nên bị từ chối.", field="file")


def _packed_kind(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    types = _read(archive, _TYPES) if _TYPES in names else ""
    if "macroEnabled" in types or any(n.lower().endswith("vbaproject.bin") for n in names):
        raise RuleBroken(
            "Tệp có macro (mã lệnh) nên bị từ chối. Hãy lưu lại thành .docx hoặc .xlsx.",
            field="file",
        )
    if "mimetype" in names and _read(archive, "mimetype").strip() == KINDS["odt"].media_type:
        return "odt"
    for part, kind in _MAIN_PARTS.items():
        if part in types:
            return kind
    return "zip"


def _read(archive: zipfile.ZipFile, name: str) -> str:
    """The beginning of a part, long enough for every honest one."""
    with archive.open(name) as part:
        return part.read(_PART).decode("utf-8", "replace")
