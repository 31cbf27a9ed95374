"""Vietnamese text: one normal form, one fold for search and comparison."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
# Older and newer placement of the tone mark in open syllables: hoà/hòa, thuỷ/thủy, khoẻ/khỏe.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_TONE = re.compile(
    rf"(o)([ae])([{_TONES}])(?![a-z])|(u)(y)([{_TONES}])(?![a-z])", re.IGNORECASE
)


def nfc(text: str) -> str:
    """NFC with single spaces and no space at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower-case ASCII words for search: "Đề án hoà giải" -> "de an hoa giai".

    đ becomes d, every mark is dropped (so old and new tone placement agree), everything that is
    neither letter nor digit becomes one space.
    """
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(c for c in bare if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", kept).strip()


def same_tone_placement(text: str) -> str:
    """NFC with the tone on the first vowel of oa, oe, uy at the end of a word: "hoà" -> "hòa"."""
    apart = unicodedata.normalize("NFD", text)

    def moved(found: re.Match[str]) -> str:
        first, second, tone = [part for part in found.groups() if part is not None]
        return first + tone + second

    return unicodedata.normalize("NFC", _NEW_TONE.sub(moved, apart))
