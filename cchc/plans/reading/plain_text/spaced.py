"""Text whose columns are kept apart by blanks, as ``pdftotext -layout`` prints them.

Such a table is turned into the form that all others have, one piece of a column a line, each
marked with its column. Rule: docs/rules/plan-reading.md, "Text with columns kept apart".
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cchc.kernel.extraction.blocks import TextLine
from cchc.plans.reading.columns import Role
from cchc.plans.reading.plain_text.header_blocks import (
    Chunk,
    HeaderBlock,
    block_at,
    chunks_of,
    is_repeated,
)
from cchc.plans.reading.plain_text.spaced_columns import Columns, columns_of
from cchc.plans.rules.vocabulary import begins_small
from cchc.plans.rules.words import bare

_SIDES = re.compile(r"(\S.*?)\s{4,}(\S.*)")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,2}\s*[.)]?")
_AREA = re.compile(r"(?:[IVXL]{1,6}|[A-HĐ])(?:[.)]?\s+|[.)])(\S.*)")
_BLANK_NUMBER = re.compile(r"[Ss]ố\s*:?$")
_ENDS = re.compile(r"noi nhan\s*:|phu luc\b|tm\.|kt\.")


@dataclass(frozen=True)
class Piece:
    """A line, or the part of it in one column; see ``Line`` for what the layout shows."""

    line: TextLine
    column: Role | None = None
    opens_row: bool = False


@dataclass(frozen=True)
class _Row:
    """A printed line of a table: what it says in each column."""

    line: TextLine
    said: dict[Role | None, str]

    @property
    def numbered(self) -> bool:
        return bool(_NUMBER.fullmatch(self.said.get(Role.NUMBER, "")))

    def begins_everywhere(self, columns: Columns) -> bool:
        """Whether cells of all columns but one may begin here, that of numbers left out."""
        texts = [text for role, text in self.said.items() if role is not Role.NUMBER]
        of_text = len(columns.roles) - (Role.NUMBER in columns.roles)
        return len(texts) >= max(of_text - 1, 3) and not any(map(begins_small, texts))


def pieces_of(lines: Sequence[TextLine]) -> list[Piece]:
    """The lines, those of tables whose columns are kept apart piece by piece."""
    pieces: list[Piece] = []
    known: HeaderBlock | None = None
    at = 0
    while at < len(lines):
        header = _header(lines, at, known)
        if header is None:
            pieces.extend(_sides(lines[at]))
            at += 1
            continue
        known = header
        end = _end(lines, at + header.height, known)
        pieces.extend(_table(lines[at:end], header))
        at = end
    return pieces


def _header(lines: Sequence[TextLine], start: int, known: HeaderBlock | None) -> HeaderBlock | None:
    if known and is_repeated(known, lines, start):
        return known
    return block_at(lines, start)


def _end(lines: Sequence[TextLine], start: int, known: HeaderBlock) -> int:
    """The end of the page, of the table or of the text."""
    page = lines[start - 1].place.page
    for number in range(start, len(lines)):
        line = lines[number]
        if line.place.page != page or _ENDS.match(bare(line.text.strip())):
            return number
        if _header(lines, number, known) is not None:
            return number
    return len(lines)


def _table(lines: Sequence[TextLine], header: HeaderBlock) -> Iterator[Piece]:
    yield from (Piece(TextLine(cell.text, lines[0].place)) for cell in header.cells)
    texts = lines[header.height :]
    columns = columns_of([line.text for line in texts], header)
    begun = [{chunk.start for chunk in chunks_of(line.text)} for line in texts]
    rows = [
        _Row(line, _said(line, columns, before | after))
        for line, before, after in zip(texts, [set(), *begun], [*begun[1:], set()], strict=False)
    ]
    centred = _are_numbers_centred(rows, columns)
    for row in rows:
        if _is_area(chunks_of(row.line.text), columns):
            yield Piece(TextLine(row.line.text.strip(), row.line.place), Role.NUMBER)
        else:
            yield from _pieces(row, opens=centred and row.begins_everywhere(columns))


def _are_numbers_centred(rows: Sequence[_Row], columns: Columns) -> bool:
    """Whether rows begin above their numbers: these seldom stand where cells begin."""
    numbered = [row.begins_everywhere(columns) for row in rows if row.numbered]
    return 2 * sum(numbered) < len(numbered)


def _is_area(chunks: Sequence[Chunk], columns: Columns) -> bool:
    """A code and a title, alone on their line."""
    if not 0 < len(chunks) <= 2 or columns.nearest(chunks[0].start) > 1:
        return False
    titled = _AREA.fullmatch(" ".join(chunk.text for chunk in chunks))
    return titled is not None and titled.group(1)[0].isupper()


def _said(line: TextLine, columns: Columns, beside: Collection[int]) -> dict[Role | None, str]:
    """The words of a line, gathered by column."""
    said: dict[Role | None, list[str]] = {}
    for chunk in chunks_of(line.text):
        for column, text in columns.parted(chunk, beside):
            said.setdefault(columns.roles[column], []).append(text)
    return {role: " ".join(texts) for role, texts in said.items()}


def _pieces(row: _Row, *, opens: bool) -> Iterator[Piece]:
    """The pieces from left to right; the first of text tells whether a row opens here."""
    for role, text in row.said.items():
        if role is Role.NUMBER:
            yield Piece(TextLine(text, row.line.place), role if row.numbered else None)
            continue
        yield Piece(TextLine(text, row.line.place), role, opens)
        opens = False
    if not row.said:
        yield Piece(row.line)


def _sides(line: TextLine) -> Iterator[Piece]:
    """Two blocks side by side, as letterhead and signature have them, one after the other."""
    found = _SIDES.fullmatch(line.text.strip())
    if found is None or len(chunks_of(line.text)) != 2 or _BLANK_NUMBER.search(found.group(1)):
        yield Piece(line)
        return
    for part in found.groups():
        yield Piece(TextLine(part, line.place))
