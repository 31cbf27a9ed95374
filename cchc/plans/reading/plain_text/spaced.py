"""Text whose columns are kept apart by blanks, as ``pdftotext -layout`` prints them.

Such a table is turned into the form that all others have, one piece of a column a line, each
marked with its column. Rule: docs/rules/plan-reading.md, "Text with columns kept apart".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cchc.kernel.extraction.blocks import TextLine
from cchc.plans.reading.columns import Role, is_header_text, is_task_header, role_of, settle
from cchc.plans.rules.words import CAPITALS, bare

_CHUNK = re.compile(r"\S+(?: \S+)*")
_SIDES = re.compile(r"(\S.*?)\s{4,}(\S.*)")
_AREA = re.compile(r"(?:[IVXL]{1,6}|[A-H])[.)]?")
_BEGINS = re.compile(rf"[{CAPITALS}\-–+•]")
_TOUCHING = 2
_TOUCHING_CAPITAL = 3
_BLANK_NUMBER = re.compile(r"[Ss]ố\s*:?$")
_ENDS = re.compile(r"noi nhan\s*:|phu luc\b|tm\.|kt\.")


@dataclass(frozen=True)
class Piece:
    """A line, or the part of it in one column."""

    line: TextLine
    column: Role | None = None


@dataclass(frozen=True)
class _Columns:
    """The roles from left to right and where, in characters, each begins."""

    roles: tuple[Role | None, ...]
    starts: tuple[int, ...]

    def nearest(self, position: int) -> int:
        """The column of a cell that begins there: letters are not equally wide, so nearly there."""
        return min(range(len(self.starts)), key=lambda n: abs(self.starts[n] - position))

    def after(self, column: int, position: int, word: str) -> int:
        """The column of the next word of a stretch, in which two cells may touch."""
        following = column + 1
        if following == len(self.starts):
            return column
        off = abs(self.starts[following] - position)
        near = _TOUCHING_CAPITAL if _BEGINS.match(word) else _TOUCHING
        return following if off <= near else column


def pieces_of(lines: Sequence[TextLine]) -> list[Piece]:
    """The lines, those of tables whose columns are kept apart piece by piece."""
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        header = _header(lines[at].text)
        if header is None:
            pieces.extend(_sides(lines[at]))
            at += 1
            continue
        end = _end(lines, at + 1)
        pieces.extend(_table(lines[at:end], header))
        at = end
    return pieces


def _header(text: str) -> list[re.Match[str]] | None:
    """The header cells on one line, at least four, that make a header of tasks."""
    chunks = _chunks(text)
    if len(chunks) < 4 or not all(is_header_text(chunk.group()) for chunk in chunks):
        return None
    roles = settle([role_of(chunk.group()) for chunk in chunks])
    return chunks if is_task_header(roles) else None


def _chunks(text: str) -> list[re.Match[str]]:
    return list(_CHUNK.finditer(text))


def _end(lines: Sequence[TextLine], start: int) -> int:
    """The end of the page, of the table or of the text."""
    page = lines[start - 1].place.page
    for number in range(start, len(lines)):
        line = lines[number]
        if line.place.page != page or _ENDS.match(bare(line.text.strip())):
            return number
        if _header(line.text) is not None:
            return number
    return len(lines)


def _table(lines: Sequence[TextLine], header: Sequence[re.Match[str]]) -> Iterator[Piece]:
    below = _header_lines_below(lines[1:])
    cells = _whole_cells(header, lines[1 : 1 + below])
    yield from (Piece(TextLine(cell, lines[0].place)) for cell in cells)
    rows = lines[1 + below :]
    columns = _columns([line.text for line in rows], header, cells)
    for line in rows:
        if _is_area(_chunks(line.text)):
            yield Piece(TextLine(line.text.strip(), line.place))
        else:
            yield from _cells(line, columns)


def _header_lines_below(lines: Sequence[TextLine]) -> int:
    """How many lines go on with the cells of the header."""
    for number, line in enumerate(lines):
        chunks = _chunks(line.text)
        if not chunks or not all(is_header_text(chunk.group()) for chunk in chunks):
            return number
    return 0


def _whole_cells(header: Sequence[re.Match[str]], below: Sequence[TextLine]) -> list[str]:
    """The header cells, each with the words printed under it."""
    cells = [cell.group() for cell in header]
    for chunk in (chunk for line in below for chunk in _chunks(line.text)):
        middle = (chunk.start() + chunk.end()) / 2
        off = [abs((cell.start() + cell.end()) / 2 - middle) for cell in header]
        nearest = off.index(min(off))
        cells[nearest] = f"{cells[nearest]} {chunk.group()}"
    return cells


def _is_area(chunks: Sequence[re.Match[str]]) -> bool:
    """A code and a title, alone on their line."""
    first = chunks[0].group().split()[0] if chunks else ""
    return 0 < len(chunks) <= 2 and bool(_AREA.fullmatch(first))


def _columns(
    texts: Sequence[str], header: Sequence[re.Match[str]], cells: Sequence[str]
) -> _Columns:
    """A column begins after the widest gap between its header cell and the one before."""
    centres = [(cell.start() + cell.end()) // 2 for cell in header]
    written = [set(_letters(text)) for text in texts if len(_chunks(text)) > 2]
    starts = [0]
    for left, right in pairwise(centres):
        counts = [sum(at in line for line in written) for at in range(left, right)]
        starts.append(left + _end_of_gap(counts))
    return _Columns(settle([role_of(cell) for cell in cells]), tuple(starts))


def _end_of_gap(counts: Sequence[int]) -> int:
    """Where the widest stretch ends in which fewest lines have a letter."""
    fewest = min(counts)
    best = run = end = 0
    for at, count in enumerate(counts):
        run = run + 1 if count == fewest else 0
        if run > best:
            best, end = run, at + 1
    return end


def _letters(text: str) -> Iterator[int]:
    return (at for chunk in _chunks(text) for at in range(chunk.start(), chunk.end()))


def _cells(line: TextLine, columns: _Columns) -> Iterator[Piece]:
    """The words of a line, gathered by column."""
    said: dict[Role | None, list[str]] = {}
    for chunk in _chunks(line.text):
        column = columns.nearest(chunk.start())
        for word in re.finditer(r"\S+", chunk.group()):
            column = columns.after(column, chunk.start() + word.start(), word.group())
            said.setdefault(columns.roles[column], []).append(word.group())
    for role, words in said.items():
        piece = TextLine(" ".join(words), line.place)
        yield Piece(piece, None if role is Role.NUMBER else role)
    if not said:
        yield Piece(line)


def _sides(line: TextLine) -> Iterator[Piece]:
    """Two blocks side by side, as letterhead and signature have them, one after the other."""
    found = _SIDES.fullmatch(line.text.strip())
    if found is None or len(_chunks(line.text)) != 2 or _BLANK_NUMBER.search(found.group(1)):
        yield Piece(line)
        return
    for part in found.groups():
        yield Piece(TextLine(part, line.place))
