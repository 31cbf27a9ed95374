"""Rows of a .csv file: UTF-8 or UTF-16, parted by semicolons, commas or tabs."""

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import Unreadable
from .cells import Row

NOT_UNICODE = (
    "Tệp văn bản không dùng mã Unicode: hãy mở bằng Excel, chọn “Lưu thành” (Save As) kiểu"
    " CSV UTF-8 rồi tải lên."
)
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ";,\t|"
_LINES_LOOKED_AT = 20
_LONGEST_CELL = 100_000


def rows_of_text(stream: BinaryIO) -> Iterator[Row]:
    """The filled rows; a cell is its text in NFC without blanks around."""
    encoding = "utf-16" if stream.read(2) in _MARKS else "utf-8-sig"
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        delimiter = _delimiter(text)
        reader = csv.reader(text, delimiter=delimiter)
        for cells in reader:
            cleaned = [_clean(cell) for cell in cells]
            if any(cleaned):
                yield Row("", reader.line_num, cleaned)
    except UnicodeError:
        raise Unreadable(NOT_UNICODE) from None
    except csv.Error:
        raise Unreadable(
            f"Tệp CSV hỏng gần dòng {reader.line_num + 1} (thiếu dấu nháy kép đóng, hoặc ô quá"
            " dài): hãy xuất lại tệp từ hệ thống nguồn."
        ) from None
    finally:
        text.detach()


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.replace("\xa0", " ")).strip()


def _delimiter(text: io.TextIOWrapper) -> str:
    """What parts most cells of the fullest of the first lines; titles above the table have none."""
    lines = [text.readline() for _ in range(_LINES_LOOKED_AT)]
    text.seek(0)
    return max(_DELIMITERS, key=lambda sign: max(line.count(sign) for line in lines))
