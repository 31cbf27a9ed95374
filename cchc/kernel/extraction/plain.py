"""Plain text becomes raw lines with page numbers.

Pages are counted by form feeds; a text without any is paged by the gaps that programs leave where
a page of a PDF ended: three or more lines in a row without even a space. Rule:
docs/rules/extraction.md, "Plain text".
"""

import codecs
import re
import unicodedata

from .blocks import Place, TextLine
from .errors import Unreadable
from .legacy import refuse_legacy_letters
from .limits import Limits

_NEW_LINE = re.compile(r"\r\n|\r|\n")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\ufeff\x00-\x08\x0b\x0e-\x1f]")
_PAGE_GAP = 3
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def lines_of_text(content: bytes, limits: Limits) -> tuple[TextLine, ...]:
    """All lines of the file, blank ones included, so that numbers agree with any editor."""
    text = decoded(content)
    refuse_legacy_letters(text)
    raw = _NEW_LINE.split(text.removesuffix("\n").removesuffix("\r"))
    if len(raw) > limits.rows:
        raise Unreadable(
            f"Tệp có hơn {limits.rows} dòng, dài hơn mức đọc được: "
            "hãy tách riêng phần kế hoạch thành một tệp rồi tải lên."
        )
    return tuple(
        TextLine(_cleaned(line), Place(page, number, number))
        for number, (line, page) in enumerate(zip(raw, _pages(raw), strict=True), start=1)
    )


def decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 text; anything else is refused, with the encoding named where it is known."""
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        refuse_legacy_letters(content.decode("latin-1"))
        raise Unreadable(
            "Tệp văn bản không dùng mã Unicode: hãy mở bằng Notepad, chọn “Lưu thành” "
            "(Save As) với mã hóa (Encoding) UTF-8 rồi tải lên."
        ) from None
    if not text.strip():
        raise Unreadable("Tệp không có chữ nào: hãy kiểm tra lại và tải lên tệp có nội dung.")
    return text


def _cleaned(line: str) -> str:
    kept = _INVISIBLE.sub("", line.replace("\f", "").replace("\xa0", " "))
    return unicodedata.normalize("NFC", kept)


def _pages(raw: list[str]) -> list[int | None]:
    """The page of each line; None throughout where nothing in the text turns a page."""
    pages = _by_form_feeds(raw) if any("\f" in line for line in raw) else _by_gaps(raw)
    return list(pages) if pages[-1] > 1 else [None] * len(raw)


def _by_form_feeds(raw: list[str]) -> list[int]:
    """A line belongs to the page on which it begins to print: feeds before its text count."""
    pages, page = [], 1
    for line in raw:
        pages.append(page + len(line) - len(line.lstrip("\f")))
        page += line.count("\f")
    return pages


def _by_gaps(raw: list[str]) -> list[int]:
    """A gap between two printed lines turns the page; blank lines belong to the page before."""
    pages: list[int] = []
    page, empty, gap, begun = 1, 0, False, False
    for line in raw:
        empty = 0 if line else empty + 1
        gap = gap or empty >= _PAGE_GAP
        if line.strip():
            page += gap and begun
            gap, begun = False, True
        pages.append(page)
    return pages
