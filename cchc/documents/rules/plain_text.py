"""The body of a draft as lines that a person edits: docs/rules/documents.md, section "Editing"."""

import re
from collections.abc import Sequence

from cchc.documents.content import Block, Bullet, GroupRow, Heading, Para, Row, TableBlock
from cchc.kernel.errors import RuleBroken
from cchc.kernel.text import nfc

_HEADING = re.compile(r"(#{1,4}) +(.+)")
_NUMBER = re.compile(r"((?:[IVXL]+|\d+(?:\.\d+)*|[a-zđ])[.)]|\d+(?:\.\d+)+) +(.+)")
_LEAD = re.compile(r"\*\*(.+?)\*\* +(.+)")
_ITALIC = re.compile(r"_(.+)_")
_KEPT = re.compile(r"\[\[ *(?:bảng|phần) +(\d+)\b.*\]\]")
_SHOWN_CAPTION = 60


def to_text(blocks: Sequence[Block]) -> str:
    """One line a block; what has no line of its own (a table) stands as "[[bảng 2: …]]"."""
    return "\n".join(
        line if _says(line := _line(block), block) else _marker(n, block)
        for n, block in enumerate(blocks, 1)
    )


def _says(line: str, block: Block) -> bool:
    """Whether reading the line gives the block again."""
    return bool(line) and not _KEPT.fullmatch(line) and _block(line) == block


def from_text(text: str, *, kept: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The blocks of the lines; ``kept`` are those to which the markers point.

    RuleBroken (``body``) for a marker that points to nothing.
    """
    lines = (nfc(line) for line in text.split("\n"))
    return tuple(_read(line, kept) for line in lines if line)


def _read(line: str, kept: Sequence[Block]) -> Block:
    marker = _KEPT.fullmatch(line)
    if not marker:
        return _block(line)
    number = int(marker[1])
    if not 1 <= number <= len(kept):
        raise RuleBroken(
            f"Dòng “{line}” chỉ đến một bảng không có trong văn bản; hãy xóa dòng này.",
            field="body",
        )
    return kept[number - 1]


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.number} {block.text}".replace("  ", " ")
    if isinstance(block, Bullet):
        return f"{'-' if block.level == 1 else '+'} {block.text}"
    if isinstance(block, Para):
        return _paragraph_line(block)
    return ""


def _paragraph_line(block: Para) -> str:
    if block.lead:
        return f"**{block.lead}** {block.text}"
    if block.bold and block.align == "center":
        return f"= {block.text}"
    return f"_{block.text}_" if block.italic else block.text


def _block(line: str) -> Block:
    if found := _HEADING.fullmatch(line):
        numbered = _NUMBER.fullmatch(found[2])
        number, text = numbered.groups() if numbered else ("", found[2])
        return Heading(text, len(found[1]), number)
    if line.startswith(("- ", "+ ")):
        return Bullet(line[2:].strip(), 1 if line[0] == "-" else 2)
    if line.startswith("= "):
        return Para(line[2:].strip(), bold=True, align="center", indent=False)
    if found := _LEAD.fullmatch(line):
        return Para(found[2], lead=found[1])
    if found := _ITALIC.fullmatch(line):
        return Para(found[1], italic=True)
    return Para(line)


def _marker(number: int, block: Block) -> str:
    if not isinstance(block, TableBlock):
        return f"[[phần {number}: giữ nguyên]]"
    first = block.rows[0] if block.rows else None
    begins = first.label if isinstance(first, GroupRow) else _first_text(first)
    return f"[[bảng {number}: {nfc(block.caption or begins)[:_SHOWN_CAPTION]}]]"


def _first_text(row: Row | None) -> str:
    return max(row.cells, key=len, default="") if row else ""
