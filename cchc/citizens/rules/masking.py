"""How much of a person each eye sees; docs/rules/citizens.md, masking."""

from datetime import date
from enum import StrEnum

BUSINESS = "1"
_HIDDEN = "•"
_HOUSEHOLD = "hộ kinh doanh"
_SHOWN_DIGITS = 3
_SHOWN_PARTS = 2


class Eye(StrEnum):
    """Who looks: the desk that works with people, staff that only watch, and everybody."""

    DESK = "desk"
    WATCHER = "watcher"
    PUBLIC = "public"


def name(text: str, kind: str, eye: Eye) -> str:
    """The desk must tell people apart; others see initials. A company's name is not personal."""
    if eye == Eye.DESK or kind == BUSINESS:
        return text
    before, own = _household(text)
    words = own.split()
    whole = words[:1] if eye == Eye.WATCHER else []
    initials = [f"{word[0].upper()}." for word in words[len(whole) :]]
    return " ".join([*before, *whole, *initials])


def _household(text: str) -> tuple[list[str], str]:
    """The words that only say that it is a household business, and the rest."""
    if not text.casefold().startswith(f"{_HOUSEHOLD} "):
        return [], text
    return [text[: len(_HOUSEHOLD)]], text[len(_HOUSEHOLD) + 1 :]


def number(last: str, eye: Eye) -> str:
    """The last digits, to compare with the paper in hand; nobody but the desk does."""
    return f"{_HIDDEN * 3}{last}" if last and eye == Eye.DESK else ""


def tail(text: str) -> str:
    """What is kept readable of a number: its last three characters, of a long enough one."""
    return text[-_SHOWN_DIGITS:] if len(text) > 2 * _SHOWN_DIGITS else ""


def phone(text: str, eye: Eye) -> str:
    """Two digits before and three behind; a short or foreign one only its end."""
    if not text or eye != Eye.DESK:
        return ""
    before = text[:2] if len(text) >= 10 else ""
    return f"{before}{_HIDDEN * 3}{tail(text)}"


def address(text: str, eye: Eye) -> str:
    """Only the last two parts between commas: commune and province; the public sees none."""
    if not text or eye == Eye.PUBLIC:
        return ""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) <= _SHOWN_PARTS:
        return _HIDDEN * 3
    return ", ".join([_HIDDEN * 3, *parts[-_SHOWN_PARTS:]])


def year(born_on: date | None, eye: Eye) -> str:
    """The year of birth, which tells people of one name apart."""
    return str(born_on.year) if born_on and eye == Eye.DESK else ""
