"""A PDF with text becomes blocks in reading order."""

from collections.abc import Sequence

from ..errors import Unreadable
from ..gathering import Gathered
from ..limits import Limits
from .composing import Composer
from .pages import Page, pages_of
from .sheets import Sheet, sheet_of, without_running_lines

_PICTURE_OF_A_PAGE = 0.6
_FEW_LETTERS = 200
_UNDECODED_SHARE = 0.02


def gather(content: bytes, limits: Limits) -> Gathered:
    """Paragraphs and tables of all pages; page numbers, headers and footers are dropped."""
    sheets: list[Sheet] = []
    fonts: set[str] = set()
    scanned: list[int] = []
    letters = undecoded = 0
    for page in pages_of(content, limits):
        sheets.append(sheet_of(page))
        fonts |= page.fonts
        scanned += [page.number] if _is_picture(page) else []
        letters += len(page.letters)
        undecoded += page.undecoded
    _refuse_pictures(scanned, len(sheets))
    _refuse_undecoded(undecoded, letters)
    blocks = Composer(without_running_lines(sheets)).blocks()
    return Gathered(tuple(blocks), frozenset(fonts), len(sheets))


def _is_picture(page: Page) -> bool:
    return page.pictured > _PICTURE_OF_A_PAGE and len(page.letters) < _FEW_LETTERS


def _refuse_pictures(scanned: Sequence[int], pages: int) -> None:
    if not scanned:
        return
    if len(scanned) == pages:
        raise Unreadable(
            "Tệp PDF là bản quét (ảnh chụp văn bản), không có chữ để đọc: hãy tải lên tệp Word "
            "gốc, tệp PDF xuất trực tiếp từ Word, hoặc bản quét đã qua nhận dạng chữ (OCR)."
        )
    raise Unreadable(
        f"Trang {', '.join(map(str, scanned))} của tệp PDF là ảnh quét, không có chữ để đọc: "
        "hãy bỏ các trang đó nếu không cần, hoặc tải lên tệp Word gốc của văn bản."
    )


def _refuse_undecoded(undecoded: int, letters: int) -> None:
    if undecoded > letters * _UNDECODED_SHARE:
        raise Unreadable(
            "Phông chữ trong tệp PDF không cho biết chữ nào là chữ nào: hãy mở bản Word gốc, "
            "xuất lại thành PDF (hoặc tải lên tệp Word đó)."
        )
