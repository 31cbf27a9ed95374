"""Row numbers and area headings in the text of a table.

A number may stand alone on its line or before the text; the sequence tells which of several
candidates are rows ("6 tháng" is none, and so is the 3 that does not follow 2). Where the layout
shows the column of numbers, what stands there is taken as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.plans.reading.columns import Role
from cchc.plans.reading.lines import Line
from cchc.plans.rules.vocabulary import begins_small
from cchc.plans.rules.words import all_capitals, roman_value

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2}){0,2})\s*[.)]?(?:\s+(\S.*))?")
_AREA = re.compile(r"([IVXL]{1,6}|[A-HĐ])\s*(?:[.)/:-]\s*|\s+|$)(\S.*)?")


@dataclass(frozen=True)
class Mark:
    """A row number or area code at a line, and the text that follows on the same line."""

    index: int
    code: str
    rest: str
    is_area: bool


@dataclass(frozen=True)
class _Candidate:
    mark: Mark
    value: tuple[int, ...]

    @property
    def weight(self) -> float:
        return 2.0 if self.mark.rest else 3.0


def marks_in(lines: Sequence[Line]) -> list[Mark]:
    """The marks that form sequences, in order of their lines."""
    shown = [mark for n, line in enumerate(lines) if (mark := _shown_mark(n, line)) is not None]
    if any(not mark.is_area for mark in shown):
        return shown
    areas = _area_marks(lines)
    taken = {mark.index for mark in areas}
    rows = [c for n, line in enumerate(lines) if n not in taken for c in _row_candidate(n, line)]
    return sorted([*areas, *_best_chain(rows, taken)], key=lambda mark: mark.index)


def _shown_mark(index: int, line: Line) -> Mark | None:
    """What the column of numbers says at the line."""
    if line.column is not Role.NUMBER:
        return None
    number = _NUMBER.fullmatch(line.text)
    if number:
        return Mark(index, number.group(1), "", is_area=False)
    area = _AREA.fullmatch(line.text)
    return Mark(index, area.group(1), area.group(2) or "", is_area=True) if area else None


def _row_candidate(index: int, line: Line) -> list[_Candidate]:
    found = _NUMBER.fullmatch(line.text) if line.column is None else None
    if not found or (found.group(2) and begins_small(found.group(2))):
        return []
    rest = found.group(2) or ""
    if rest and not (rest[0].isupper() or rest[0] in '-–"“'):
        return []
    value = tuple(int(part) for part in found.group(1).split("."))
    return [_Candidate(Mark(index, found.group(1), rest, is_area=False), value)]


def _area_marks(lines: Sequence[Line]) -> list[Mark]:
    """Romans I, II, III … or letters A, B, C … in sequence, each with a title."""
    for value_of in (roman_value, _letter_value):
        marks: list[Mark] = []
        for index, line in enumerate(lines):
            apart = line.column not in (None, Role.NUMBER)
            found = None if apart else _AREA.fullmatch(line.text)
            if (
                found
                and value_of(found.group(1)) == len(marks) + 1
                and _titled(found, lines, index)
            ):
                marks.append(Mark(index, found.group(1), found.group(2) or "", is_area=True))
        if len(marks) > 1 or (marks and value_of is roman_value):
            return marks
    return []


def _letter_value(code: str) -> int | None:
    return "ABCDEFGH".index(code) + 1 if code in "ABCDEFGH" and len(code) == 1 else None


def _titled(found: re.Match[str], lines: Sequence[Line], index: int) -> bool:
    title = found.group(2) or (lines[index + 1].text if index + 1 < len(lines) else "")
    return title[:1].isupper()


def _best_chain(candidates: Sequence[_Candidate], areas: set[int]) -> list[Mark]:
    """The heaviest chain in which each number follows the one before it."""
    best: list[tuple[float, int | None]] = []
    for position, candidate in enumerate(candidates):
        start = candidate.weight - (0.0 if candidate.value[-1] == 1 else 4.0)
        choice: tuple[float, int | None] = (start, None)
        for earlier in range(position):
            cost = _step_cost(candidates[earlier], candidate, areas)
            if cost is not None:
                choice = max(
                    choice,
                    (best[earlier][0] + candidate.weight - cost, earlier),
                    key=lambda pair: pair[0],
                )
        best.append(choice)
    return _traced(candidates, best)


def _traced(
    candidates: Sequence[_Candidate], best: Sequence[tuple[float, int | None]]
) -> list[Mark]:
    at: int | None = max(range(len(best)), key=lambda n: best[n][0], default=None)
    chain = []
    while at is not None:
        chain.append(candidates[at].mark)
        at = best[at][1]
    return chain[::-1]


def _step_cost(before: _Candidate, after: _Candidate, areas: set[int]) -> float | None:
    """0 for the next number, more for a gap, None where the one cannot follow the other."""
    a, b = before.value, after.value
    if b[-1] == 1 and len(b) >= len(a) and (len(b) > len(a) and b[: len(a)] == a):
        return 0.0
    if b == (1,) or (b[-1] == 1 and len(b) > 1 and b[:-1] > a[: len(b) - 1]):
        restarted = any(before.mark.index < area < after.mark.index for area in areas)
        return 0.0 if restarted or len(b) > 1 else 5.0
    depth = len(b)
    if depth > len(a) or b[:-1] != a[: depth - 1]:
        return None
    gap = b[-1] - a[depth - 1]
    return {1: 0.0, 2: 3.0, 3: 5.0}.get(gap)


def area_title(lines: Sequence[Line], mark: Mark) -> tuple[str, int]:
    """The title of an area and the index of the first line after it."""
    title = mark.rest
    index = mark.index + 1
    while index < len(lines) and _title_goes_on(title, lines[index].text):
        title = f"{title} {lines[index].text}".strip()
        index += 1
    return title, index


def _title_goes_on(title: str, text: str) -> bool:
    if not title:
        return True
    if _NUMBER.fullmatch(text):
        return False
    return begins_small(text) or (all_capitals(title) and all_capitals(text) and len(text) > 3)
