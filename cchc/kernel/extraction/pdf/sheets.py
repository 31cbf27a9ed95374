"""A page after its tables and other lines were told apart, and what pages have in common."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .lattices import lattices_of
from .lines import Line, lines_of
from .pages import Page
from .sides import Margins
from .tables import Ruled, split_by_lattice

_PAGE_NUMBER = re.compile(r"[-–\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.IGNORECASE)
# The share of the height at top and bottom where page numbers, headers and footers stand.
_EDGE_OF_PAGE = 0.1
_FEWEST_COPIES = 3
_GAP = 1.6  # in font sizes
# An edge is shared when so many lines, and this share of all, end within so many points.
_SHARED_EDGE = 4.0
_SHARING_LINES = 2
_SHARING = 0.06


@dataclass(frozen=True)
class Sheet:
    """The tables and the lines outside them, from top to bottom."""

    number: int
    width: float
    height: float
    tables: tuple[Ruled, ...]
    lines: tuple[Line, ...]

    def is_at_edge(self, line: Line) -> bool:
        """Whether the line stands at the top or bottom of the page."""
        share = line.baseline / max(self.height, 1.0)
        return share < _EDGE_OF_PAGE or share > 1 - _EDGE_OF_PAGE


def sheet_of(page: Page) -> Sheet:
    """The page without its number."""
    tables, outside = split_by_lattice(page.letters, lattices_of(page.rulings))
    lines = tuple(line for line in lines_of(outside) if line.text)
    sheet = Sheet(page.number, page.width, page.height, tuple(tables), lines)
    kept = [
        line
        for at, line in enumerate(lines)
        if not (at in {0, len(lines) - 1} and _is_page_number(sheet, line))
    ]
    return replace(sheet, lines=tuple(kept))


def _is_page_number(sheet: Sheet, line: Line) -> bool:
    return sheet.is_at_edge(line) and bool(_PAGE_NUMBER.fullmatch(line.text))


def without_running_lines(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Headers and footers go: the same words at the same height of most pages, set apart."""
    apart = [_set_apart(sheet) for sheet in sheets]
    copies = Counter(key for lines in apart for key in {_key(line) for line in lines})
    needed = max(_FEWEST_COPIES, len(sheets) / 2)
    return [
        replace(
            sheet,
            lines=tuple(
                line for line in sheet.lines if line not in lines or copies[_key(line)] < needed
            ),
        )
        for sheet, lines in zip(sheets, apart, strict=True)
    ]


def _set_apart(sheet: Sheet) -> list[Line]:
    """The lines at the top and bottom of the page that a gap parts from the others."""
    return [*_before_gap(sheet, sheet.lines), *_before_gap(sheet, sheet.lines[::-1])]


def _before_gap(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    for at, (line, following) in enumerate(pairwise(lines)):
        if not sheet.is_at_edge(line):
            break
        if abs(following.baseline - line.baseline) > _GAP * line.size:
            return list(lines[: at + 1])
    return []


def _key(line: Line) -> tuple[str, int]:
    """What a header has in common from page to page: its words and its height."""
    return line.text, round(line.baseline / 2)


def margins_of(sheets: Iterable[Sheet]) -> Margins:
    """The edges that lines share on pages of one shape; at the right at least as wide as left."""
    lefts: list[float] = []
    rights: list[float] = []
    width = 0.0
    for sheet in sheets:
        width = sheet.width
        lefts += [line.left for line in sheet.lines] + [table.left for table in sheet.tables]
        rights += [line.right for line in sheet.lines] + [table.right for table in sheet.tables]
    left = _shared(sorted(lefts), 0.0)
    right = _shared(sorted(rights, reverse=True), width)
    return Margins(left, max(right, width - left))


def _shared(edges: Sequence[float], otherwise: float) -> float:
    """The outermost edge that enough lines have in common, so that a stamp is not the margin."""
    needed = max(_SHARING_LINES, int(len(edges) * _SHARING))
    for at, edge in enumerate(edges[: len(edges) - needed + 1]):
        if abs(edges[at + needed - 1] - edge) <= _SHARED_EDGE:
            return edge
    return edges[0] if edges else otherwise
