"""The lines of a cell become items: products, or units with the note that follows their name.

Rule: docs/rules/plan-reading.md, "Cells".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from cchc.plans.reading.lines import Line, joined
from cchc.plans.rules.units import is_rest_of_post
from cchc.plans.rules.vocabulary import (
    ALONE,
    PRODUCT_HEADS,
    UNIT_HEADS,
    begins_small,
    begins_with,
    is_unfinished,
)
from cchc.plans.rules.words import (
    CAPITALS,
    bare,
    has_bullet,
    starts_upper,
    without_bullet,
    without_end_marks,
)

_INNER_BULLET = re.compile(rf"(?<=[;.,:])\s*(?=[-–+•]\s*[{CAPITALS}])|\s+(?=[•●▪✓➢]\s*\w)")
_INNER_SEMICOLON = re.compile(r";\s*(?=\S)(?![^(]*\))")
_COMMA_UNIT = re.compile(rf",\s*(?=[{CAPITALS}])")
_OFFICE_BROKEN = re.compile(r"\b(?:van phong|vp|chu tich|lanh dao|thuong truc)$")
_TRANSITIVE = re.compile(r"\b(?:ban hanh|thuc hien|trien khai|xay dung|phe duyet|kiem tra)$")
_OFFICE_OF = re.compile(r"(?:ubnd|hdnd|uy ban|hoi dong|dang uy|mat tran)\b")

Starts = Callable[[str], bool]


def products_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Split at bullets and at ";" before a line end, never at commas; without end marks."""
    items = _items(lines, lambda text: begins_with(text, PRODUCT_HEADS))
    texts = (without_end_marks(without_bullet(joined(item))) for item in items)
    return tuple(text for text in texts if text)


def doubtful_line(lines: Sequence[Line]) -> str:
    """A line that was joined to the product above it though it may begin another, else "".

    It begins with a capital that is neither a known product nor the name of a unit, or small after
    a full line that ends with ";".
    """
    for above, line in pairwise(lines):
        if any(has_bullet(each.text) for each in (above, line)):
            continue
        if above.text.endswith(";"):
            if _is_broken_after(above, line):
                return line.text
            continue
        whole = not is_unfinished(above.text) and not _TRANSITIVE.search(bare(above.text))
        known = begins_with(line.text, PRODUCT_HEADS) or begins_with(line.text, UNIT_HEADS)
        if starts_upper(line.text) and whole and not known:
            return line.text
    return ""


def units_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Split as products are, and at every ";" and before a capital that begins another unit."""
    items = _whole_posts(_items(lines, lambda text: begins_with(text, UNIT_HEADS)))
    texts = [
        without_end_marks(without_bullet(unit))
        for item in items
        for part in _INNER_SEMICOLON.split(joined(item))
        for unit in _between_commas(part)
    ]
    return tuple(text for text in texts if text)


def _whole_posts(items: Sequence[list[Line]]) -> list[list[Line]]:
    """ "- Hộ tịch" after "Công chức Tư pháp" is the rest of a broken line, no item."""
    whole: list[list[Line]] = []
    for item in items:
        if whole and is_rest_of_post(joined(whole[-1]), joined(item)):
            whole[-1].extend(item)
        else:
            whole.append(item)
    return whole


def _items(lines: Sequence[Line], starts: Starts) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in _parted_at_bullets(lines):
        if items and not _opens_item(items[-1], line, starts):
            items[-1].append(line)
        else:
            items.append([line])
    return items


def _parted_at_bullets(lines: Sequence[Line]) -> list[Line]:
    return [
        replace(line, text=part.strip(), tight=line.tight and last, wraps=line.wraps and last)
        for line in lines
        for part, last in _with_last(_INNER_BULLET.split(line.text))
        if without_bullet(part + " ").strip()
    ]


def _with_last(parts: Sequence[str]) -> list[tuple[str, bool]]:
    return [(part, n == len(parts) - 1) for n, part in enumerate(parts)]


def _opens_item(item: Sequence[Line], line: Line, starts: Starts) -> bool:
    if has_bullet(line.text):
        return True
    if item[-1].text.endswith(";"):
        return not _is_broken_after(item[-1], line)
    return not has_bullet(item[0].text) and _begins_another(joined(item), line.text, starts)


def _is_broken_after(above: Line, line: Line) -> bool:
    """A full line that ends with ";" and goes on small was broken there, where no item ends."""
    return above.wraps and above.text.endswith(";") and begins_small(line.text)


def _begins_another(before: str, text: str, starts: Starts) -> bool:
    """Cells without bullets: a capital that begins another product or unit, the first one whole."""
    if not (starts_upper(text) and starts(text) and starts(before)) or is_unfinished(before):
        return False
    if _TRANSITIVE.search(bare(before)):
        return False
    return not (_OFFICE_BROKEN.search(bare(before)) and _OFFICE_OF.match(bare(text)))


def _between_commas(text: str) -> list[str]:
    """ "Văn phòng UBND, Công an phường" names two; "Thôn 1, 2, 3" is one text."""
    parts = _COMMA_UNIT.split(text)
    if len(parts) < 2 or not all(_is_named_unit(part) for part in parts):
        return [text]
    return parts


def _is_named_unit(part: str) -> bool:
    text = without_bullet(part)
    return begins_with(text, UNIT_HEADS) and (len(text.split()) > 1 or bare(text) in ALONE)
