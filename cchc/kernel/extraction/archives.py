"""Open the zip and XML inside an Office file without trusting either."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from lxml import etree

from .errors import Unreadable
from .limits import Limits

BROKEN = (
    "Tệp bị hỏng hoặc tải lên chưa trọn vẹn: hãy mở tệp trên máy của mình, "
    "lưu lại rồi tải lên lần nữa."
)
BOMB = (
    "Tệp nén có dung lượng sau khi mở lớn bất thường nên không được đọc: "
    "hãy mở bằng Word hoặc Excel, lưu thành tệp mới rồi tải lên lại."
)
# The ratio is only suspicious where it makes something large: blank sheets pack very well.
_ALWAYS_ALLOWED_SIZE = 10 * 1024 * 1024
_ENCRYPTED_FLAG = 0x1
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


class Archive:
    """The parts of an Office file, each checked against the limits as it is unpacked."""

    def __init__(self, opened: zipfile.ZipFile, limits: Limits) -> None:
        self._zip = opened
        self._limits = limits
        self._left = limits.unpacked_size
        self.names = frozenset(opened.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a part; what its entry claims about the size is not believed."""
        try:
            with self._zip.open(name) as part:
                content = part.read(self._left + 1)
        except Exception as error:  # zipfile, zlib, lzma and struct each raise their own
            raise Unreadable(BROKEN) from error
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(BOMB)
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, None when the file has no such part."""
        if name not in self.names:
            return None
        content = self.read(name)
        if len(content) > self._limits.xml_part:
            raise Unreadable(BOMB)
        return parsed(content)


@contextmanager
def opened(content: bytes, limits: Limits) -> Iterator[Archive]:
    """The archive, refused when it is broken, locked or would unpack beyond the limits."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(BROKEN) from error
    with archive:
        refuse_bomb(archive.infolist(), len(content), limits)
        yield Archive(archive, limits)


def refuse_bomb(entries: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    """Refuse entries that would unpack beyond the limits, or that are locked."""
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.zip_entries or unpacked > limits.unpacked_size:
        raise Unreadable(BOMB)
    if unpacked > max(_ALWAYS_ALLOWED_SIZE, packed * limits.unpacked_ratio):
        raise Unreadable(BOMB)
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Unreadable(
            "Tệp nén có đặt mật khẩu nên không đọc được: hãy bỏ mật khẩu rồi tải lên lại."
        )


def parsed(content: bytes) -> etree._Element:
    """The root element; no entity is expanded, nothing is fetched, no huge tree is built."""
    if _STRICT in content:
        for strict, usual in _STRICT_NAMES.items():
            content = content.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            "Tệp có phần khai báo lạ mà Word và Excel không bao giờ ghi, nên không được đọc: "
            "hãy mở tệp, lưu thành tệp mới rồi tải lên lại."
        )
    return root
