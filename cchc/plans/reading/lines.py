"""Printed lines and how they are joined into one text again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc.kernel.extraction.blocks import Place
from cchc.kernel.text import nfc
from cchc.plans.content import SourcePlace
from cchc.plans.reading.columns import Role
from cchc.plans.rules.words import SMALL

_WORD_HYPHEN = re.compile(r"\w-$")
_CODE_HYPHEN = re.compile(r"(?:\d|\b[A-ZĐ]+)-$")
_NUMBER_SLASH = re.compile(r"[A-ZĐ\d]/$")
_YEAR_BEGUN = re.compile(r"[\dIV]/(20\d?)$")
_YEAR_ENDED = re.compile(r"(\d{1,2})(?![\w/])")
_LOOSE = re.compile(rf"[{SMALL}]- [^\W\d]")
_TIGHT = re.compile(rf"[{SMALL}]-[^\W\d]")


@dataclass(frozen=True)
class Line:
    """A line as printed, single spaces.

    ``gap`` is the number of blank lines before it; ``tight`` says that it was broken at a hyphen,
    so that the next line follows without a space ("2021-" + "2025"). ``column`` is the column
    where the layout of a text shows it; ``opens_row`` says that it is the first of cells that begin
    side by side in (nearly) all columns. ``wraps`` says that the next word of its cell, on the line
    below, did not fit the column any more.
    """

    text: str
    place: Place
    gap: int = 0
    tight: bool = False
    new_page: bool = False
    column: Role | None = None
    opens_row: bool = False
    wraps: bool = False


def is_tight(raw: str) -> bool:
    """A hyphen that ends the raw line, no blank before or after it, broke the line."""
    return bool(_WORD_HYPHEN.search(raw) or _NUMBER_SLASH.search(raw))


def is_tight_without_blanks(text: str, *, loose_hyphens: bool) -> bool:
    """The same where blanks at the ends of lines are lost, as in a PDF.

    Codes and years ("KH-", "2021-") are written without a blank; names of units as the rest of the
    document writes them (``loose_hyphens``: "Kế toán- Tài chính").
    """
    if _CODE_HYPHEN.search(text) or _NUMBER_SLASH.search(text):
        return True
    return bool(_WORD_HYPHEN.search(text)) and not loose_hyphens


def has_loose_hyphens(texts: Iterable[str]) -> bool:
    """Whether words are joined by "- " inside lines more often than by "-" alone."""
    loose = tight = 0
    for text in texts:
        loose += len(_LOOSE.findall(text))
        tight += len(_TIGHT.findall(text))
    return loose > tight


def joined(lines: Iterable[Line]) -> str:
    """The text over line and page breaks, NFC, single spaces; a year cut in two is whole again."""
    text, tight = "", True
    for line in lines:
        text += line.text if tight or _cuts_year(text, line.text) else f" {line.text}"
        tight = line.tight
    return nfc(text)


def _cuts_year(before: str, after: str) -> bool:
    """ "28/02/202" / "6": a narrow column breaks a date where it has no blank."""
    begun, ended = _YEAR_BEGUN.search(before), _YEAR_ENDED.match(after)
    return bool(begun and ended and len(begun.group(1) + ended.group(1)) == len("2026"))


def place_of(lines: Sequence[Line]) -> SourcePlace | None:
    """From the first to the last line; the page is that of the first."""
    if not lines:
        return None
    first = min(lines, key=lambda line: line.place.line_from)
    last = max(line.place.line_to for line in lines)
    return SourcePlace(first.place.page, first.place.line_from, last)
