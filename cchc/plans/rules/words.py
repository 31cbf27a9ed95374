"""Words of plan documents: letters without marks, bullets, Roman numerals, ordinary capitals."""

import re
import unicodedata

# Inside the brackets of a regular expression: Vietnamese capitals and small letters.
CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL = CAPITALS.lower()
BULLETS = "-–—+•●○▪■◦*·✓➢❖"
_BULLET = re.compile(rf"^\s*[{re.escape(BULLETS)}](?!\d)\s*")
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_SPACED_HYPHEN = re.compile(rf"(?<=[{SMALL}])\s*[-–]\s*(?=[^\W\d_])")
_END_MARKS = " .;,:…"


def word_set(text: str) -> frozenset[str]:
    """The words of a text that lists words."""
    return frozenset(text.split())


# Words of the administration that ordinary capitals write small.
_SMALL = word_set(
    "phường xã thị trấn thành phố quận huyện tỉnh đặc khu trực thuộc và của tại về phòng ban sở"
)
_OFFICES = {"ỦY BAN NHÂN DÂN": "UBND", "UỶ BAN NHÂN DÂN": "UBND", "HỘI ĐỒNG NHÂN DÂN": "HĐND"}


def bare(text: str) -> str:
    """Small letters without marks, one for each character: "Quý I" -> "quy i"."""
    return unicodedata.normalize("NFC", text).translate(_BARE)


class _Bare(dict[int, str]):
    """Letters without marks, each computed once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
        return self[code]


_BARE = _Bare()


def words(text: str) -> tuple[str, ...]:
    """The words of a text without marks; punctuation parts words."""
    return tuple(re.findall(r"[a-z0-9]+", bare(text)))


def has_bullet(line: str) -> bool:
    return bool(_BULLET.match(line))


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line, count=1)


def without_end_marks(text: str) -> str:
    """Without the punctuation that ends an item; "..." and "v.v." stay."""
    stripped = text.rstrip(" ;,:")
    if stripped.endswith(("...", "…", "v.v.")):
        return stripped
    return text.rstrip(_END_MARKS)


def roman_value(text: str) -> int | None:
    """The number of a Roman numeral in capitals, else None."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    ahead = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, ahead, strict=True))


def starts_upper(text: str) -> bool:
    first = next((letter for letter in text if letter.isalnum()), "")
    return first.isupper()


def all_capitals(text: str) -> bool:
    return text.upper() == text and any(letter.isalpha() for letter in text)


def ordinary_capitals(name: str) -> str:
    """ "ỦY BAN NHÂN DÂN PHƯỜNG AN BÌNH" -> "UBND phường An Bình"; mixed case is kept."""
    for long, short in _OFFICES.items():
        name = re.sub(long, short, name, flags=re.IGNORECASE)
    return " ".join(_ordinary(word, position) for position, word in enumerate(name.split()))


def _ordinary(word: str, position: int) -> str:
    if word in ("UBND", "HĐND", "MTTQ") or not word.isupper():
        return word
    if word.lower() in _SMALL and position > 0:
        return word.lower()
    return word.capitalize()


def spaced_hyphens(name: str) -> str:
    """One way to join names by a hyphen: "Văn hoá-Xã hội" -> "Văn hoá - Xã hội"."""
    return _SPACED_HYPHEN.sub(" - ", name)
