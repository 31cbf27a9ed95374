"""The headers of tables in plain text, printed again on each page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc.plans.reading.columns import (
    Role,
    are_column_numbers,
    cells_of_header_lines,
    is_header_text,
    is_target_header,
    is_task_header,
    role_of,
    settle,
)
from cchc.plans.reading.lines import Line
from cchc.plans.rules.words import starts_upper, words

_NUMBER_HEADER = re.compile(r"(?:S\s*)?TT\b|Số TT\b|Stt\b|Số thứ tự\b")


@dataclass(frozen=True)
class Header:
    """A run of header lines: from ``start`` up to ``end`` (not included), and its columns."""

    start: int
    end: int
    roles: tuple[Role | None, ...]


def headers_in(lines: Sequence[Line]) -> list[Header]:
    """All headers in order; one that was seen before ends where it ended then."""
    headers: list[Header] = []
    known: set[tuple[str, ...]] = set()
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _may_be_header(lines[end]):
            end += 1
        start = _start(lines, index, end)
        header = (
            _header(lines, start, _known_end(lines, start, end, known)) if end > start else None
        )
        if header:
            headers.append(header)
            known.add(_words(lines[header.start : header.end]))
            end = header.end
        index = max(end, index + 1)
    return headers


def _may_be_header(line: Line) -> bool:
    return line.column is None and is_header_text(line.text)


def _start(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the header begins: at "TT", else at a line that begins with a capital."""
    numbered = (n for n in range(start, end) if _NUMBER_HEADER.match(lines[n].text))
    capital = (n for n in range(start, end) if starts_upper(lines[n].text))
    return next(numbered, next(capital, start))


def _known_end(lines: Sequence[Line], start: int, end: int, known: set[tuple[str, ...]]) -> int:
    """The rest of a row below a repeated header ("hiện.") may look like a part of it."""
    ends = (n for n in range(start + 1, end + 1) if _words(lines[start:n]) in known)
    return next(ends, end)


def _words(lines: Sequence[Line]) -> tuple[str, ...]:
    return words(" ".join(line.text for line in lines))


def _header(lines: Sequence[Line], start: int, end: int) -> Header | None:
    roles = settle([role_of(c) for c in cells_of_header_lines(x.text for x in lines[start:end])])
    known = [role for role in roles if role is not None]
    if len(known) < 3 or not (is_task_header(roles) or is_target_header(roles)):
        return None
    after = [line.text for line in lines[end : end + len(roles)]]
    if are_column_numbers(after):
        end += len(after)
    return Header(start, end, roles)
