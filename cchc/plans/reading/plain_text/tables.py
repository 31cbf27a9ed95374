"""The tables inside plain text: where they begin and end, their headers, their rows."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cchc.kernel.extraction.blocks import TextLine
from cchc.kernel.text import nfc
from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line, has_loose_hyphens, is_tight, is_tight_without_blanks
from cchc.plans.reading.plain_text.alignment import Alignment, Piece, RowMark, widths_of
from cchc.plans.reading.plain_text.atoms import atoms_of, pairs_of, usual_gap
from cchc.plans.reading.plain_text.headers import headers_in
from cchc.plans.reading.plain_text.marks import area_title, marks_in
from cchc.plans.reading.plain_text.scores import Document, WordPairs
from cchc.plans.reading.plain_text.spaced import pieces_of
from cchc.plans.reading.rows import RawArea, RawRow, RawTable
from cchc.plans.rules.words import all_capitals, bare, roman_value

_TABLE_ENDS = re.compile(
    r"noi nhan\s*:|tren day la|phu luc\b|\(?(?:ban hanh )?kem theo|tm\.|kt\.|tl\."
    r"|(?:[ivx]+|\d+)\s*[.)]\s*to chuc thuc hien"
)
_PART = re.compile(r"([IVX]{1,5})\s*[.:/-]?\s+(\S.{3,})")
_PASSES = 3


@dataclass(frozen=True)
class Split:
    """A plain text parted into what stands outside tables and the tables."""

    body: tuple[Line, ...]
    tables: tuple[RawTable, ...]


def split_text(lines: Sequence[TextLine]) -> Split:
    """Part the text; a header with the same columns goes on with the table before it."""
    printed = printed_lines(lines)
    headers = headers_in(printed)
    body: list[Line] = []
    tables: list[tuple[tuple[Role | None, ...], list[Line]]] = []
    at = 0
    for number, header in enumerate(headers):
        body.extend(printed[at : header.start])
        stop = headers[number + 1].start if number + 1 < len(headers) else len(printed)
        end = _table_end(printed, header.end, stop)
        rows = _turned(printed[header.end : end])
        if tables and tables[-1][0] == header.roles:
            tables[-1][1].extend(rows)
        else:
            tables.append((header.roles, rows))
        at = end
    body.extend(printed[at:])
    pairs = pairs_of(printed)
    return Split(tuple(body), tuple(_table(roles, rows, pairs) for roles, rows in tables))


def printed_lines(lines: Sequence[TextLine]) -> list[Line]:
    """Lines with something on them, single spaces, with the blank lines before them counted."""
    printed: list[Line] = []
    tight = _tightness(lines)
    gap = 0
    for piece in pieces_of(lines):
        line = piece.line
        text = nfc(line.text)
        if not text:
            gap += 1
            continue
        turned = bool(printed) and printed[-1].place.page != line.place.page
        broken = tight(line.text)
        printed.append(Line(text, line.place, gap, broken, turned, piece.column, piece.opens_row))
        gap = 0
    return _without_page_numbers(printed)


def _tightness(lines: Sequence[TextLine]) -> Callable[[str], bool]:
    """How a line joins the next: told by blanks at the ends of lines, where the text has them."""
    if any(line.text.rstrip() and line.text.endswith(" ") for line in lines):
        return is_tight
    loose = has_loose_hyphens(line.text for line in lines)
    return partial(is_tight_without_blanks, loose_hyphens=loose)


def _without_page_numbers(lines: list[Line]) -> list[Line]:
    """Drop numbers that head or foot the pages and count with them."""
    edges = [page[edge] for page in _pages(lines) for edge in (0, -1)]
    shifts = Counter(_shift(line) for line in edges if line.text.isdigit())
    if not shifts or shifts.most_common(1)[0][1] < 2:
        return lines
    usual = shifts.most_common(1)[0][0]
    dropped = [line for line in edges if line.text.isdigit() and _shift(line) == usual]
    return [line for line in lines if line not in dropped]


def _shift(line: Line) -> int:
    return int(line.text) - (line.place.page or 0)


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: dict[int | None, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.place.page, []).append(line)
    return list(pages.values())


def _table_end(lines: Sequence[Line], start: int, stop: int) -> int:
    ends = (n for n in range(start, stop) if _TABLE_ENDS.match(bare(lines[n].text)))
    return min(next(ends, stop), _next_part(lines, start, stop))


def _next_part(lines: Sequence[Line], start: int, stop: int) -> int:
    """Where the body goes on with its next part ("IV. KINH PHÍ"), unless it is the next area."""
    before = [value for line in lines[:start] if (value := _part(line)) is not None]
    area = 0
    for number in range(start, stop):
        value = _part(lines[number])
        if before and value == before[-1] + 1 and value != area + 1:
            return number
        area = value if value == area + 1 else area
    return stop


def _part(line: Line) -> int | None:
    """The number of a heading in capitals: "IV. KINH PHÍ" -> 4."""
    found = _PART.fullmatch(line.text)
    return roman_value(found.group(1)) if found and all_capitals(found.group(2)) else None


def _turned(rows: Sequence[Line]) -> list[Line]:
    """After a repeated header the columns begin at the left again."""
    return [replace(line, new_page=True) if n == 0 else line for n, line in enumerate(rows)]


def _table(roles: tuple[Role | None, ...], lines: Sequence[Line], pairs: WordPairs) -> RawTable:
    order = tuple(role for role in roles if role not in (None, Role.NUMBER))
    pieces = _pieces(lines)
    items: list[RawArea | RawRow] = []
    for _ in range(_PASSES):
        document = Document(widths_of(items), pairs)
        items = Alignment(pieces, _known(order), document).items()
    return RawTable(roles, tuple(items))


def _known(order: Sequence[Role | None]) -> tuple[Role, ...]:
    return tuple(role for role in order if role is not None)


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    """The stream of areas, row numbers and atoms."""
    gap = usual_gap(lines)
    pieces: list[Piece] = []
    at = 0
    for mark in marks_in(lines):
        pieces.extend(atoms_of(lines[at : mark.index], gap))
        line = lines[mark.index]
        if mark.is_area:
            title, at = area_title(lines, mark)
            pieces.append(RawArea(mark.code, title, None))
            continue
        pieces.append(RowMark(mark.code, line))
        if mark.rest:
            pieces.extend(atoms_of([replace(line, text=mark.rest)], gap))
        at = mark.index + 1
    pieces.extend(atoms_of(lines[at:], gap))
    return pieces
