"""The one way in: a stream becomes rows, or is refused with a sentence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from ..errors import Unreadable
from ..limits import MEGABYTE, USUAL, Limits
from ..sniffing import LOCKED
from .cells import Row
from .delimited import rows_of_text
from .workbooks import rows_of_workbook

# Rows are let go as they come, so a part may be as large as the whole file may unpack to.
LONG = replace(
    USUAL,
    file_size=60 * MEGABYTE,
    unpacked_size=800 * MEGABYTE,
    xml_part=800 * MEGABYTE,
    rows=1_000_000,
)
NO_TABLE = (
    "Tệp này không phải là bảng: chỉ đọc được Excel (.xlsx) và CSV (.csv); hãy xuất lại từ hệ thống"
    " nguồn theo một trong hai kiểu đó."
)
OLD_WORKBOOK = (
    "Đây là tệp Excel kiểu cũ (.xls): hãy mở bằng Excel, chọn “Lưu thành” (Save As) kiểu .xlsx rồi"
    " tải lên."
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 8192
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def rows_of(stream: BinaryIO, limits: Limits = LONG) -> Iterator[Row]:
    """The filled rows of every visible sheet, or of a .csv file, in order.

    Raises ``Unreadable``, at the latest when the broken place is reached.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head:
        raise Unreadable("Tệp rỗng (0 byte): hãy kiểm tra lại và tải lên tệp có nội dung.")
    if head.startswith(_OLE):
        raise Unreadable(_inside_old_office(stream))
    if head.startswith(b"PK"):
        return _counted(rows_of_workbook(stream, limits), limits)
    if b"\0" in head and not head.startswith(_UTF16):
        raise Unreadable(NO_TABLE)
    if head.lstrip()[:1] in (b"{", b"<", b"%"):
        raise Unreadable(NO_TABLE)
    return _counted(rows_of_text(stream), limits)


def _inside_old_office(stream: BinaryIO) -> str:
    is_locked = "EncryptedPackage".encode("utf-16-le") in stream.read(MEGABYTE)
    return LOCKED if is_locked else OLD_WORKBOOK


def _counted(rows: Iterator[Row], limits: Limits) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        if number > limits.rows:
            raise Unreadable(
                f"Bảng có hơn {limits.rows:,} dòng: hãy xuất từng khoảng thời gian thành nhiều"
                " tệp rồi tải lên lần lượt.".replace(",", ".")
            )
        yield row
