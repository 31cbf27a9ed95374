"""The items of a section whose paragraphs are joined into one text."""

import re
from collections.abc import Iterator

from cchc.plans.rules.vocabulary import DUTY_HEADS, begins_with

_BULLET = re.compile(r"(?:^|\s+)[-–+•]\s+(?=\S)")
_ENDED = (".", ";", ":", "…", ")")


def items_of(text: str) -> tuple[str, ...]:
    """Parted at bullets; a hyphen inside a name ("Tài chính - Kế toán") is none."""
    return tuple(item for item in (part.strip() for part in _parts(text)) if item)


def _parts(text: str) -> Iterator[str]:
    start = 0
    for found in _BULLET.finditer(text):
        before = text[: found.start()].rstrip()
        if before.endswith(_ENDED) or not before or _begins_duty(text[found.end() :]):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _begins_duty(rest: str) -> bool:
    return rest[:1].isupper() and begins_with(rest, DUTY_HEADS)
