"""What a file is by its content; its name only has to agree.

Rule: docs/rules/extraction.md, "What is refused".
"""

from pathlib import PurePath

import filetype

from .archives import BROKEN, Archive
from .errors import Unreadable

READABLE = {"docx": "Word (.docx)", "pdf": "PDF", "xlsx": "Excel (.xlsx)", "txt": "văn bản (.txt)"}
# What an office converter turns into .docx or .xlsx; the sentence when there is none at hand.
OLD_FORMATS = {
    "doc": "Đây là tệp Word kiểu cũ (.doc): hãy mở bằng Word, chọn “Lưu thành” "
    "(Save As) kiểu .docx rồi tải lên.",
    "rtf": "Đây là tệp .rtf: hãy mở bằng Word, chọn “Lưu thành” (Save As) kiểu .docx rồi tải lên.",
    "odt": "Đây là tệp .odt: hãy mở bằng LibreOffice, lưu thành kiểu .docx rồi tải lên.",
    "xls": "Đây là tệp Excel kiểu cũ (.xls): hãy mở bằng Excel, chọn “Lưu thành” "
    "(Save As) kiểu .xlsx rồi tải lên.",
}
MACROS = (
    "Tệp có chứa macro nên không được nhận: hãy mở tệp, chọn “Lưu thành” (Save As) "
    "kiểu .docx hoặc .xlsx thông thường (không macro) rồi tải lên."
)
LOCKED = "Tệp có đặt mật khẩu nên không đọc được: hãy bỏ mật khẩu, lưu lại rồi tải lên."
PICTURE = (
    "Đây là tệp ảnh, không có chữ để đọc: hãy tải lên tệp Word (.docx) của văn bản, "
    "hoặc tệp PDF xuất trực tiếp từ Word."
)
UNKNOWN = (
    "Không nhận ra loại tệp này: chỉ đọc được .docx, .pdf, .xlsx và .txt; "
    "hãy lưu lại thành một trong các kiểu đó rồi tải lên."
)

_MACRO_NAMES = frozenset({"docm", "dotm", "xlsm", "xltm", "xlsb", "xlam"})
_SAME_KIND = {"text": "txt", "": ""}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN_PARTS = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
_MACRO_PARTS = ("macroenabled.main+xml", "macroenabledtemplate.main+xml")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


def container_of(content: bytes) -> str:
    """ "zip", "pdf", "doc", "xls", "rtf" or "txt"; a refusal for anything else."""
    if content.startswith(_ZIP):
        return "zip"
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(_OLE):
        return _inside_ole(content)
    if content.startswith(b"{\\rtf"):
        return "rtf"
    return _text_or_refusal(content)


def _inside_ole(content: bytes) -> str:
    """Old Office files and locked new ones are all OLE containers, told by their streams."""
    streams = {
        name: name.encode("utf-16-le") in content
        for name in ("EncryptedPackage", "WordDocument", "Workbook")
    }
    if streams["EncryptedPackage"]:
        raise Unreadable(LOCKED)
    if streams["WordDocument"]:
        return "doc"
    if streams["Workbook"]:
        return "xls"
    raise Unreadable(UNKNOWN)


def _text_or_refusal(content: bytes) -> str:
    kind = filetype.guess(content[:8192])
    if kind is not None and kind.mime.startswith("image/"):
        raise Unreadable(PICTURE)
    binary = b"\x00" in content and not content.startswith(_UTF16)
    if kind is not None or binary:
        raise Unreadable(UNKNOWN)
    return "txt"


def office_kind(archive: Archive) -> tuple[str, str]:
    """("docx", main part), ("xlsx", main part) or ("odt", ""), refusing macros and other zips."""
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise Unreadable(MACROS)
    if "mimetype" in archive.names:
        if archive.read("mimetype").strip() == _OPEN_DOCUMENT:
            return "odt", ""
        raise Unreadable(UNKNOWN)
    types = archive.xml("[Content_Types].xml")
    if types is None:
        raise Unreadable(_not_an_office_file(archive))
    overrides = types.findall(f"{{{_CONTENT_TYPES}}}Override")
    parts = {part.get("ContentType", "").lower(): part.get("PartName", "") for part in overrides}
    if any(content_type.endswith(_MACRO_PARTS) for content_type in parts):
        raise Unreadable(MACROS)
    for content_type, part in parts.items():
        kind = next((kind for end, kind in _MAIN_PARTS.items() if content_type.endswith(end)), None)
        if kind:
            return kind, part.lstrip("/")
    raise Unreadable(UNKNOWN)


def _not_an_office_file(archive: Archive) -> str:
    if any(name.startswith(("word/", "xl/")) for name in archive.names):
        return BROKEN
    return (
        "Đây là tệp nén (.zip), không phải văn bản: hãy giải nén, chọn tệp kế hoạch "
        "(.docx, .pdf, .xlsx hoặc .txt) rồi tải lên."
    )


def refuse_wrong_name(name: str, kind: str) -> None:
    """The extension, if there is one, has to say what the content is."""
    extension = PurePath(name).suffix.lower().removeprefix(".")
    extension = _SAME_KIND.get(extension, extension)
    if extension in _MACRO_NAMES:
        raise Unreadable(MACROS)
    if extension and extension != kind:
        told = READABLE.get(kind) or f".{kind}"
        raise Unreadable(
            f"Tên tệp có đuôi .{extension} nhưng nội dung là {told}: hãy mở tệp để xem lại, "
            f"lưu đúng kiểu hoặc đổi đuôi thành .{kind} rồi tải lên."
        )
