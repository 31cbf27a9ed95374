"""Keeps out of every log what opens something by itself: the token in the address of a slip.

Django writes the address of each answer of 400 or more into the log, whatever form it has: with a
slash added, asked for by another verb, mistyped. So the records are masked where they are made,
before any logger, handler or file has them.
"""

import logging
import re
from collections.abc import Callable
from typing import Any

from cchc.web.paths import SECRET_PREFIXES

SHOWN = "…"
_SLASH = "(?:/|%2f)+"
_PREFIXES = "|".join(prefix.replace("/", _SLASH) for prefix in SECRET_PREFIXES)
_SECRET = re.compile(rf"(?P<before>{_SLASH}(?:{_PREFIXES}){_SLASH})[^\s\"'<>]+", re.IGNORECASE)


def masked(text: str) -> str:
    """The text without what follows the addresses that hold a secret."""
    return _SECRET.sub(rf"\g<before>{SHOWN}", text)


def install() -> None:
    """Let every record of this process be masked; a second time changes nothing."""
    made = logging.getLogRecordFactory()
    if not getattr(made, "masks", False):
        logging.setLogRecordFactory(_masking(made))


def _masking(made: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    def record(*args: Any, **named: Any) -> logging.LogRecord:
        found = made(*args, **named)
        text = _text(found)
        if text is not None and (shown := masked(text)) != text:
            found.msg, found.args = shown, ()
        return found

    record.masks = True  # type: ignore[attr-defined]  # how a second call knows it
    return record


def _text(found: logging.LogRecord) -> str | None:
    """What the record will say; a wrong number of arguments is for its handler to tell."""
    try:
        return found.getMessage()
    except (TypeError, ValueError):
        return None
