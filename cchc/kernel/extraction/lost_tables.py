"""An old Word file whose tables the converter lost is refused, not read as one long line.

Word 97 ends every cell with a mark of its own. Where the converter drops a table, the words on
both sides of such a mark come out joined in one paragraph; that is how the loss is told.
Rule: docs/rules/extraction.md, "Old formats".
"""

import re
from collections.abc import Iterator

from .blocks import Paragraph
from .errors import Unreadable
from .gathering import Gathered
from .text import clean

LOST_TABLES = (
    "Đây là tệp Word kiểu cũ (.doc), khi chuyển đổi thì các ô của bảng bị dồn vào nhau nên không "
    "đọc chắc được: hãy mở bằng Word, chọn “Lưu thành” (Save As) kiểu .docx rồi tải lên."
)

_MARK = "\x07"
_SHORTEST = 8
_LETTERS = "0-9A-Za-zÀ-ɏḀ-ỿ"
# Two words that only a mark parts; two letters on each side, so that mere bytes seldom pass.
_NEIGHBOURS = re.compile(
    f"([^\x00-\x1f]{{0,10}}[{_LETTERS}]{{2}}[.,;:)”%]?){_MARK}([{_LETTERS}]{{2}}[^\x00-\x1f]{{0,10}})"
)


def refuse_lost_tables(old: bytes, gathered: Gathered) -> None:
    """Refuse what a .doc became where two neighbouring cells of ``old`` came out as one text."""
    paragraphs = (block.text for block in gathered.blocks if isinstance(block, Paragraph))
    words = "\n".join(paragraphs)
    if any(pair in words for pair in _neighbours(old)):
        raise Unreadable(LOST_TABLES)


def _neighbours(old: bytes) -> Iterator[str]:
    """The end of one cell and the beginning of the next, without the mark between them.

    Word keeps text that has a Vietnamese letter in two bytes a letter, from any byte on.
    """
    for offset in (0, 1):
        text = old[offset:].decode("utf-16-le", errors="replace")
        for left, right in _NEIGHBOURS.findall(text):
            # "20" beside "26" must not be found again in a year.
            if len(left + right) >= _SHORTEST and not (left.isdigit() or right.isdigit()):
                yield clean(left) + clean(right)
