"""Letters as they are printed: one normal form, no invisible characters."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0e-\x1f]")
_SPACE_LIKE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def clean(text: str) -> str:
    """NFC; every kind of blank is a plain space; invisible characters are gone."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _SPACE_LIKE.sub(" ", text)))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, cleaned and stripped, blank ones dropped."""
    stripped = (line.strip() for line in clean(text).split("\n"))
    return tuple(line for line in stripped if line)
