"""Names and references of SpreadsheetML."""

import re

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_LETTERS = 26

Position = tuple[int, int]


def name(local: str) -> str:
    """The qualified name of an element."""
    return f"{{{_MAIN}}}{local}"


def position(reference: str) -> Position | None:
    """(row, column) from 0 of a reference such as "B12"."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def area(reference: str) -> tuple[Position, Position] | None:
    """(first, last) corner of a reference such as "A1:C3"."""
    first, _, last = reference.partition(":")
    corners = position(first), position(last or first)
    return (corners[0], corners[1]) if corners[0] and corners[1] else None
